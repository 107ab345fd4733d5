import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useEffect, useState } from 'react';
import type { VaultStatus } from '#shared/api/vault.ts';
import { useDesk } from '../app/deskContext.ts';
import { useDoorMessages } from '../app/doorMessages.ts';
import { loadNextScreens } from '../app/routes.tsx';
import { useSample } from '../app/sampleContext.ts';
import { boardQuery } from '../board/boardQuery.ts';
import { OpenOtherVault } from '../vault/OpenOtherVault.tsx';
import { LeftOnClipboard } from './LeftOnClipboard.tsx';
import { PassphraseAfterRecovery } from './PassphraseAfterRecovery.tsx';
import { RestorePage } from './RestorePage.tsx';
import { StartFrame } from './StartFrame.tsx';
import { UnlockByPassphrase } from './UnlockByPassphrase.tsx';
import { UnlockByRecovery } from './UnlockByRecovery.tsx';
import { UnlockRemembered } from './UnlockRemembered.tsx';
import { UnlockSample } from './UnlockSample.tsx';

type Way = 'passphrase' | 'recovery' | 'other' | 'restore';

/**
 * The locked vault: opened by its passphrase, or by its recovery code and then given a new passphrase.
 *
 * `onStanding(true)` keeps this page while it still has something to ask of an open vault.
 */
export function Unlock({ status, onStanding }: { status: VaultStatus; onStanding: (standing: boolean) => void }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const sample = useSample();
  const message = useDoorMessages();
  const [way, setWay] = useState<Way>('passphrase');
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  useEffect(() => {
    // While somebody types the passphrase, once there is a field to type it into: then they are there when the door opens.
    const soon = requestIdleCallback(() => void loadNextScreens());
    return () => cancelIdleCallback(soon);
  }, []);
  const enter = (opened: VaultStatus) => {
    // First: what the first screen waits for is not to wait until that screen is there.
    void cache.prefetchQuery(boardQuery(queries));
    const status = queries.vault.status.queryKey();
    // What was asked before the door opened must not close it again.
    void cache.cancelQueries({ queryKey: status });
    cache.setQueryData(status, opened);
    onStanding(false);
  };
  const arrive = () => {
    setWay('passphrase');
    message.success('已经换好，请打开这个资料库。');
  };
  const enterAnew = async () => {
    await cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() });
    onStanding(false);
  };
  if (recoveryCode !== null)
    return (
      <StartFrame title="设新口令" intro="恢复码正确，资料库已经打开。请设一个新口令，下次就用它。">
        <PassphraseAfterRecovery recoveryCode={recoveryCode} onDone={() => void enterAnew()} />
      </StartFrame>
    );
  if (way === 'other')
    return (
      <StartFrame title="换一个资料库" intro="打开另一个文件夹里的资料库。原来的不会动。">
        <OpenOtherVault from={status.path} onFound={arrive}>
          <Button onClick={() => setWay('passphrase')}>返回</Button>
        </OpenOtherVault>
      </StartFrame>
    );
  if (way === 'restore') return <RestorePage from={status.path} onBack={() => setWay('passphrase')} />;
  if (status.sample)
    return (
      <StartFrame title="打开示例资料库" intro="里面的人和单位都是虚构的，不用口令。">
        <UnlockSample usualPath={status.usualPath} />
      </StartFrame>
    );
  if (way === 'recovery')
    return (
      <StartFrame title="用恢复码打开" intro="建资料库时抄在纸上的 26 位字母和数字。">
        <UnlockByRecovery
          onBack={() => setWay('passphrase')}
          onBegin={() => onStanding(true)}
          onFailed={() => onStanding(false)}
          onOpened={setRecoveryCode}
        />
      </StartFrame>
    );
  return (
    <StartFrame title="打开资料库" intro={status.path}>
      <LeftOnClipboard />
      {status.rememberedHere && <UnlockRemembered onOpened={enter} />}
      <UnlockByPassphrase first={!status.rememberedHere} onForgotten={() => setWay('recovery')} onOpened={enter} />
      <Flex justify="center" gap={8} wrap>
        <Button type="text" onClick={() => setWay('other')}>
          换一个资料库
        </Button>
        <Button type="text" onClick={() => setWay('restore')}>
          从备份恢复
        </Button>
        <Button type="text" onClick={sample.open}>
          打开示例资料库
        </Button>
      </Flex>
    </StartFrame>
  );
}
