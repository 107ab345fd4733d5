import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Settings } from '#shared/api/settings.ts';
import { lockAfterChoices } from '#shared/vault/idleLock.ts';
import { useDesk } from '../../app/deskContext.ts';
import { useChosen } from '../profile/useChosen.ts';
import { SettingRow } from './SettingRow.tsx';

const never = 'never';

/** After how long without anybody the vault is locked by itself. */
export function IdleLockRow() {
  const { client, host, queries } = useDesk();
  const chosen = useQuery(
    queries.settings.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY, select: ({ lockAfter }) => lockAfter }),
  ).data;
  const choose = useChosen('lockAfter', (lockAfter) => client.settings.setLockAfter({ lockAfter }));
  return (
    <SettingRow
      title="没人操作时自动锁定"
      about={`没人动鼠标和键盘，过了这段时间就锁定。正在导入、打包时会等做完再锁。${
        host.kind === 'desktop' ? '电脑锁屏或睡眠时，总会一起锁定。' : ''
      }`}
      action={
        <Select<number | typeof never>
          aria-label="没人操作多久后锁定"
          style={{ width: 140 }}
          loading={chosen === undefined}
          value={chosen === undefined ? null : (chosen ?? never)}
          options={[
            ...lockAfterChoices.map((minutes) => ({ value: minutes, label: wordsOf(minutes) })),
            { value: never, label: wordsOf(null) },
          ]}
          onChange={(value) => {
            const next = lockAfterChoices.find((minutes) => minutes === value) ?? null;
            choose(next, chosen ?? null, next === null ? '不再自动锁定。' : `${wordsOf(next)}没人操作就锁定。`);
          }}
        />
      }
    />
  );
}

function wordsOf(minutes: Settings['lockAfter']): string {
  return minutes === null ? '不自动锁定' : `${minutes} 分钟`;
}
