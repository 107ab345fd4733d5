import { Flex, Tabs } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useNavigate } from 'react-router';
import type { FindingCounts, OpenedCase } from '#shared/api/cases.ts';
import { countFindings } from '#shared/filing/findingKind.ts';
import { addresses, type CaseTab } from '../app/addresses.ts';
import { BlockingBadges } from '../parts/BlockingBadge.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { findingPlace } from './findings/findingPlace.ts';

const FormTab = lazy(async () => ({ default: (await import('./form/FormTab.tsx')).FormTab }));
const MaterialsTab = lazy(async () => ({ default: (await import('./materials/MaterialsTab.tsx')).MaterialsTab }));
const LettersTab = lazy(async () => ({ default: (await import('./letters/LettersTab.tsx')).LettersTab }));
const SubmitTab = lazy(async () => ({ default: (await import('./submit/SubmitTab.tsx')).SubmitTab }));
const DossierTab = lazy(async () => ({ default: (await import('./dossier/DossierTab.tsx')).DossierTab }));
const ProgressTab = lazy(async () => ({ default: (await import('./progress/ProgressTab.tsx')).ProgressTab }));

const tabs = [
  { key: 'form', label: '填报信息', Content: FormTab },
  { key: 'materials', label: '材料', Content: MaterialsTab },
  { key: 'letters', label: '文书', Content: LettersTab },
  { key: 'submit', label: '提交', Content: SubmitTab },
  { key: 'dossier', label: '卷宗', Content: DossierTab },
  { key: 'progress', label: '进度', Content: ProgressTab },
] as const satisfies readonly { key: CaseTab; label: string; Content: unknown }[];

/** The parts of a case; those that something blocks say how much. */
export function CaseTabs({ opened, tab, extra }: { opened: OpenedCase; tab: string; extra: ReactNode }) {
  const navigate = useNavigate();
  const { number } = opened.application.filingCase;
  // Also to the part that shows: while another is being fetched, this is how one stays.
  const go = (key?: CaseTab) => void navigate(addresses.caseAt(number, key), { replace: key === tab });
  const count = (key: CaseTab) => countFindings(opened.findings.filter(({ where }) => findingPlace(where).tab === key));
  return (
    <Tabs
      activeKey={tab}
      onTabClick={(key) => go(tabs.find((each) => each.key === key)?.key)}
      destroyOnHidden
      styles={{ header: { marginBottom: 6 } }}
      tabBarExtraContent={extra}
      items={tabs.map(({ key, label, Content }) => ({
        key,
        label: <TabLabel label={label} counts={count(key)} />,
        children: (
          <Suspense fallback={<Waiting what="正在打开" />}>
            <Content opened={opened} />
          </Suspense>
        ),
      }))}
    />
  );
}

function TabLabel({ label, counts }: { label: string; counts: FindingCounts }) {
  return (
    <Flex gap={6} align="center" component="span">
      {label}
      <BlockingBadges counts={counts} />
    </Flex>
  );
}
