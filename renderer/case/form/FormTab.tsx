import type { OpenedCase } from '#shared/api/cases.ts';
import { readError } from '../../app/readError.ts';
import { useTables } from '../../app/useTables.ts';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { CaseForm } from './CaseForm.tsx';

/** What is filled in for a case. */
export function FormTab({ opened }: { opened: OpenedCase }) {
  const tables = useTables();
  if (tables.error && !tables.data)
    return <ErrorPanel error={readError(tables.error)} onRetry={() => void tables.refetch()} />;
  if (!tables.data) return <Waiting what="正在打开填报信息" />;
  return <CaseForm opened={opened} tables={tables.data} />;
}
