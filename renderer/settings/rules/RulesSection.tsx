import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Table, type TableColumnsType, Typography, theme } from 'antd';
import { useState } from 'react';
import type { NewRules, RulesAbout } from '#shared/api/rules.ts';
import { confidenceLabels, confidenceSchema } from '#shared/rules/provenance.ts';
import { saySource } from '#shared/rules/saySource.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { ofRulePack } from '../../app/tabs.ts';
import { DropZone } from '../../parts/DropZone.tsx';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { KeptRules } from './KeptRules.tsx';
import { RejectionReasons } from './RejectionReasons.tsx';
import { ReplaceRulesDialog } from './ReplaceRulesDialog.tsx';
import { RulesActions } from './RulesActions.tsx';

type RuleTable = RulesAbout['tables'][number];

const columns: TableColumnsType<RuleTable> = [
  { title: '内容', dataIndex: 'name', rowScope: 'row' },
  { title: '条数', dataIndex: 'rows', align: 'right', className: 'beian-number' },
  { title: '截至', dataIndex: 'asOf', className: 'beian-number' },
  ...confidenceSchema.options.map((level) => ({
    title: confidenceLabels[level],
    key: level,
    align: 'right' as const,
    className: 'beian-number',
    render: (_: unknown, { confidence }: RuleTable) => confidence[level] ?? 0,
  })),
];

/** What the desk judges by: as of when, how sure each table is and who says so; and the way to other rules. */
export function RulesSection() {
  const { queries } = useDesk();
  const { token } = theme.useToken();
  const [wanted, setWanted] = useState<NewRules | null>(null);
  const about = useQuery(queries.rules.about.queryOptions(ofRulePack));
  if (about.error) return <ErrorPanel error={readError(about.error)} onRetry={() => void about.refetch()} />;
  if (!about.data) return <Waiting what="正在读取规则包" />;
  const { manifest, tables, rejectionReasons, damaged } = about.data;
  return (
    <DropZone label="把规则包拖到这里导入" onFiles={(files) => setWanted({ from: 'files', files })}>
      <Flex vertical gap={16}>
        <Flex gap={16} justify="space-between" align="flex-start" wrap>
          <div>
            <Typography.Title level={2} style={{ margin: 0, fontSize: token.fontSizeHeading4 }}>
              {manifest.title}
            </Typography.Title>
            <Typography.Text type="secondary">
              版本 {manifest.version}，内容截至 {manifest.asOf}
            </Typography.Text>
          </div>
          <RulesActions about={about.data} onWanted={setWanted} />
        </Flex>
        {damaged !== null && (
          <Alert
            type="warning"
            showIcon
            title="本机构导入的规则包用不了，现在按随程序安装的规则包检查。"
            description={`原因：${damaged}。请导入一份改好的，或者在下面换成别的一份。`}
          />
        )}
        <Typography.Paragraph style={{ margin: 0 }}>{manifest.note}</Typography.Paragraph>
        <Alert
          type="info"
          showIcon
          title="检查全在这台电脑上做，规则包不会自己联网更新"
          description="要求变了，可以导出规则包，改好后再导入；也可以只导入改过的那几个文件。换上之前会先列出哪些案件的结果会变。"
        />
        <KeptRules about={about.data} onWanted={setWanted} />
        <Table
          rowKey="name"
          size="small"
          pagination={false}
          columns={columns}
          dataSource={tables}
          expandable={{
            columnTitle: <span className="beian-visually-hidden">出处</span>,
            expandedRowRender: ({ sources }) => <Sources sources={sources} />,
          }}
        />
        <RejectionReasons reasons={rejectionReasons} />
      </Flex>
      {wanted && <ReplaceRulesDialog wanted={wanted} onClosed={() => setWanted(null)} />}
    </DropZone>
  );
}

function Sources({ sources }: { sources: readonly string[] }) {
  return (
    <ul aria-label="出处" style={{ margin: 0, paddingInlineStart: 20 }}>
      {[...new Set(sources.map(saySource))].map((source) => (
        <li key={source}>{source}</li>
      ))}
    </ul>
  );
}
