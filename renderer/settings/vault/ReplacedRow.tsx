import { Button } from 'antd';
import { useReportError } from '../../parts/useReportError.ts';
import { useChooseVault } from '../../vault/useChooseVault.ts';
import { SettingRow } from './SettingRow.tsx';

/** The way back from a vault that was made of a backup to the one before it. */
export function ReplacedRow({ path }: { path: string }) {
  const back = useChooseVault();
  const report = useReportError();
  return (
    <SettingRow
      title="从备份恢复出来的"
      about={`恢复以前用的资料库还在：${path}。换回去以后，这一个也还在，不会动。`}
      action={
        <Button loading={back.isPending} onClick={() => back.mutate({ path }, { onError: report })}>
          换回原来的
        </Button>
      }
    />
  );
}
