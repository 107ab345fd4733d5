import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Flex, Modal, Radio, Select, Typography } from 'antd';
import { useState } from 'react';
import type { Rejection } from '#shared/api/caseHistory.ts';
import { addedOwnRuleSchema, isSlot } from '#shared/rules/ownRules.ts';
import { useDesk } from '../../app/deskContext.ts';
import { announceChange } from '../../app/tabs.ts';
import { useProvinceName } from '../../app/useProvinceName.ts';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { useDialog } from '../../parts/useDialog.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useUndoNote } from '../../parts/useUndoNote.tsx';
import { proposedRule, rulePlaces } from './proposedRule.ts';

/** Makes a rule of a reason: everything is filled in, so that one confirmation is enough. */
export function OwnRuleDialog({
  reason,
  province,
  onClose,
}: {
  reason: Rejection['reasons'][number];
  province: string | null;
  onClose: () => void;
}) {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const offerUndo = useUndoNote();
  const nameOf = useProvinceName();
  const { close, dialog } = useDialog(onClose);
  const [rule, setRule] = useState(() => proposedRule(reason, province));
  const add = useMutation(
    queries.ownRules.add.mutationOptions({
      onSuccess: ({ id }) => {
        void announceChange(cache);
        close();
        offerUndo('已记成规则，以后的案件都会按它提醒', async () => {
          await client.ownRules.remove({ id });
          await announceChange(cache);
        });
      },
      onError: report,
    }),
  );
  const ready = addedOwnRuleSchema.safeParse(rule);
  return (
    <Modal
      {...dialog}
      title="记成本机构的规则"
      okText="记下"
      okButtonProps={{ disabled: !ready.success }}
      confirmLoading={add.isPending}
      onOk={() => ready.success && add.mutate({ rule: ready.data, reasonId: reason.id, createdAt: null })}
      width={560}
    >
      <Flex vertical gap={14}>
        <Typography.Text type="secondary">
          以后的案件遇到同样的情况，会作为“建议”提醒，来源写“本机构经验”。可以在设置里查看和删除。
        </Typography.Text>
        {province !== null && (
          <Radio.Group
            aria-label="在哪里提醒"
            value={rule.province === null ? 'all' : 'here'}
            onChange={({ target }) => setRule({ ...rule, province: target.value === 'all' ? null : province })}
            options={[
              { value: 'here', label: `只在${nameOf(province)}` },
              { value: 'all', label: '所有省份' },
            ]}
          />
        )}
        <LabelledField label="哪一项" problem={rule.field === null ? '请选择是哪一项' : null}>
          {(ties) => (
            <Select
              {...ties}
              value={rule.field}
              placeholder="选择一栏或一份材料"
              showSearch={{ optionFilterProp: 'label' }}
              options={rulePlaces()}
              onChange={(field) => setRule({ ...rule, field, words: isSlot(field) ? [] : rule.words })}
            />
          )}
        </LabelledField>
        {rule.field !== null && isSlot(rule.field) ? (
          <Typography.Text type="secondary">材料里的字不会被检查，这条规则每次都提醒。</Typography.Text>
        ) : (
          <LabelledField
            label="出现哪些字时提醒"
            hint="按这一栏显示的字写，如“餐饮”；输入后按回车，可以写几个；不填就每次都提醒。"
          >
            {(ties) => (
              <Select
                {...ties}
                mode="tags"
                open={false}
                suffixIcon={null}
                maxCount={20}
                value={rule.words}
                tokenSeparators={['，', ',', '、', ' ']}
                onChange={(words: string[]) =>
                  setRule({
                    ...rule,
                    words: words.map((word) => word.trim().slice(0, 50)).filter((word) => word !== ''),
                  })
                }
              />
            )}
          </LabelledField>
        )}
        <LabelledField label="提醒的话" problem={rule.message.trim() === '' ? '请写一句提醒' : null}>
          {(ties) => (
            <GrowingTextArea
              {...ties}
              value={rule.message}
              maxLength={500}
              onChange={({ target }) => setRule({ ...rule, message: target.value })}
            />
          )}
        </LabelledField>
      </Flex>
    </Modal>
  );
}
