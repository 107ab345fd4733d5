import { Alert, Button, Flex } from 'antd';
import { readError } from '../app/readError.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';

/**
 * Why the vault did not open. Where another computer has it, nobody can tell from here whether that still runs: the person
 * is told since when, and says so.
 */
export function UnlockError({ error, busy, onTakeOver }: { error: unknown; busy: boolean; onTakeOver: () => void }) {
  if (!error || readError(error).code !== 'vaultHeldElsewhere') return <ErrorNote error={error} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={readError(error).message}
      description={
        <Flex vertical gap={12} align="flex-start">
          <span>
            那台电脑还在用的，请在那边关闭备案工作台，再回来打开。电脑已经停用、换过名字，或者这是拷过来的资料库，就由这台接手。两台同时写会弄坏资料，请先确认。
          </span>
          <Button loading={busy} onClick={onTakeOver}>
            那台电脑已经不用了，由我接手
          </Button>
        </Flex>
      }
    />
  );
}
