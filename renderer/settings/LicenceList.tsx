import { useQuery } from '@tanstack/react-query';
import { Collapse, Flex, Table, type TableColumnsType, Typography } from 'antd';
import type { LicencePart } from '#shared/api/about.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError } from '../app/readError.ts';
import { constant } from '../app/tabs.ts';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { scrollableByKeyboard } from '../parts/scrollableByKeyboard.ts';
import { Waiting } from '../parts/Waiting.tsx';

const columns: TableColumnsType<LicencePart> = [
  { title: '组件', dataIndex: 'name', rowScope: 'row', width: '36%' },
  { title: '来自', dataIndex: 'packages', width: '32%', render: (packages: string[]) => packages.join('、') },
  { title: '许可', dataIndex: 'licence' },
];

/** What the desk is made of, and every licence as it was given, each on demand: some are long. */
export function LicenceList() {
  const { queries } = useDesk();
  const licences = useQuery(queries.rules.licences.queryOptions(constant));
  if (licences.error) return <ErrorPanel error={readError(licences.error)} onRetry={() => void licences.refetch()} />;
  if (!licences.data) return <Waiting what="正在读取许可" />;
  const { parts, texts } = licences.data;
  return (
    <Flex vertical gap={16}>
      <Table rowKey="name" size="small" pagination={false} columns={columns} dataSource={parts} />
      <Typography.Text type="secondary">
        下面是许可原文，点开就能看。多数是英文，按许可的要求照原样收录。
      </Typography.Text>
      <Collapse
        size="small"
        items={texts.map(({ title, text }) => ({
          key: title,
          label: title,
          children: <Original {...{ title, text }} />,
        }))}
      />
    </Flex>
  );
}

function Original({ title, text }: { title: string; text: string }) {
  return (
    <pre
      ref={scrollableByKeyboard}
      role="region"
      aria-label={`许可原文：${title}`}
      style={{ margin: 0, maxHeight: 360, overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {text}
    </pre>
  );
}
