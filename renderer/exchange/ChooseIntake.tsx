import { FileExcelOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Typography, theme } from 'antd';
import { LastBundle } from '../bundles/LastBundle.tsx';
import { FilePicker } from '../parts/FilePicker.tsx';

const steps = [
  ['保存空白采集表', '发给客户填，或者自己照着资料填，一行一个小程序。'],
  ['拖进填好的表', '连同客户的扫描件文件夹一起拖也可以。'],
  ['先看再导入', '每一行有什么问题都列出来，确认以后才进资料库。'],
] as const;

/** The beginning: something to import from is dropped or chosen. Of several a person says which one is meant. */
export function ChooseIntake({
  sources,
  scans,
  onFiles,
  onSource,
}: {
  /** What of one drop can be imported, to choose from. */
  sources: readonly File[];
  /** How many scans are there already. */
  scans: number;
  onFiles: (files: File[]) => void;
  onSource: (source: File) => void;
}) {
  const { token } = theme.useToken();
  return (
    <Flex vertical gap={20}>
      <LastBundle />
      <Flex
        vertical
        align="center"
        gap={12}
        style={{
          padding: '48px 24px',
          border: `1px dashed ${token.colorBorder}`,
          borderRadius: token.borderRadiusLG,
          background: token.colorBgContainer,
          textAlign: 'center',
        }}
      >
        <FileExcelOutlined style={{ fontSize: 40, color: token.colorPrimary }} aria-hidden />
        <Typography.Title level={2} style={{ margin: 0, fontSize: 20 }}>
          {sources.length > 0 ? '这里有几份可以导入的，要哪一份？' : '把采集表、备案资料或交接包拖到这里'}
        </Typography.Title>
        {sources.length > 0 ? (
          <Flex vertical gap={8} style={{ maxWidth: '100%' }}>
            {sources.map((source) => (
              <Button key={source.name} onClick={() => onSource(source)} style={{ maxWidth: '100%' }}>
                {source.name}
              </Button>
            ))}
          </Flex>
        ) : (
          <>
            <Typography.Text type="secondary">
              {scans > 0
                ? `已收下 ${scans} 个扫描件，还差采集表（.xlsx）或官方格式的备案资料。`
                : '填好的采集表（.xlsx）、按官方格式导出的备案资料，或者同事做的交接包；扫描件可以一起拖进来，也可以稍后再选。'}
            </Typography.Text>
            <FilePicker type="primary" accept=".xlsx,.json,.bdcase" multiple={false} onFiles={onFiles}>
              选择文件
            </FilePicker>
          </>
        )}
      </Flex>
      <Flex gap={12} wrap>
        {steps.map(([title, text], index) => (
          <Card key={title} size="small" style={{ flex: '1 1 220px' }}>
            <Typography.Text strong>
              {index + 1}. {title}
            </Typography.Text>
            <br />
            <Typography.Text type="secondary">{text}</Typography.Text>
          </Card>
        ))}
      </Flex>
    </Flex>
  );
}
