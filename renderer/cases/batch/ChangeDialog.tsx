import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ManyField } from '#shared/api/cases.ts';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { useDialog } from '../../parts/useDialog.ts';
import { sayHeld } from './changeWords.ts';
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
  const [value, setValue] = useState('');
  const { queries } = useDesk();
  // Forgotten with the dialog: an answer of last time is not what the person is looking at.
  const { data: held, error } = useQuery(
    queries.cases.heldByMany.queryOptions({ input: { field, numbers }, gcTime: 0 }),
  );
  const change = useChangeMany();
  const inputId = useId();
  const { title, label, clear } = words[field];
  const apply = (wanted: string | null) => held && change.mutate({ held, field, value: wanted }, { onSuccess: close });
  const wanted = value.trim();
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
            <Button
              type="primary"
              disabled={!held || wanted === ''}
              loading={change.isPending}
              onClick={() => apply(wanted)}
            >
              确定
            </Button>
          </Flex>
        </Flex>
      }
    >
      {!held && <ErrorNote error={error} />}
      <Form layout="vertical" component="form" onFinish={() => wanted !== '' && apply(wanted)}>
        <Form.Item label={label} htmlFor={inputId} extra={held ? sayHeld(field, held) : !error && '正在读取这些案件…'}>
          {field === 'staff' ? (
            <StaffInput id={inputId} value={value} onChange={setValue} known={knownStaff} />
          ) : (
            <Input id={inputId} type="date" autoFocus value={value} onChange={({ target }) => setValue(target.value)} />
          )}
        </Form.Item>
      </Form>
    </Modal>
  );
}
