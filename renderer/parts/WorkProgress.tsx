import { Button, Flex, Progress, Typography } from 'antd';

/** Long work on its way: how far, on what, and ways to stop it. */
export function WorkProgress({
  done,
  total,
  label,
  onPause,
  onCancel,
}: {
  done: number;
  total: number;
  label: string;
  onPause?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
}) {
  const percent = total === 0 ? 0 : Math.round((done / total) * 100);
  return (
    <Flex gap={12} align="center" role="status" aria-live="polite">
      <Progress percent={percent} style={{ flex: 1, margin: 0 }} aria-label={`已完成 ${done} / ${total}`} />
      <Typography.Text type="secondary" ellipsis style={{ maxWidth: 280 }}>
        {done} / {total} {label}
      </Typography.Text>
      {onPause && <Button onClick={onPause}>暂停</Button>}
      {onCancel && <Button onClick={onCancel}>取消</Button>}
    </Flex>
  );
}
