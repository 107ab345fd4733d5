import { Button, Drawer, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { FindingNote } from '../parts/FindingNote.tsx';
import { PictureZones } from '../parts/PictureZones.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { KindButton } from './KindButton.tsx';
import { sayWhy } from './ScanRow.tsx';
import { nameOfItem, type ScanItem } from './scanItems.ts';
import { isFileItself, useDrawnPicture } from './useRowPicture.ts';

/** One picture in full: where on it something is wrong, what it is judged as, and everything that is said about it. */
export function ScanDetail({
  item,
  auto,
  onKind,
  onIntake,
  onClose,
}: {
  item: ScanItem;
  auto: boolean;
  onKind: (kind: ScanKind | null) => void;
  /** Takes the file in, to be sorted into a case. */
  onIntake: () => void;
  onClose: () => void;
}) {
  const [open, setOpen] = useState(true);
  const { checked, kind } = item;
  return (
    <Drawer
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={(visible) => !visible && onClose()}
      title={nameOfItem(item)}
      size={520}
      extra={
        <Button onClick={onIntake} style={{ marginInlineStart: 12 }}>
          放进收件
        </Button>
      }
      mask={false}
    >
      <Flex vertical gap={16}>
        <Picture key={item.id} item={item} />
        {checked === null && <Typography.Text type="secondary">还没有检查。</Typography.Text>}
        {checked?.facts && (
          <Flex gap={8} align="center" wrap>
            <span>当作</span>
            <KindButton kind={checked.kind} chosen={kind !== null} auto={auto} reachable onChange={onKind} />
            <Typography.Text type="secondary">依据：{sayWhy(item)}</Typography.Text>
          </Flex>
        )}
        {checked?.findings.length === 0 && <Typography.Text type="success">没有发现问题。</Typography.Text>}
        {checked?.findings.map((finding) => (
          <FindingNote key={finding.rule + finding.where + finding.message} finding={finding} />
        ))}
      </Flex>
    </Drawer>
  );
}

/** From the file itself where the browser can draw it, else as the desk draws it. */
function Picture({ item }: { item: ScanItem }) {
  const { file, checked } = item;
  const itself = isFileItself(item);
  const [drawable, setDrawable] = useState(true);
  const [address, setAddress] = useState<string | null>(null);
  const drawn = useDrawnPicture(item, (!itself || !drawable) && checked?.facts?.unreadable === null);
  useEffect(() => {
    if (!itself) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file, itself]);
  const shown = itself && drawable ? address : drawn.address;
  if (drawn.isPending && !drawn.failed && checked?.facts?.unreadable === null) return <Waiting what="正在打开图片" />;
  if (shown === null) return <Typography.Text type="secondary">这种文件在这里没有预览。</Typography.Text>;
  return (
    <div style={{ position: 'relative', alignSelf: 'flex-start', lineHeight: 0, maxWidth: '100%' }}>
      <img
        src={shown}
        alt={nameOfItem(item)}
        onError={() => setDrawable(false)}
        style={{ maxWidth: '100%', maxHeight: 360, borderRadius: 6 }}
      />
      <PictureZones findings={checked?.findings ?? []} />
    </div>
  );
}
