import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Input, Modal, Radio, Select } from 'antd';
import { useRef, useState } from 'react';
import { isEarlier, type Stage, stageLabels } from '#shared/filing/stage.ts';
import { DraftFooter } from '../../parts/DraftFooter.tsx';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { oneAtATime } from '../../parts/oneAtATime.ts';
import { useDialog } from '../../parts/useDialog.ts';
import { useDraft } from '../../parts/useDraft.ts';
import { MomentInput } from './MomentInput.tsx';
import { PasteReasons } from './PasteReasons.tsx';
import { isRejecting, type RejectingStage, rejectingStages } from './stageSteps.ts';
import type { TypedReason } from './typedReasons.ts';
import type { ProgressActions } from './useProgressActions.ts';

interface RejectFields {
  readonly from: RejectingStage;
  readonly backTo: 'subjectInfo' | 'appInfo';
  readonly at: string | null;
  readonly reasons: readonly TypedReason[];
}

const noReason = { keyName: '', error: '', suggest: '' };

/** What was pasted and not taken apart yet. */
function usePasted(caseNumber: string) {
  return useDraft(`${caseNumber}.reject.pasted`, '');
}

/** What is filled in of a rejection of this case, which is in `stage`. */
function useFilledRejection(caseNumber: string, stage: Stage) {
  const blank: RejectFields = {
    from: isRejecting(stage) ? stage : 'platformReview',
    backTo: 'appInfo',
    at: null,
    reasons: [noReason],
  };
  return { blank, draft: useDraft(`${caseNumber}.reject`, blank) };
}

/** Whether somebody has begun to record a rejection of this case. */
export function useRejectionBegun(caseNumber: string, stage: Stage): boolean {
  const { draft } = useFilledRejection(caseNumber, stage);
  const pasted = usePasted(caseNumber);
  return !draft.empty || !pasted.empty;
}

/** Records a rejection: from where, back to where, and every reason the platform gave. Closed, it keeps what was typed. */
export function RejectDialog({
  caseNumber,
  stage,
  reject,
  onClose,
}: {
  caseNumber: string;
  stage: Stage;
  reject: ProgressActions['reject'];
  onClose: () => void;
}) {
  const { close, dialog } = useDialog(onClose);
  const [send] = useState(oneAtATime);
  // A dialog records one rejection; its button can still be pressed while it goes away.
  const recorded = useRef(false);
  const [form] = Form.useForm<RejectFields>();
  const { blank, draft } = useFilledRejection(caseNumber, stage);
  const pasted = usePasted(caseNumber);
  const { from: rejectedAt } = draft.value;
  const clear = () => {
    form.setFieldsValue({ ...blank, reasons: [noReason] });
    draft.discard();
    pasted.discard();
  };
  const read = (rows: readonly TypedReason[]) => {
    // A row nobody typed into gives way; what was typed stays before.
    const typed = draft.value.reasons.filter(({ keyName, error, suggest }) => keyName || error || suggest);
    const all = { ...draft.value, reasons: [...typed, ...rows] };
    form.setFieldsValue({ reasons: all.reasons.map((row) => ({ ...row })) });
    draft.write(all);
  };
  const submit = ({ from, backTo, at, reasons }: RejectFields) => {
    const given = reasons.map(({ keyName, error, suggest }) => ({
      keyName: keyName.trim(),
      error: error.trim(),
      suggest: suggest?.trim() || null,
    }));
    if (recorded.current) return;
    send(async () => {
      await reject.mutateAsync({ caseNumber, from, seen: stage, backTo, at, reasons: given });
      recorded.current = true;
      draft.discard();
      pasted.discard();
      close();
    });
  };
  return (
    <Modal
      {...dialog}
      title="记录驳回"
      onOk={() => form.submit()}
      okText="记录并退回"
      confirmLoading={reject.isPending}
      width={680}
      footer={(buttons) => <DraftFooter buttons={buttons} onClear={draft.empty && pasted.empty ? null : clear} />}
    >
      <Form
        form={form}
        layout="vertical"
        // What were typed now would not be in the rejection that is being saved.
        disabled={reject.isPending}
        onFinish={submit}
        initialValues={draft.value}
        onValuesChange={(_, all) => draft.write(all)}
      >
        <Flex gap={16} wrap>
          <Form.Item name="from" label="在哪一步被驳回">
            <Select
              style={{ width: 160 }}
              options={rejectingStages.map((value) => ({ value, label: stageLabels[value] }))}
            />
          </Form.Item>
          <Form.Item name="backTo" label="退回到">
            <Radio.Group
              options={[
                { value: 'subjectInfo', label: stageLabels.subjectInfo },
                { value: 'appInfo', label: stageLabels.appInfo },
              ]}
            />
          </Form.Item>
          <Form.Item name="at" label="什么时候驳回的" valuePropName="value">
            <MomentField />
          </Form.Item>
        </Flex>
        {rejectedAt !== stage && (
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 16 }}
            title={`案件现在记的是“${stageLabels[stage]}”。记录时会先${isEarlier(stage, rejectedAt) ? '补记' : '更正'}到“${stageLabels[rejectedAt]}”，再退回。`}
          />
        )}
        <PasteReasons text={pasted.value} onText={pasted.write} onRead={read} />
        <Form.List name="reasons">
          {(rows, { add, remove }) => (
            <Flex vertical gap={8}>
              {rows.map(({ key, name }) => (
                <ReasonRow key={key} name={name} onRemove={rows.length > 1 ? () => remove(name) : null} />
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add(noReason)}>
                再加一条原因
              </Button>
            </Flex>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}

/** A reason begins as high as the field beside it. */
const oneLine = { minHeight: 32, maxHeight: 120 };

/** antd's form hands in value and onChange. */
function MomentField({
  value = null,
  onChange,
}: {
  value?: string | null;
  onChange?: (moment: string | null) => void;
}) {
  return <MomentInput value={value} onChange={(moment) => onChange?.(moment)} label="什么时候驳回的" />;
}

function ReasonRow({ name, onRemove }: { name: number; onRemove: (() => void) | null }) {
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Flex gap={8} align="flex-start">
      <Form.Item name={[name, 'keyName']} rules={required('请填是哪一项')} style={{ flex: 2, margin: 0 }}>
        <Input placeholder="哪一项，如：小程序备注" maxLength={200} aria-label={`第 ${name + 1} 条：哪一项`} />
      </Form.Item>
      <Form.Item name={[name, 'error']} rules={required('请填原因')} style={{ flex: 3, margin: 0 }}>
        <GrowingTextArea placeholder="原因" maxLength={2000} style={oneLine} aria-label={`第 ${name + 1} 条：原因`} />
      </Form.Item>
      <Form.Item name={[name, 'suggest']} style={{ flex: 3, margin: 0 }}>
        <GrowingTextArea
          placeholder="平台的建议（可不填）"
          maxLength={2000}
          style={oneLine}
          aria-label={`第 ${name + 1} 条：建议`}
        />
      </Form.Item>
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={`删去第 ${name + 1} 条原因`}
        disabled={!onRemove}
        onClick={() => onRemove?.()}
      />
    </Flex>
  );
}
