import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Modal } from 'antd';
import { useState } from 'react';
import type { ManyField } from '#shared/api/cases.ts';
import { useDesk } from '../../app/deskContext.ts';
import { DayInput } from '../../parts/DayInput.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { useDialog } from '../../parts/useDialog.ts';
import { sayHeld } from './changeWords.ts';
import { readWanted } from './readWanted.ts';
import { StaffInput } from './StaffInput.tsx';
import { useChangeMany } from './useChangeMany.ts';

const words = {
  staff: { title: '指派经办', label: '经办人', clear: '不再指派' },
  plannedOn: { title: '设计划提交日', label: '计划提交日', clear: '取消计划' },
} as const satisfies Record<ManyField, unknown>;

/** Asks for the one value that all chosen cases are to hold, and shows what they hold now: only that is replaced. */
export function ChangeDialog({
  field,
  numbers,
  knownStaff,
  onClose,
}: {
  field: ManyField;
  numbers: string[];
  knownStaff: readonly string[];
  onClose: () => void;
}) {
  const { close, dialog } = useDialog(onClose);
  const [text, setText] = useState('');
  // Somebody in the middle of a date is not told that it is none.
  const [left, setLeft] = useState(false);
  const { queries } = useDesk();
  // Forgotten with the dialog: an answer of last time is not what the person is looking at.
  const { data: held, error } = useQuery(
    queries.cases.heldByMany.queryOptions({ input: { field, numbers }, gcTime: 0 }),
  );
  const change = useChangeMany();
  const { title, label, clear } = words[field];
  const apply = (wanted: string | null) => held && change.mutate({ held, field, value: wanted }, { onSuccess: close });
  const read = readWanted(field, text);
  const wanted = read.ok ? read.value : null;
  const finish = () => (wanted === null ? setLeft(true) : apply(wanted));
  const problem = left && !read.ok ? read.problem : null;
  return (
    <Modal
      {...dialog}
      title={`${title}（${numbers.length} 个案件）`}
      width={420}
      footer={
        <Flex gap={8} justify="space-between" wrap>
          <Button disabled={!held} onClick={() => apply(null)} loading={change.isPending}>
            {clear}
          </Button>
          <Flex gap={8}>
            <Button onClick={close}>取消</Button>
            <Button type="primary" disabled={!held || text.trim() === ''} loading={change.isPending} onClick={finish}>
              确定
            </Button>
          </Flex>
        </Flex>
      }
    >
      {!held && <ErrorNote error={error} />}
      <Form component="form" onFinish={finish}>
        <LabelledField
          label={label}
          problem={problem}
          hint={held ? sayHeld(field, held) : !error && '正在读取这些案件…'}
        >
          {(ties) =>
            field === 'staff' ? (
              <StaffInput id={ties.id} value={text} onChange={setText} known={knownStaff} />
            ) : (
              <DayInput
                ties={ties}
                text={text}
                onText={(typed) => {
                  setText(typed);
                  setLeft(false);
                }}
                onLeave={() => setLeft(true)}
              />
            )
          }
        </LabelledField>
      </Form>
    </Modal>
  );
}
