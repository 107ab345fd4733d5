import './case.css';
import { useParams } from 'react-router';
import { addresses } from '../app/addresses.ts';
import { readError } from '../app/readError.ts';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { CaseDesk } from './CaseDesk.tsx';
import { RemovedCase } from './RemovedCase.tsx';
import { useOpenedCase } from './useOpenedCase.ts';

const toList = { label: '回到案件列表', to: addresses.cases };

/** One case: what is filled in, what it needs, its letters, its dossier and how far it is. */
export function CaseScreen() {
  const { caseNumber = '' } = useParams();
  const { data: opened, error, refetch } = useOpenedCase(caseNumber);
  const problem = error ? readError(error) : null;
  // Also when it went there while it was open here: what is typed now could not be saved.
  if (problem?.code === 'caseRemoved') return <RemovedCase caseNumber={caseNumber} />;
  if (!opened && problem) return <ErrorPanel error={problem} onRetry={() => void refetch()} elsewhere={toList} />;
  if (!opened) return <Waiting what="正在打开案件" />;
  return <CaseDesk key={caseNumber} opened={opened} />;
}
