import { EditOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Popover, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { RetainedCase } from '#shared/erasure/retention.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readWanted } from '../../cases/batch/readWanted.ts';
import { DayInput } from '../../parts/DayInput.tsx';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { useReportError } from '../../parts/useReportError.ts';

/** Until when one case is kept, and a way to give it a day of its own. */
export function KeepUntil({ of: { number, keepUntil, own, due } }: { of: RetainedCase }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [left, setLeft] = useState(false);
  const set = useMutation(
    queries.erasure.setKeepUntil.mutationOptions({
      onSuccess: (now) => {
        cache.setQueryData(queries.erasure.retention.queryKey(), now);
        setOpen(false);
      },
      onError: report,
    }),
  );
  const read = readWanted('plannedOn', text);
  const save = () => {
    if (read.ok && read.value !== null) set.mutate({ caseNumber: number, day: read.value });
    else setLeft(true);
  };
  return (
    <Flex gap={6} align="center">
      <span className="beian-number">{keepUntil ?? '没有定'}</span>
      {due && <Tag color="warning">已到期</Tag>}
      {own && !due && <Tag variant="filled">单独定的</Tag>}
      <Popover
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          setText(keepUntil ?? '');
          setLeft(false);
        }}
        trigger="click"
        placement="left"
        destroyOnHidden
        content={
          <form
            style={{ width: 260 }}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <LabelledField
              label={`案件 ${number} 保存到`}
              problem={left && !read.ok ? read.problem : null}
              hint="这一天过后列为到期。"
            >
              {(ties) => <DayInput ties={ties} text={text} onText={setText} onLeave={() => undefined} />}
            </LabelledField>
            <Flex gap={8} justify="flex-end" style={{ marginTop: 8 }}>
              {own && (
                <Button size="small" onClick={() => set.mutate({ caseNumber: number, day: null })}>
                  按统一的期限
                </Button>
              )}
              <Button size="small" type="primary" htmlType="submit" loading={set.isPending}>
                确定
              </Button>
            </Flex>
          </form>
        }
      >
        <Button
          type="text"
          size="small"
          icon={<EditOutlined aria-hidden />}
          aria-label={`改案件 ${number} 保存到哪一天`}
        />
      </Popover>
      {!own && keepUntil !== null && !due && (
        <Typography.Text className="beian-visually-hidden">按统一的期限</Typography.Text>
      )}
    </Flex>
  );
}
