import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { MakeBackupEvent } from '#shared/api/backups.ts';
import { sayKeyFiles } from '#shared/backups/keyFiles.ts';
import { sayLost } from '#shared/backups/sayLost.ts';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { WorkProgress } from '../../parts/WorkProgress.tsx';
import { SettingRow } from '../vault/SettingRow.tsx';
import { useSteps } from './useSteps.ts';

/** What is asked before the vault is locked meanwhile. */
const underWay = {
  what: '还在备份',
  fate: '就会停下',
  about: '已经做好的备份都在；没做完的这一份不算数，之后可以再备份一次。',
} as const;

/** Backs up at once, at every place there is. */
export function BackupNowRow() {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { step, error, run, cancel } = useSteps<MakeBackupEvent>(underWay);
  const begin = async () => {
    let told: string | null = null;
    const whole = await run(
      (signal) => client.backups.make({}, { signal }),
      (event) => {
        const lost = sayLost(event);
        told =
          [lost === null ? null : `${lost}请在下面做一次体检。`, sayKeyFiles(event.keyFiles)]
            .filter((each) => each !== null)
            .join('') || told;
      },
    );
    await cache.invalidateQueries({ queryKey: queries.backups.get.queryKey() });
    const chosen = cache.getQueryData(queries.backups.get.queryKey())?.folder ?? null;
    if (whole && told === null && chosen === null)
      message.warning(
        '备份好了，但只在这台电脑的资料库里面；换电脑、怕硬盘坏，请在下面“备份到另一块盘”选好位置，再备份一次。',
        8,
      );
    else if (whole && told === null) message.success('备份好了。');
    if (whole && told !== null) message.warning(`备份好了，但${told}`);
  };
  return (
    <SettingRow
      title="现在备份"
      about="每天自动备份一次。换电脑、出差、装新版本之前，可以自己再备份一次。"
      action={
        step === null && (
          <Button type="primary" onClick={() => void begin()}>
            备份
          </Button>
        )
      }
    >
      {step !== null && <WorkProgress done={step.done} total={step.total} label="份原件" onCancel={cancel} />}
      <ErrorNote error={error} />
    </SettingRow>
  );
}
