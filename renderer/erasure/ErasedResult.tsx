import { Alert, Button, Flex, Typography } from 'antd';
import { outsideBackups, sayLeftBackups } from '#shared/erasure/leftBackups.ts';
import { sayErased, sayMentions, sayReplaced, sayUnclaimed, sayUnowned, sayWaiting } from '#shared/erasure/receipt.ts';
import type { Erased } from './EraseDialog.tsx';
import { useReceipt } from './useReceipt.ts';

/** What was erased, and the receipt to be kept. */
export function ErasedResult({ erased, onEnd }: { erased: Erased; onEnd: () => void }) {
  const receipt = useReceipt();
  const { erasure, troubles, renewed } = erased;
  return (
    <Flex vertical gap={16}>
      <Alert type="success" showIcon title={sayErased(erasure.receipt)} />
      {renewed !== null && <Typography.Text>已重新备份，旧备份删除了 {renewed.dropped} 份。</Typography.Text>}
      <Alert
        type={renewed === null || renewed.left.length > 0 ? 'warning' : 'info'}
        showIcon
        title={
          renewed === null
            ? '以前的备份没有换新，里面仍有这些资料'
            : renewed.left.length > 0
              ? '有些备份里仍有这些资料'
              : '别处的备份请您自己处理'
        }
        description={[...sayLeftBackups(renewed?.left ?? []), outsideBackups].join('')}
      />
      {[
        sayMentions(erasure.receipt),
        sayUnowned(erasure.receipt.kept, 'after'),
        sayWaiting(erasure.receipt.kept),
        sayReplaced(erasure.receipt.replaced ?? []),
        sayUnclaimed(erasure.receipt),
      ].map((left) => left !== null && <Alert key={left} type="warning" showIcon title={left} />)}
      {troubles.map((trouble) => (
        <Alert key={trouble} type="warning" showIcon title={trouble} />
      ))}
      <Flex gap={8} justify="flex-end">
        <Button loading={receipt.isPending} onClick={() => receipt.mutate(erasure.id)}>
          保存删除凭据
        </Button>
        <Button type="primary" onClick={onEnd} autoFocus>
          好
        </Button>
      </Flex>
    </Flex>
  );
}
