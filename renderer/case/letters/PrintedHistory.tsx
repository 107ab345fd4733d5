import { Button, Flex, Typography } from 'antd';
import type { PrintedLetter } from '#shared/api/letters.ts';
import { Moment } from '../../parts/Moment.tsx';

/** What was printed when, newest first; for the newest, what has changed since. */
export function PrintedHistory({
  printed,
  onOpen,
}: {
  printed: readonly PrintedLetter[];
  onOpen: (letterId: number) => void;
}) {
  return (
    <Flex vertical gap={4} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label="打印记录">
      {printed.map(({ id, madeAt, changed }, index) => (
        <li key={id}>
          <Typography.Text type="secondary">
            <Moment at={madeAt} /> 打印
          </Typography.Text>
          <Button type="link" size="small" onClick={() => onOpen(id)}>
            打开
          </Button>
          {index === 0 &&
            changed.map(({ label, was, now }) => (
              <div key={label}>
                <Typography.Text type="warning">
                  {label}：印的是“{was ?? '空白'}”，现在是“{now ?? '空白'}”
                </Typography.Text>
              </div>
            ))}
        </li>
      ))}
    </Flex>
  );
}
