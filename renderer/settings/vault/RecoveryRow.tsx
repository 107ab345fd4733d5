import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex } from 'antd';
import { useEffect, useState } from 'react';
import type { VaultStatus } from '#shared/api/vault.ts';
import { addresses } from '../../app/addresses.ts';
import { useDesk } from '../../app/deskContext.ts';
import { noteCutShort } from '../../parts/cutShort.ts';
import { LeaveGuard } from '../../parts/LeaveGuard.tsx';
import type { UnderWay } from '../../parts/underWay.ts';
import { KeepRecoveryCode } from '../../vault/KeepRecoveryCode.tsx';
import { TypeBackRecovery } from '../../vault/TypeBackRecovery.tsx';
import { RenewRecoveryForm } from './RenewRecoveryForm.tsx';
import { SettingRow } from './SettingRow.tsx';

/** What is going on with the recovery code. */
type Doing =
  | { readonly state: 'nothing' | 'confirming' | 'renewing' }
  | { readonly state: 'keeping'; readonly code: string; readonly older: string | null };

const codeShown: UnderWay = {
  what: '新的恢复码还没有核对',
  fate: '就再也看不到了',
  about: '旧的恢复码已经打不开资料库。新的还没有抄下来的话，请先抄好。',
};

const lostCode = '刚才换的新恢复码还没有核对，锁定时已从屏幕上清掉。没有抄下来的，请再换一个新的，旧的都已作废。';

/** The recovery code: checked against the paper, or replaced by a new one. */
export function RecoveryRow({ path, confirmed }: { path: string; confirmed: boolean }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [doing, setDoing] = useState<Doing>({ state: 'nothing' });
  const keeping = doing.state === 'keeping';
  useEffect(() => {
    if (!keeping) return;
    return () => {
      const status = cache.getQueryData<VaultStatus>(queries.vault.status.queryKey());
      // Locked meanwhile, perhaps in another tab: the lock clears the screen, and it is said how to get another code.
      if (status?.state === 'open') return;
      noteCutShort({ vault: path, told: lostCode, address: addresses.settings('vault'), untilRecoveryConfirmed: true });
    };
  }, [keeping, cache, queries, path]);
  const end = async () => {
    setDoing({ state: 'nothing' });
    await cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() });
  };
  const confirm = async () => {
    message.success('核对无误，请把纸收好。');
    await end();
  };
  return (
    <SettingRow
      title="恢复码"
      about={
        keeping
          ? '已经换了新的，旧的作废了。请先抄下来，再对着抄好的纸输一遍。'
          : confirmed
            ? '核对过，或者用它打开过，是对的。忘记口令时用它打开资料库。'
            : '还没有核对过。忘记口令时只有它能打开资料库，请对着抄好的纸输一遍；没有抄下来的，换一个新的。'
      }
      action={
        doing.state === 'nothing' && (
          <Flex gap={8} wrap justify="flex-end">
            {!confirmed && (
              <Button type="primary" onClick={() => setDoing({ state: 'confirming' })}>
                核对恢复码
              </Button>
            )}
            <Button onClick={() => setDoing({ state: 'renewing' })}>换新的恢复码</Button>
          </Flex>
        )
      }
    >
      {doing.state === 'confirming' && (
        <TypeBackRecovery code={null} onConfirmed={() => void confirm()}>
          <Button onClick={() => void end()}>取消</Button>
        </TypeBackRecovery>
      )}
      {doing.state === 'renewing' && (
        <RenewRecoveryForm
          onRenewed={(code, older) => setDoing({ state: 'keeping', code, older })}
          onCancel={() => void end()}
        />
      )}
      <LeaveGuard when={keeping} work={codeShown} go="不看了，离开" />
      {doing.state === 'keeping' && doing.older !== null && (
        <Alert type="warning" showIcon title={doing.older} style={{ marginBlockEnd: 16, overflowWrap: 'anywhere' }} />
      )}
      {doing.state === 'keeping' && (
        <KeepRecoveryCode code={doing.code} path={path} onConfirmed={() => void confirm()} onLater={() => void end()} />
      )}
    </SettingRow>
  );
}
