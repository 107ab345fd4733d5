import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { addresses, type CaseTab } from '../app/addresses.ts';
import { readError } from '../app/readError.ts';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { useOpenedCase } from './useOpenedCase.ts';

const FormTab = lazy(async () => ({ default: (await import('./form/FormTab.tsx')).FormTab }));
const MaterialsTab = lazy(async () => ({ default: (await import('./materials/MaterialsTab.tsx')).MaterialsTab }));
const LettersTab = lazy(async () => ({ default: (await import('./letters/LettersTab.tsx')).LettersTab }));
const DossierTab = lazy(async () => ({ default: (await import('./dossier/DossierTab.tsx')).DossierTab }));
const ProgressTab = lazy(async () => ({ default: (await import('./progress/ProgressTab.tsx')).ProgressTab }));

const tabs = [
  { key: 'form', label: '填报信息', Content: FormTab },
  { key: 'materials', label: '材料', Content: MaterialsTab },
  { key: 'letters', label: '文书', Content: LettersTab },
  { key: 'dossier', label: '卷宗', Content: DossierTab },
  { key: 'progress', label: '进度', Content: ProgressTab },
] as const satisfies readonly { key: CaseTab; label: string; Content: unknown }[];

/** One case: what is filled in, what it needs, its letters, its dossier and how far it is. */
export function CaseScreen() {
  const { caseNumber = '', tab = 'form' } = useParams();
  const navigate = useNavigate();
  const { data: opened, error, refetch } = useOpenedCase(caseNumber);
  if (!opened && error) return <ErrorPanel error={readError(error)} onRetry={() => void refetch()} />;
  if (!opened) return <Waiting what="正在打开案件" />;
  return (
    <>
      <PageTitle title={opened.application.miniProgram.name ?? caseNumber} />
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate(addresses.caseAt(caseNumber, tabs.find((each) => each.key === key)?.key))}
        destroyOnHidden
        items={tabs.map(({ key, label, Content }) => ({
          key,
          label,
          children: (
            <Suspense fallback={<Waiting what="正在打开" />}>
              <Content opened={opened} />
            </Suspense>
          ),
        }))}
      />
    </>
  );
}
