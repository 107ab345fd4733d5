import { Button, Flex, Result, Typography } from 'antd';
import { useState } from 'react';
import type { RestoreBackupEvent } from '#shared/api/backups.ts';
import type { Backup } from '#shared/backups/backup.ts';
import { sayBadKeys, sayOtherKeys } from '#shared/backups/keyFiles.ts';
import { sayErasedAgain } from '#shared/backups/sayErasedAgain.ts';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Moment } from '../../parts/Moment.tsx';
import { useReportError } from '../../parts/useReportError.ts';
import { WorkProgress } from '../../parts/WorkProgress.tsx';
import { FolderField } from '../../vault/FolderField.tsx';
import { noSecret, SecretField, secretOf } from '../../vault/SecretField.tsx';
import { useChooseVault } from '../../vault/useChooseVault.ts';
import { sayHeld } from './backupWords.ts';
import { useSteps } from './useSteps.ts';

type Restored = Extract<RestoreBackupEvent, { type: 'restored' }>;

/** What is asked before the vault is locked meanwhile. */
const underWay = {
  what: '还在恢复备份',
  fate: '就会停下',
  about: '现在的资料库不受影响，之后可以再恢复一次。',
} as const;

/** Makes a vault of one backup in a new folder, then offers to go there; the present one stays as it is. */
export function RestoreForm({ backup, onEnd }: { backup: Backup; onEnd: () => void }) {
  const { client } = useDesk();
  const [into, setInto] = useState('');
  const [secret, setSecret] = useState(noSecret);
  const [restored, setRestored] = useState<Restored | null>(null);
  const { step, error, run, cancel } = useSteps<RestoreBackupEvent>(underWay);
  const choose = useChooseVault();
  const report = useReportError();
  if (restored) {
    return (
      <Result
        status={
          restored.lost > 0 ||
          restored.badKeys.length > 0 ||
          restored.otherKeys.length > 0 ||
          restored.erased.known === 'unknown'
            ? 'warning'
            : 'success'
        }
        title={`已恢复到 ${restored.path}`}
        subTitle={`${restored.cases} 个案件，${restored.files} 份原件。${
          restored.lost > 0 ? `有 ${restored.lost} 份原件在备份里不见或损坏，没能恢复，请再看看别的备份。` : ''
        }${sayBadKeys(restored.badKeys) ?? ''}${sayOtherKeys(restored.otherKeys) ?? ''}${sayErasedAgain(restored.erased) ?? ''}现在的资料库没有动，随时可以再换回来。`}
        extra={[
          <Button key="stay" onClick={onEnd}>
            留在现在的资料库
          </Button>,
          <Button
            key="go"
            type="primary"
            loading={choose.isPending}
            onClick={() => choose.mutate({ path: restored.path }, { onError: report })}
          >
            打开恢复出来的资料库
          </Button>,
        ]}
      />
    );
  }
  const ready = into.trim() !== '' && secret.text !== '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || step !== null) return;
        const wish = { from: backup.folder, into: into.trim(), secret: secretOf(secret) };
        void run((signal) => client.backups.restore(wish, { signal }), setRestored);
      }}
    >
      <Flex vertical gap={16}>
        <Typography.Text>
          <Moment at={backup.madeAt} /> 的备份：{sayHeld(backup)}。恢复到一个新的文件夹，现在的资料库不会动。
          口令就是现在用的；后来改过口令、又没跟着换的备份（比如另外拷走的），用当时的。
        </Typography.Text>
        <FolderField
          label="恢复到哪个文件夹"
          value={into}
          onChange={setInto}
          hint="一个空的，或者还没有的文件夹。"
          readOnly={step !== null}
          autoFocus
        />
        <SecretField
          label="这份备份的口令"
          choice="凭什么打开备份"
          ways={['记得口令', '只有恢复码']}
          value={secret}
          onChange={setSecret}
          readOnly={step !== null}
        />
        {step !== null && <WorkProgress done={step.done} total={step.total} label="份原件" onCancel={cancel} />}
        <ErrorNote error={error} />
        <Flex gap={8} justify="flex-end">
          <Button disabled={step !== null} onClick={onEnd}>
            取消
          </Button>
          <Button type="primary" htmlType="submit" loading={step !== null} disabled={!ready}>
            恢复
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
