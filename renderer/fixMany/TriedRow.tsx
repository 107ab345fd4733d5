import { Button, Flex, Tag } from 'antd';
import { Link } from 'react-router';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { addresses } from '../app/addresses.ts';
import { CutText } from '../parts/CutText.tsx';
import { sayTried, type TriedScan } from './fixedScans.ts';
import type { verbOf } from './manyChoice.ts';

/** What became of one scan, with its way back. */
export function TriedRow({
  item,
  verb,
  busy,
  onUndo,
}: {
  item: TriedScan;
  verb: ReturnType<typeof verbOf>;
  busy: boolean;
  onUndo: (fix: { scanId: number; fix: string }) => void;
}) {
  const { label } = materialSlot(item.slot);
  const { text, colour } = stateOf(item, verb);
  return (
    <Flex gap={8} align="center">
      <Tag color={colour} variant="filled" style={{ marginInlineEnd: 0 }}>
        {text}
      </Tag>
      <div style={{ flex: 1, minWidth: 0 }}>
        <CutText strong text={`${label} · ${item.name}`} />
        <CutText faint text={`${item.caseNumber} · ${sayTried(item)}`} />
      </div>
      {item.type === 'fixed' && !item.undone && (
        <Button size="small" disabled={busy} onClick={() => onUndo(item)} aria-label={`撤销：${label} ${item.name}`}>
          撤销
        </Button>
      )}
      {item.type === 'left' && (
        <Link to={addresses.caseAt(item.caseNumber, 'materials')} aria-label={`打开${label} ${item.name}`}>
          去看看
        </Link>
      )}
    </Flex>
  );
}

function stateOf(item: TriedScan, verb: ReturnType<typeof verbOf>): { text: string; colour: string } {
  if (item.undone) return { text: '已撤销', colour: 'default' };
  if (item.type === 'fixed') return { text: verb === '裁正' ? '裁好了' : '改好了', colour: 'success' };
  return item.failed ? { text: '出错', colour: 'error' } : { text: '没动', colour: 'default' };
}
