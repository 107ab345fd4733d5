import { Button, Flex } from 'antd';

/** What can be done with what is settled: it can wait again, and what was put aside can go for good. */
export function SettledActions({
  count,
  onReopen,
  onErase,
}: {
  /** How many are marked. */
  count: number;
  onReopen: () => void;
  /** Null for what lies in cases: it goes with those alone. */
  onErase: (() => void) | null;
}) {
  const many = count > 1 ? ` ${count} 个` : '';
  return (
    <Flex gap={8}>
      <Button style={{ flex: 1 }} onClick={onReopen}>
        放回待处理{many}
      </Button>
      {onErase && (
        <Button danger onClick={onErase}>
          永久删除{many}…
        </Button>
      )}
    </Flex>
  );
}
