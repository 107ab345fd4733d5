import { Drawer, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { FindingNote } from '../parts/FindingNote.tsx';
import { PictureZones } from '../parts/PictureZones.tsx';
import type { ScanItem } from './scanItems.ts';

/** One file in full: the picture, where on it something is wrong, and everything that is said about it. */
export function ScanDetail({ item, onClose }: { item: ScanItem; onClose: () => void }) {
  const [open, setOpen] = useState(true);
  const [drawable, setDrawable] = useState(true);
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(item.file);
    setAddress(made);
    setDrawable(true);
    return () => URL.revokeObjectURL(made);
  }, [item.file]);
  return (
    <Drawer
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={(visible) => !visible && onClose()}
      title={item.file.name}
      size={520}
      mask={false}
    >
      <Flex vertical gap={16}>
        {address && drawable ? (
          <div style={{ position: 'relative', alignSelf: 'flex-start', lineHeight: 0, maxWidth: '100%' }}>
            <img
              src={address}
              alt={item.file.name}
              onError={() => setDrawable(false)}
              style={{ maxWidth: '100%', maxHeight: 360, borderRadius: 6 }}
            />
            <PictureZones findings={item.checked?.findings ?? []} />
          </div>
        ) : (
          <Typography.Text type="secondary">这种文件在这里没有预览。</Typography.Text>
        )}
        {item.checked === null && <Typography.Text type="secondary">还没有检查。</Typography.Text>}
        {item.checked?.findings.length === 0 && <Typography.Text type="success">没有发现问题。</Typography.Text>}
        {item.checked?.findings.map((finding) => (
          <FindingNote key={finding.rule + finding.where + finding.message} finding={finding} />
        ))}
      </Flex>
    </Drawer>
  );
}
