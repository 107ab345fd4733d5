import { Flex } from 'antd';
import { useMemo } from 'react';
import type { CodeTables } from '#shared/api/about.ts';
import type { OpenedCase } from '#shared/api/cases.ts';
import { subjectNature } from '#shared/filing/subjectNature.ts';
import { useToday } from '../../app/useToday.ts';
import { countBySection } from '../findings/fieldFindings.ts';
import { useFieldFindings } from '../findings/useFieldFindings.ts';
import { useArrival } from '../useArrival.ts';
import { FieldSection } from './FieldSection.tsx';
import type { SectionId } from './fields.ts';
import type { FormFacts } from './formFacts.ts';
import { PeopleSection } from './PeopleSection.tsx';
import { SectionBar } from './SectionBar.tsx';
import { useEnterToNext } from './useEnterToNext.ts';
import { useSettled } from './useSettled.ts';

/** All parts of the form under each other, with the bar that leads to them and tells how far they are saved. */
export function CaseForm({ opened, tables }: { opened: OpenedCase; tables: CodeTables }) {
  const { application, findings, otherCases } = opened;
  const today = useToday();
  const found = useFieldFindings(findings);
  const counts = useMemo(() => countBySection(found), [found]);
  const wanted = useArrival();
  const settled = useSettled();
  const form = useEnterToNext();
  const facts: FormFacts = {
    application,
    tables,
    nature: subjectNature(application.subject, tables),
    found,
    today,
    wanted,
  };
  const part = (id: SectionId) => ({ facts, counts: counts.get(id) ?? null });
  return (
    <div ref={form}>
      <SectionBar counts={counts} />
      <Flex vertical gap={14}>
        <FieldSection id="subject" {...part('subject')} settled otherCases={otherCases.subject} />
        <PeopleSection {...part('people')} settled={settled} otherCases={otherCases.persons} />
        <FieldSection id="miniProgram" {...part('miniProgram')} settled={settled} />
        <FieldSection id="preapprovals" {...part('preapprovals')} settled={settled} />
        <FieldSection id="filingCase" {...part('filingCase')} settled={settled} />
      </Flex>
    </div>
  );
}
