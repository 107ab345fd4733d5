import { Button, Card, Flex, Form, Select, Typography } from 'antd';
import { useId, useState } from 'react';
import { type Stage, stageLabels, stageSchema } from '#shared/filing/stage.ts';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { MomentInput } from './MomentInput.tsx';
import { stageHints, usualNext } from './stageSteps.ts';
import type { ProgressActions } from './useProgressActions.ts';

/** Moves the case to another stage: the usual next one is one click, any other a choice. */
export function MoveForm({
  caseNumber,
  stage,
  move,
}: {
  caseNumber: string;
  stage: Stage;
  move: ProgressActions['move'];
}) {
  const [chosen, setChosen] = useState<Stage | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const id = useId();
  const to = chosen ?? usualNext(stage);
  const submit = () => {
    if (!to) return;
    const reset = () => {
      setChosen(null);
      setAt(null);
      setNote('');
    };
    move.mutate({ caseNumber, from: stage, to, at, note: note.trim() || null }, { onSuccess: reset });
  };
  return (
    <Card size="small" title="推进阶段">
      <Form layout="vertical" onFinish={submit} size="middle">
        <Form.Item label="到哪个阶段" htmlFor={`${id}-stage`}>
          <Select
            id={`${id}-stage`}
            value={to}
            placeholder="选择阶段"
            onChange={setChosen}
            options={stageSchema.options
              .filter((each) => each !== stage)
              .map((each) => ({ value: each, label: stageLabels[each] }))}
          />
        </Form.Item>
        <Form.Item label={to === 'smsVerification' ? '收到短信的时间' : '发生时间'}>
          <MomentInput value={at} onChange={setAt} label="发生时间" />
        </Form.Item>
        <Form.Item label="备注" htmlFor={`${id}-note`}>
          <GrowingTextArea
            id={`${id}-note`}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            maxLength={2000}
            style={{ minHeight: 32, maxHeight: 120 }}
          />
        </Form.Item>
        <Flex vertical gap={8}>
          {to && <Typography.Text type="secondary">{stageHints[to]}</Typography.Text>}
          <Button type="primary" htmlType="submit" disabled={!to} loading={move.isPending}>
            {to ? `进入“${stageLabels[to]}”` : '请选择阶段'}
          </Button>
        </Flex>
      </Form>
    </Card>
  );
}
