import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { oneAtATime } from '../../parts/oneAtATime.ts';
import { textLeft } from '../../parts/textLeft.ts';
import { useDraft } from '../../parts/useDraft.ts';
import type { ProgressActions } from './useProgressActions.ts';

/** A remark on the case, in one's own words. */
export function NoteForm({ caseNumber, note }: { caseNumber: string; note: ProgressActions['note'] }) {
  const { value, empty, write, discard, settle } = useDraft(`${caseNumber}.note`, '');
  const [send] = useState(oneAtATime);
  const submit = () =>
    send(async () => {
      await note.mutateAsync({ caseNumber, note: value.trim() });
      settle(value, textLeft);
    });
  return (
    <Card size="small" title="加一条备注">
      <Flex vertical gap={8}>
        <GrowingTextArea
          value={value}
          onChange={({ target }) => write(target.value)}
          placeholder="如：已电话提醒客户留意 12381 短信"
          maxLength={2000}
          aria-label="备注内容"
        />
        <Flex gap={8}>
          <Button style={{ flex: 1 }} loading={note.isPending} disabled={value.trim() === ''} onClick={submit}>
            记下
          </Button>
          {!empty && (
            <Button type="text" aria-label="清空备注" onClick={discard}>
              清空
            </Button>
          )}
        </Flex>
      </Flex>
    </Card>
  );
}
