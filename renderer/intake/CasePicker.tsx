import { useQuery } from '@tanstack/react-query';
import { Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { stageLabels } from '#shared/filing/stage.ts';
import type { Proposal } from '#shared/intake/proposal.ts';
import { useDesk } from '../app/deskContext.ts';
import { everyCase, queryOf } from '../cases/caseFilter.ts';
import { useDialog } from '../parts/useDialog.ts';

/** Chooses a case for so many files by name, number or pinyin initials, by keyboard alone; candidates stand first until somebody types. */
export function CasePicker({
  count,
  candidates,
  onChoose,
  onClosed,
}: {
  count: number;
  candidates: NonNullable<Proposal['candidates']>;
  onChoose: (caseNumber: string) => void;
  onClosed: () => void;
}) {
  const { queries } = useDesk();
  const { close, dialog } = useDialog(onClosed);
  const [text, setText] = useState('');
  // Nothing of an earlier search can be chosen: Enter right after the last letter would take another client's case.
  const { data, isFetching } = useQuery(
    queries.cases.find.queryOptions({ input: queryOf(everyCase, text), gcTime: 0 }),
  );
  const found = (data?.rows ?? []).slice(0, 50).map(({ number, subjectName, miniProgramName, stage }) => ({
    value: number,
    label: [subjectName, miniProgramName, stageLabels[stage], number].filter((each) => each !== null).join(' · '),
  }));
  const first = text.trim() === '' ? candidates : [];
  const maybe = new Set(first.map(({ caseNumber }) => caseNumber));
  const options = [
    ...first.map(({ caseNumber, subjectName }) => ({
      value: caseNumber,
      label: `也许是：${subjectName} · ${caseNumber}`,
    })),
    ...found.filter(({ value }) => !maybe.has(value)),
  ];
  return (
    <Modal {...dialog} title={count > 1 ? `这 ${count} 个放到哪个案件` : '放到哪个案件'} footer={null} destroyOnHidden>
      <Typography.Paragraph type="secondary">
        输入客户名称、小程序名称、案件编号或拼音首字母，回车选定。
      </Typography.Paragraph>
      <Select
        aria-label="案件"
        autoFocus
        defaultOpen
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={isFetching}
        options={options}
        style={{ width: '100%' }}
        notFoundContent={isFetching ? '正在找…' : '没有找到这样的案件'}
        onChange={(value: string) => {
          onChoose(value);
          close();
        }}
      />
    </Modal>
  );
}
