import { FileUnknownOutlined } from '@ant-design/icons';
import { Flex, Tag, Typography, theme } from 'antd';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { isUnfinished, unfinishedLabel } from '#shared/scans/unfinished.ts';
import { formatBytes, formatPixels } from '#shared/scans/wording.ts';
import { CutName } from '../parts/CutText.tsx';
import { KindButton } from './KindButton.tsx';
import { nameOfItem, type ScanItem, scanFilterLabels, verdictOf, worstFinding } from './scanItems.ts';
import { useFileThumbnail } from './useFileThumbnail.ts';
import { isFileItself, useSentThumbnail } from './useRowPicture.ts';

const colours = { must: 'error', should: 'warning', fine: 'success', waiting: 'default' } as const;

/** One checked picture: thumbnail, what it is judged as, verdict, the worst finding and what was measured. */
export function ScanRow({
  item,
  auto,
  onKind,
}: {
  item: ScanItem;
  auto: boolean;
  onKind: (kind: ScanKind | null) => void;
}) {
  const { checked, kind } = item;
  const sent = useSentThumbnail(checked?.thumbnail ?? null);
  const drawn = useFileThumbnail(isFileItself(item) && sent === null ? item.file : null);
  const thumbnail = sent ?? drawn;
  const { token } = theme.useToken();
  const verdict = verdictOf(item);
  const worst = worstFinding(item);
  const more = (checked?.findings.length ?? 0) - 1;
  const facts = checked?.facts;
  const bytes = facts?.bytes ?? (isFileItself(item) ? item.file.size : null);
  return (
    <>
      <Flex role="gridcell" align="center" justify="center" style={{ width: 72, flex: 'none', height: 52 }}>
        {thumbnail ? (
          <img src={thumbnail} alt="" style={{ maxWidth: 72, maxHeight: 52, borderRadius: 4 }} />
        ) : (
          <FileUnknownOutlined style={{ fontSize: 22, color: token.colorTextQuaternary }} />
        )}
      </Flex>
      <div role="gridcell" style={{ flex: '1 1 180px', minWidth: 0 }}>
        <CutName name={nameOfItem(item)} />
        <Typography.Text type="secondary" className="beian-number" style={{ display: 'block', fontSize: 12 }}>
          {bytes !== null && formatBytes(bytes)}
          {facts && facts.width !== null && facts.height !== null && ` · ${formatPixels(facts.width, facts.height)}`}
        </Typography.Text>
      </div>
      <div role="gridcell" style={{ width: 128, flex: 'none', minWidth: 0 }}>
        {checked?.facts && (
          <>
            <KindButton kind={checked.kind} chosen={kind !== null} auto={auto} reachable={false} onChange={onKind} />
            <Typography.Text
              type="secondary"
              ellipsis={{ tooltip: sayWhy(item) }}
              style={{ display: 'block', fontSize: 12 }}
            >
              {sayWhy(item)}
            </Typography.Text>
          </>
        )}
      </div>
      <div role="gridcell" style={{ width: 72, flex: 'none' }}>
        <Tag color={colours[verdict]} variant="filled">
          {verdict === 'should' && isUnfinished(checked?.facts ?? null) ? unfinishedLabel : scanFilterLabels[verdict]}
        </Tag>
      </div>
      <div role="gridcell" style={{ flex: '2 1 260px', minWidth: 0 }}>
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

/** Why a picture is judged as what it is. */
export function sayWhy({ checked, kind }: Pick<ScanItem, 'checked' | 'kind'>): string {
  if (kind !== null) return '您选的';
  return checked?.because ?? '整批选的';
}
