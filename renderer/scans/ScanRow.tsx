import { FileUnknownOutlined } from '@ant-design/icons';
import { Flex, Tag, Typography, theme } from 'antd';
import { formatBytes, formatPixels } from '#shared/scans/wording.ts';
import { type ScanItem, scanFilterLabels, verdictOf, worstFinding } from './scanItems.ts';
import { useFileThumbnail } from './useFileThumbnail.ts';

const colours = { must: 'error', should: 'warning', fine: 'success', waiting: 'default' } as const;

/** One checked file: thumbnail, verdict, the worst finding and what was measured. */
export function ScanRow({ item }: { item: ScanItem }) {
  const thumbnail = useFileThumbnail(item.file);
  const { token } = theme.useToken();
  const verdict = verdictOf(item);
  const worst = worstFinding(item);
  const more = (item.checked?.findings.length ?? 0) - 1;
  const facts = item.checked?.facts;
  return (
    <>
      <Flex role="gridcell" align="center" justify="center" style={{ width: 72, flex: 'none', height: 52 }}>
        {thumbnail ? (
          <img src={thumbnail} alt="" style={{ maxWidth: 72, maxHeight: 52, borderRadius: 4 }} />
        ) : (
          <FileUnknownOutlined style={{ fontSize: 22, color: token.colorTextQuaternary }} />
        )}
      </Flex>
      <div role="gridcell" style={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography.Text ellipsis={{ tooltip: item.file.name }}>{item.file.name}</Typography.Text>
        <Typography.Text type="secondary" className="beian-number" style={{ display: 'block', fontSize: 12 }}>
          {formatBytes(item.file.size)}
          {facts && facts.width !== null && facts.height !== null && ` · ${formatPixels(facts.width, facts.height)}`}
        </Typography.Text>
      </div>
      <div role="gridcell" style={{ width: 76, flex: 'none' }}>
        <Tag color={colours[verdict]} variant="filled">
          {scanFilterLabels[verdict]}
        </Tag>
      </div>
      <div role="gridcell" style={{ flex: '2 1 300px', minWidth: 0 }}>
        {worst && (
          <Typography.Text ellipsis={{ tooltip: worst.message }} type={verdict === 'must' ? 'danger' : 'secondary'}>
            {worst.message}
            {more > 0 && `（另有 ${more} 条）`}
          </Typography.Text>
        )}
      </div>
    </>
  );
}
