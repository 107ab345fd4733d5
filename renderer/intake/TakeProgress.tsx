import { Button, Flex, Progress, Typography } from 'antd';
import { paceOf } from '#shared/api/pace.ts';
import type { TakeRun } from './takeWork.ts';

/** How far taking files is, how fast, how long it will still take, and ways to stop; with `reading`, there will be more of them. */
export function TakeProgress({
  run,
  reading,
  onPause,
  onCancel,
}: {
  run: TakeRun;
  reading: boolean;
  onPause: () => void;
  onCancel: () => void;
}) {
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
