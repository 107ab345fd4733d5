import { Button, Flex, Progress, Typography } from 'antd';
import { paceOf } from '#shared/api/pace.ts';
import { useTakePart } from './useTakeRun.ts';

/** How far taking files is, how fast, how long it will still take, and ways to stop; nothing where none are being taken. */
export function TakeProgress({ onPause, onCancel }: { onPause: () => void; onCancel: () => void }) {
  const run = useTakePart((work) => work.run);
  // A folder is still being read: there will be more.
  const reading = useTakePart((work) => work.readings.length > 0);
  if (!run) return null;
  const { done, total } = run;
  const pace = paceOf(run, run.first, performance.now());
  // It is not done before all of it is known.
  const most = reading ? 99 : 100;
  return (
    <Flex gap={12} align="center" role="status" aria-live="polite">
      <Progress
        percent={total === 0 ? 0 : Math.min(most, Math.floor((done / total) * 100))}
        style={{ flex: 1, margin: 0 }}
        aria-label={`已收 ${done} / ${total}`}
      />
      <Typography.Text type="secondary">
        {done} / {total}
        {reading ? ' 文件夹还在读' : pace && ` 每秒 ${pace.rate.toFixed(1)} 个，约剩 ${pace.secondsLeft} 秒`}
      </Typography.Text>
      <Button onClick={onPause}>暂停</Button>
      <Button onClick={onCancel}>取消</Button>
    </Flex>
  );
}
