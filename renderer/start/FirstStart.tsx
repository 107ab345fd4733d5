import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Steps } from 'antd';
import { useState } from 'react';
import type { VaultStatus } from '#shared/api/vault.ts';
import { useDesk } from '../app/deskContext.ts';
import { useUnloadGuard } from '../parts/useUnloadGuard.ts';
import { KeepRecoveryCode } from '../vault/KeepRecoveryCode.tsx';
import { PassphraseStep } from './PassphraseStep.tsx';
import { StartFrame } from './StartFrame.tsx';
import { WhereStep } from './WhereStep.tsx';

/**
 * From nothing to an open vault: where it lies, its passphrase, its recovery code.
 *
 * The vault is made when the passphrase is set. It is open from then on, and `onStanding(true)` keeps this page until
 * the recovery code has been seen to.
 */
export function FirstStart({ status, onStanding }: { status: VaultStatus; onStanding: (standing: boolean) => void }) {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  /** The folder that was decided on. */
  const [placed, setPlaced] = useState<string | null>(null);
  const create = useMutation({
    mutationFn: async ({ path, passphrase }: { readonly path: string; readonly passphrase: string }) => {
      // Where making it failed before, the desk has turned back to another folder.
      await client.vault.choose({ path });
      return client.vault.create({ passphrase });
    },
    onMutate: () => onStanding(true),
    onError: async () => {
      await cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() });
      onStanding(false);
    },
  });
  const leave = async () => {
    await cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() });
    onStanding(false);
  };
  const code = create.data?.recoveryCode;
  // Shown this once: the browser asks before a reload takes it away.
  useUnloadGuard(code !== undefined);
  const steps = (current: number) => <StepsDone current={current} />;
  if (code !== undefined)
    return (
      <StartFrame
        title="抄下恢复码"
        intro="忘记口令时，只有它能打开资料库。我们和任何人都无法替您重设。"
        steps={steps(2)}
      >
        <KeepRecoveryCode
          code={code}
          path={placed ?? status.path}
          onConfirmed={() => void leave()}
          onLater={() => void leave()}
        />
      </StartFrame>
    );
  if (placed !== null)
    return (
      <StartFrame
        title="设一个口令"
        intro="打开资料库时输入。谁也查不到、改不了它；忘了，只有下一步的恢复码能救。"
        steps={steps(1)}
      >
        <PassphraseStep
          path={placed}
          busy={create.isPending}
          error={create.error}
          onBack={() => {
            create.reset();
            setPlaced(null);
          }}
          onSubmit={(passphrase) => create.mutate({ path: placed, passphrase })}
        />
      </StartFrame>
    );
  return <WhereStep status={status} steps={steps(0)} onPlaced={setPlaced} />;
}

function StepsDone({ current }: { current: number }) {
  return (
    <nav aria-label="新建资料库的三步">
      <Steps
        size="small"
        responsive={false}
        current={current}
        items={[{ title: '放在哪里' }, { title: '设口令' }, { title: '抄恢复码' }]}
      />
    </nav>
  );
}
