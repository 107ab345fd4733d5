import { Typography } from 'antd';
import type { FindingCounts } from '#shared/api/cases.ts';
import { type Role, roleSchema } from '#shared/filing/person.ts';
import { useSaveSummary } from './editorContext.ts';
import type { FormFacts } from './formFacts.ts';
import { HiddenDraft } from './HiddenDraft.tsx';
import { hiddenDrafts } from './hiddenDrafts.ts';
import { humansOf } from './humans.ts';
import { PersonCard } from './PersonCard.tsx';
import { RolePicker } from './RolePicker.tsx';
import { SectionCard } from './SectionCard.tsx';

/** Who holds the three roles, and every human being once with what is asked of them. */
export function PeopleSection({
  facts,
  counts,
  settled,
  otherCases,
}: {
  facts: FormFacts;
  counts: FindingCounts | null;
  settled: boolean;
  /** How many other cases each person serves, by id. */
  otherCases: Readonly<Record<string, number>>;
}) {
  const { application, nature, tables } = facts;
  const { unsaved } = useSaveSummary();
  const folded = (role: Role) =>
    role === 'legalRepresentative' && nature === 'personal' && application.roles[role] === null;
  return (
    <SectionCard id="people" counts={counts} settled={settled}>
      <div className="beian-fields beian-roles">
        {roleSchema.options
          .filter((role) => !folded(role))
          .map((role) => (
            <RolePicker key={role} role={role} facts={facts} />
          ))}
      </div>
      {folded('legalRepresentative') && (
        <Typography.Text type="secondary">个人备案没有法定代表人，负责人就是本人，不用另外指定。</Typography.Text>
      )}
      {hiddenDrafts(unsaved, application).map((field) => (
        <HiddenDraft key={field} field={field} tables={tables} />
      ))}
      {humansOf(application).map((human) => (
        <PersonCard key={human.person.id} human={human} facts={facts} otherCases={otherCases[human.person.id] ?? 0} />
      ))}
    </SectionCard>
  );
}
