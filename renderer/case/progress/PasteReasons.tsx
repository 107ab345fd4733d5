import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { type TypedReason, typedReasons } from './typedReasons.ts';

/** Takes what the platform shows as it is and takes it apart; every line becomes a row or part of one. */
export function PasteReasons({ onRead }: { onRead: (reasons: readonly TypedReason[]) => void }) {
  const [text, setText] = useState('');
  const rows = text.trim() === '' ? [] : typedReasons(text);
  return (
    <Flex vertical gap={6} style={{ marginBottom: 16 }}>
      <GrowingTextArea
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-label="平台的驳回内容"
        placeholder="把平台显示的驳回内容整段粘贴到这里，会自动分成一条一条"
        style={{ minHeight: 64, maxHeight: 200 }}
      />
      <Flex gap={12} align="center">
        <Button
          disabled={rows.length === 0}
          onClick={() => {
            onRead(rows);
            setText('');
          }}
        >
          {rows.length === 0 ? '分成条目' : `分成 ${rows.length} 条`}
        </Button>
        <Typography.Text type="secondary">分好以后还可以逐条改；也可以不粘贴，直接在下面填。</Typography.Text>
      </Flex>
    </Flex>
  );
}
