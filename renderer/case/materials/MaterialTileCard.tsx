import { Card, Flex, Tag, Typography } from 'antd';
import type { CaseMaterial } from '#shared/api/cases.ts';
import type { MaterialTile, TileState } from '#shared/filing/materialTiles.ts';
import { DropZone } from '../../parts/DropZone.tsx';
import { FilePicker } from '../../parts/FilePicker.tsx';
import { PaperHelp } from './PaperHelp.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import { tileWords } from './tileWords.ts';

/** One slot of a case: what it wants and why, what it holds, and everything that can be done with it. */
export function MaterialTileCard({
  tile,
  busy,
  onFiles,
  onView,
  onFocus,
}: {
  tile: MaterialTile;
  busy: boolean;
  /** `replace` is meant where the slot takes one file and holds one. */
  onFiles: (files: File[], replace: boolean) => void;
  onView: (material: CaseMaterial) => void;
  onFocus: () => void;
}) {
  const { slot, held, required, servedFrom } = tile;
  const { text, colour } = tileWords(tile);
  const replaces = slot.most === 1 && held.length > 0;
  const verb = replaces ? '替换' : '选择文件';
  const take = (files: File[]) => onFiles(files, replaces);
  const reason =
    held.length > 0 ? summaryOf(tile) : servedFrom ? servedWords(tile.state, servedFrom.label) : required?.reason;
  return (
    <DropZone onFiles={take} label={`${slot.label}：${text}，可以把图片拖到这里`}>
      <Card
        size="small"
        role="group"
        aria-label={`${slot.label}：${text}`}
        data-slot={slot.id}
        tabIndex={0}
        onFocus={onFocus}
        styles={{ body: { padding: 12 } }}
      >
        <Flex vertical gap={8}>
          <Flex justify="space-between" align="flex-start" gap={8}>
            <Typography.Text strong>{slot.label}</Typography.Text>
            <Tag color={colour} variant="filled" style={{ marginInlineEnd: 0, flex: 'none' }}>
              {text}
            </Tag>
          </Flex>
          {held.length > 0 ? (
            held.map((material) => (
              <button
                key={`${material.scanId} ${material.position}`}
                type="button"
                onClick={() => onView(material)}
                aria-label={`查看${slot.label} ${material.facts.name}`}
                className="beian-bare"
                style={{ cursor: 'zoom-in' }}
              >
                <Thumbnail material={material} label={`${slot.label} ${material.facts.name}`} />
              </button>
            ))
          ) : (
            <EmptySlot served={tile.state === 'served'} />
          )}
          <Typography.Paragraph
            type="secondary"
            ellipsis={{ rows: 2, tooltip: reason }}
            style={{ margin: 0, minHeight: 44 }}
          >
            {reason}
          </Typography.Paragraph>
          <Flex justify="space-between" align="center" gap={8}>
            <FilePicker
              size="small"
              loading={busy}
              multiple={slot.most > 1}
              onFiles={take}
              aria-label={`${verb}：${slot.label}`}
            >
              {verb}
            </FilePicker>
            {required && <PaperHelp label={slot.label} required={required} />}
          </Flex>
        </Flex>
      </Card>
    </DropZone>
  );
}

function EmptySlot({ served }: { served: boolean }) {
  return (
    <Flex
      align="center"
      justify="center"
      style={{ height: 124, border: '1px dashed rgba(128, 128, 128, 0.45)', borderRadius: 6, textAlign: 'center' }}
    >
      <Typography.Text type="secondary">{served ? '已有' : '拖图片到这里，或粘贴'}</Typography.Text>
    </Flex>
  );
}

function servedWords(state: TileState, label: string): string {
  return state === 'served' ? `用“${label}”里的那一份` : `和“${label}”是同一个人的，放在哪一格都行，只算一样`;
}

/** The worst that is said of the files, or that nothing is. The name of the tile is not said again. */
function summaryOf({ slot, held, remarks }: MaterialTile): string {
  const findings = [...remarks, ...held.flatMap((each) => each.findings)];
  const worst =
    findings.find(({ weight }) => weight === 'must') ??
    findings.find(({ weight }) => weight === 'should') ??
    remarks[0];
  if (!worst) return held.map(({ facts }) => facts.name).join('、');
  const name = `“${slot.label}”`;
  return worst.message.startsWith(name) ? worst.message.slice(name.length) : worst.message;
}
