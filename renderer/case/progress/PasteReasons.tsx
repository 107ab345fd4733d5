import { Button, Flex, Typography } from 'antd';
import { useId } from 'react';
import { mostReasons } from '#shared/api/caseHistory.ts';
import { pastedRejectionSchema } from '#shared/filing/rejectionText.ts';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { type TypedReason, typedReasons } from './typedReasons.ts';

/** Takes what the platform shows as it is and takes it apart; every line becomes a row or part of one. */
export function PasteReasons({
  text,
  onText,
  onRead,
}: {
  text: string;
  onText: (text: string) => void;
  onRead: (reasons: readonly TypedReason[]) => void;
}) {
  const wordsId = useId();
  // Nothing is cut off: what is too long stays in the field, and is not taken apart until it is shorter.
  const tooLong = pastedRejectionSchema.safeParse(text).error?.issues[0]?.message ?? null;
  const all = text.trim() === '' || tooLong !== null ? [] : typedReasons(text);
  const tooMany = all.length > mostReasons ? `分出了 ${all.length} 条，一次最多 ${mostReasons} 条，请分几次粘贴` : null;
  const problem = tooLong ?? tooMany;
  const rows = problem === null ? all : [];
  return (
    <Flex vertical gap={6} style={{ marginBottom: 16 }}>
      <GrowingTextArea
        value={text}
        onChange={({ target }) => onText(target.value)}
        aria-label="平台的驳回内容"
        aria-describedby={wordsId}
        aria-invalid={problem !== null || undefined}
        status={problem === null ? '' : 'error'}
        placeholder="把平台显示的驳回内容整段粘贴到这里，会自动分成一条一条"
        style={{ minHeight: 64, maxHeight: 200 }}
      />
      <Flex gap={12} align="center">
        <Button
          disabled={rows.length === 0}
          onClick={() => {
            onRead(rows);
            onText('');
          }}
        >
          {rows.length === 0 ? '分成条目' : `分成 ${rows.length} 条`}
        </Button>
        <div id={wordsId} aria-live="polite">
          <Typography.Text type={problem === null ? 'secondary' : 'danger'}>
            {problem ?? '分好以后还可以逐条改；也可以不粘贴，直接在下面填。'}
          </Typography.Text>
        </div>
      </Flex>
    </Flex>
  );
}
