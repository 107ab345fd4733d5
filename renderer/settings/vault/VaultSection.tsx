import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { ByHandRow } from './ByHandRow.tsx';
import { IdleLockRow } from './IdleLockRow.tsx';
import { LaggingRow } from './LaggingRow.tsx';
import { LockRow } from './LockRow.tsx';
import { OtherVaultRow } from './OtherVaultRow.tsx';
import { PassphraseRow } from './PassphraseRow.tsx';
import { RecoveryRow } from './RecoveryRow.tsx';
import { RememberRow } from './RememberRow.tsx';
import { ReplacedRow } from './ReplacedRow.tsx';
import { SampleRow } from './SampleRow.tsx';
import { SettingRow } from './SettingRow.tsx';

/** The vault that is open: where it lies, what opens it, and the way to another one. */
export function VaultSection() {
  const { queries, host } = useDesk();
  const status = useQuery(queries.vault.status.queryOptions());
  if (status.error) return <ErrorPanel error={readError(status.error)} onRetry={() => void status.refetch()} />;
  if (!status.data) return <Waiting what="正在读取资料库" />;
  const { path, sample, recoveryConfirmed, rememberedHere, replacedVault } = status.data;
  return (
    <>
      <SettingRow
        title="位置"
        about={
          <>
            {path}
            <br />
            换电脑时，先锁定，再整个文件夹一起复制；也可以用“备份”里的备份恢复。
          </>
        }
      />
      {replacedVault !== null && <ReplacedRow path={replacedVault} />}
      {sample ? (
        <Alert type="info" showIcon title="这是示例资料库，没有自己的口令和恢复码。" style={{ marginBlock: 16 }} />
      ) : (
        <>
          <RecoveryRow path={path} confirmed={recoveryConfirmed === true} />
          <PassphraseRow />
          <LaggingRow />
          {host.keepsKeys && <RememberRow remembered={rememberedHere} />}
        </>
      )}
      <LockRow />
      <IdleLockRow />
      <OtherVaultRow path={path} />
      {!sample && <ByHandRow path={path} />}
      {!sample && <SampleRow />}
    </>
  );
}
