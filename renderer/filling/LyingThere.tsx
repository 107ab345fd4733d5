import { Button, Flex, Typography } from 'antd';
import type { Held } from '../parts/heldCopy.ts';

const words: Readonly<Record<Held, string>> = {
  nothing: '剪贴板里没有从这里复制的内容',
  fresh: '刚复制的内容在剪贴板里',
  stale: '刚才复制的内容可能还在剪贴板里',
};

/** Whether something of the case lies on the clipboard, and a way to be rid of it. Always there, so that nothing moves. */
export function LyingThere({ held, onClear }: { held: Held; onClear: () => void }) {
  return (
    <Flex
      className={held === 'stale' ? 'beian-filling-lying beian-filling-stale' : 'beian-filling-lying'}
      align="center"
      gap={8}
      role="status"
    >
      <Typography.Text {...(held === 'stale' ? {} : { type: 'secondary' as const })} style={{ flex: 1 }}>
        {words[held]}
      </Typography.Text>
      {held !== 'nothing' && (
        <Button size="small" onClick={onClear}>
          立即清空
        </Button>
      )}
    </Flex>
  );
}
