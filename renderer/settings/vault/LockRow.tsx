import { Button } from 'antd';
import { useLockVault } from '../../vault/useLockVault.ts';
import { SettingRow } from './SettingRow.tsx';

/** Locks at once. */
export function LockRow() {
  const lock = useLockVault();
  return (
    <SettingRow
      title="锁定"
      about="离开座位时锁上，再用时输口令。屏幕上的资料随即清掉；没能保存的输入，下次打开时还在。"
      action={
        <Button loading={lock.isPending} onClick={lock.lock}>
          现在锁定
        </Button>
      }
    />
  );
}
