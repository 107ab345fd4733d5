import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Input, Radio } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../app/deskContext.ts';
import { saveFile } from '../../app/saveFile.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { SettingRow } from '../vault/SettingRow.tsx';

/** Everything held about one human being who asks for it. */
export function PersonReportRow() {
  const desk = useDesk();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [as, setAs] = useState<'pdf' | 'xlsx'>('pdf');
  const make = useMutation({
    mutationFn: async () =>
      saveFile(desk, await desk.client.persons.report({ name: name.trim(), number: number.trim(), as })),
  });
  const ready = name.trim() !== '' && number.trim() !== '';
  return (
    <SettingRow
      title="个人资料报告"
      about="有人来问“你们存了我哪些资料”时用：列出这个人的登记资料、案件和身份、图片、文书。号码是完整的，请只交给本人。"
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !make.isPending) make.mutate();
        }}
      >
        <Flex vertical gap={12}>
          <Flex gap={12} wrap>
            <div style={{ flex: '1 1 160px' }}>
              <LabelledField label="姓名">
                {(ties) => (
                  <Input
                    {...ties}
                    autoComplete="off"
                    maxLength={100}
                    value={name}
                    onChange={({ target }) => setName(target.value)}
                  />
                )}
              </LabelledField>
            </div>
            <div style={{ flex: '2 1 240px' }}>
              <LabelledField label="证件号码或手机号">
                {(ties) => (
                  <Input
                    {...ties}
                    autoComplete="off"
                    className="beian-number"
                    maxLength={64}
                    value={number}
                    onChange={({ target }) => setNumber(target.value)}
                  />
                )}
              </LabelledField>
            </div>
          </Flex>
          <Flex gap={12} justify="space-between" align="center" wrap>
            <Radio.Group
              aria-label="报告的格式"
              value={as}
              onChange={({ target }) => setAs(target.value)}
              options={[
                { value: 'pdf', label: '打印用的 PDF' },
                { value: 'xlsx', label: '表格' },
              ]}
            />
            <Button htmlType="submit" loading={make.isPending} disabled={!ready}>
              生成报告
            </Button>
          </Flex>
          <ErrorNote error={make.error} />
        </Flex>
      </form>
    </SettingRow>
  );
}
