import { Button, Flex, Form, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useDialog } from '../../parts/useDialog.ts';
import { StaffInput } from './StaffInput.tsx';
import { type ManyField, useChangeMany } from './useChangeMany.ts';

const words = {
  staff: { title: '指派经办', label: '经办人', clear: '不再指派' },
  plannedOn: { title: '设计划提交日', label: '计划提交日', clear: '取消计划' },
} as const satisfies Record<ManyField, unknown>;

/** Asks for the one value that all chosen cases are to hold. */
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
  const change = useChangeMany();
  const inputId = useId();
  const { title, label, clear } = words[field];
  const apply = (wanted: string | null) => change.mutate({ numbers, field, value: wanted }, { onSuccess: close });
  const wanted = value.trim();
  return (
    <Modal
      {...dialog}
      title={`${title}（${numbers.length} 个案件）`}
      width={420}
      footer={
        <Flex gap={8} justify="space-between" wrap>
          <Button onClick={() => apply(null)} loading={change.isPending}>
            {clear}
          </Button>
          <Flex gap={8}>
            <Button onClick={close}>取消</Button>
            <Button type="primary" disabled={wanted === ''} loading={change.isPending} onClick={() => apply(wanted)}>
              确定
            </Button>
          </Flex>
        </Flex>
      }
    >
      <Form layout="vertical" component="form" onFinish={() => wanted !== '' && apply(wanted)}>
        <Form.Item label={label} htmlFor={inputId}>
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
