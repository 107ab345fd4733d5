import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { isMissing } from '#shared/doctor/loss.ts';
import { type SalvageTold, saySalvaged } from '#shared/doctor/salvaged.ts';
import { sayFormerKey } from '#shared/vault/formerKey.ts';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import { useReportError } from '../parts/useReportError.ts';
import { useChooseVault } from '../vault/useChooseVault.ts';
import { addresses } from './addresses.ts';
import { useDesk } from './deskContext.ts';

/** What one should know about the vault that is open: the sample, what a salvage brought over, an unconfirmed recovery code, a way back, a way to be remembered. */
export function VaultBanner() {
  const { queries, host } = useDesk();
  const status = useQuery(queries.vault.status.queryOptions()).data;
  if (status?.sample) return <SampleBanner usualPath={status.usualPath} />;
  if (status?.formerKey) return <FormerKeyBanner kind={status.formerKey} />;
  if (status?.salvaged) return <SalvagedBanner told={status.salvaged} />;
  if (status?.recoveryConfirmed === false) return <RecoveryBanner />;
  if (status?.replacedVault) return <RestoredBanner replaced={status.replacedVault} />;
  if (status?.rememberedElsewhere && host.keepsKeys) return <RememberBanner />;
  return null;
}

function SampleBanner({ usualPath }: { usualPath: string }) {
  const leave = useChooseVault();
  const report = useReportError();
  return (
    <Alert
      banner
      type="info"
      role="status"
      title="这是示例资料库，里面的人和单位都是虚构的，可以放心试。"
      action={
        <Button
          size="small"
          loading={leave.isPending}
          onClick={() => leave.mutate({ path: usualPath }, { onError: report })}
        >
          换成自己的资料库
        </Button>
      }
    />
  );
}

/** What came of a salvage: it locks the vault, so that whoever asked for it reads it here, until they close it. */
function SalvagedBanner({ told }: { told: SalvageTold }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const report = useReportError();
  const close = useMutation(
    queries.doctor.closeSalvage.mutationOptions({
      onError: report,
      onSuccess: () => cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() }),
    }),
  );
  return (
    <Alert
      banner
      type={isMissing(told.loss) ? 'warning' : 'info'}
      role="status"
      title={`数据库坏过，已经换成新的。${saySalvaged(told)}`}
      style={{ overflowWrap: 'anywhere' }}
      action={
        <Flex gap={8}>
          <Button size="small" onClick={() => void navigate(addresses.settings('backups'))}>
            去体检
          </Button>
          <Button size="small" loading={close.isPending} onClick={() => close.mutate(undefined)}>
            看过了
          </Button>
        </Flex>
      }
    />
  );
}

/** The vault opened with a passphrase or code that was changed since: it is to be made anew. */
function FormerKeyBanner({ kind }: { kind: SecretKind }) {
  const navigate = useNavigate();
  return (
    <LaterBanner
      type="warning"
      title={sayFormerKey(kind)}
      action="去设置"
      onAct={() => void navigate(addresses.settings('vault'))}
    />
  );
}

/** The way back from a vault that was made of a backup; the settings have it, too. */
function RestoredBanner({ replaced }: { replaced: string }) {
  const back = useChooseVault();
  const report = useReportError();
  return (
    <LaterBanner
      type="info"
      title="这是从备份恢复出来的资料库。原来的那一个还在，没有动过。"
      action="换回原来的"
      busy={back.isPending}
      onAct={() => back.mutate({ path: replaced }, { onError: report })}
    />
  );
}

/** Offered where a vault has come from another computer: its key there opens nothing here. */
function RememberBanner() {
  return (
    <SettingsBanner
      type="info"
      title="这个资料库以前由另一台电脑记住，在这里每次都要输口令。"
      action="在这台电脑上记住"
    />
  );
}

function RecoveryBanner() {
  return (
    <SettingsBanner
      type="warning"
      title="恢复码还没有核对过。忘了口令时只有它能打开资料库；没抄下来的，可以换一个新的。"
      action="现在核对"
    />
  );
}

type Said = Pick<Parameters<typeof LaterBanner>[0], 'type' | 'title' | 'action'>;

/** Leads to the settings of the vault, where it need not be said. */
function SettingsBanner(said: Said) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const place = addresses.settings('vault');
  return <LaterBanner {...said} away={pathname === place} onAct={() => void navigate(place)} />;
}

/** Stays away until the next start once somebody said "later"; the settings say it all the time. */
function LaterBanner({
  type,
  title,
  action,
  busy = false,
  away = false,
  onAct,
}: {
  type: 'info' | 'warning';
  title: string;
  action: string;
  busy?: boolean;
  away?: boolean;
  onAct: () => void;
}) {
  const [later, setLater] = useState(false);
  if (later || away) return null;
  return (
    <Alert
      banner
      type={type}
      role="status"
      title={title}
      action={
        <Button size="small" loading={busy} onClick={onAct}>
          {action}
        </Button>
      }
      closable={{ onClose: () => setLater(true), 'aria-label': '以后再说' }}
    />
  );
}
