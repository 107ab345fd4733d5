import { Alert, Button, Drawer, Flex, Tag, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { sayRecipe } from '#shared/scans/recipe.ts';
import { addresses } from '../app/addresses.ts';
import { CutText } from '../parts/CutText.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { LeaveGuard } from '../parts/LeaveGuard.tsx';
import { useFocusWhenLost } from '../parts/useFocusWhenLost.ts';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { sayFixed, standing, type TriedScan } from './fixedScans.ts';
import { useFixMany } from './useFixMany.ts';

/**
 * 自动裁正 for chosen cases: every scan with what became of it, each to be taken back, and all of them at once.
 *
 * `atOnce` begins by itself, for a button that said it all already.
 */
export function FixManyDrawer({
  cases,
  atOnce = false,
  onClose,
}: {
  cases: readonly string[];
  atOnce?: boolean;
  onClose: () => void;
}) {
  const [open, setOpen] = useState(true);
  const work = useFixMany(cases);
  const { fixing, state } = work;
  const begun = useRef(false);
  useEffect(() => {
    if (!atOnce || begun.current) return;
    begun.current = true;
    work.start();
  });
  const running = state === 'running';
  const stands = standing(fixing).length;
  const result = useRef<HTMLDivElement>(null);
  useFocusWhenLost(result, state === 'ended' || state === 'stopped');
  return (
    <Drawer
      open={open}
      onClose={() => {
        work.stop();
        setOpen(false);
      }}
      afterOpenChange={(visible) => !visible && onClose()}
      mask={false}
      focusable={{ trap: false }}
      size={480}
      title={cases.length === 1 ? '自动裁正' : `自动裁正（${cases.length} 个案件）`}
      styles={{ body: { display: 'flex', flexDirection: 'column', gap: 12, padding: 16 } }}
      footer={
        <Flex gap={8} justify="flex-end" wrap>
          {state === 'ready' && !atOnce && (
            <Button type="primary" autoFocus onClick={work.start}>
              开始裁正
            </Button>
          )}
          {!running && stands > 0 && (
            <Button loading={state === 'undoing'} onClick={work.undoAll}>
              全部撤销（{stands} 张）
            </Button>
          )}
        </Flex>
      }
    >
      <LeaveGuard
        when={running}
        work={{ what: '还在自动裁正', fate: '就会停下', about: '已经裁好的都保存着，没做完的以后可以再来一遍。' }}
      />
      <Typography.Paragraph style={{ margin: 0 }}>
        把证件转正、裁出来、拉平。只动四条边看得清的图；原图都留着，随时可以撤销。
      </Typography.Paragraph>
      {running && <WorkProgress done={fixing.done} total={fixing.total} label={fixing.label} onCancel={work.stop} />}
      <div ref={result} tabIndex={-1} style={{ outline: 'none' }}>
        {(state === 'ended' || state === 'undoing') && (
          <Alert
            type={stands > 0 ? 'success' : 'info'}
            showIcon
            role="status"
            title={fixing.tried.length === 0 ? '这里还没有图片。' : sayFixed(fixing)}
          />
        )}
        {state === 'stopped' && !work.error && <Alert type="info" showIcon title={`已停下：${sayFixed(fixing)}`} />}
      </div>
      <ErrorNote error={work.error} />
      {fixing.tried.length > 0 && (
        <VirtualRows
          label="裁正结果"
          items={fixing.tried}
          keyOf={({ scanId }) => String(scanId)}
          row={(item) => (
            <TriedRow item={item} busy={running || state === 'undoing'} onUndo={(fix) => work.undo([fix])} />
          )}
        />
      )}
    </Drawer>
  );
}

function TriedRow({
  item,
  busy,
  onUndo,
}: {
  item: TriedScan;
  busy: boolean;
  onUndo: (fix: { scanId: number; fix: string }) => void;
}) {
  const { label } = materialSlot(item.slot);
  const { text, colour } = stateOf(item);
  return (
    <Flex gap={8} align="center">
      <Tag color={colour} variant="filled" style={{ marginInlineEnd: 0 }}>
        {text}
      </Tag>
      <div style={{ flex: 1, minWidth: 0 }}>
        <CutText strong text={`${label} · ${item.name}`} />
        <CutText
          faint
          text={`${item.caseNumber} · ${item.type === 'fixed' ? sayRecipe(item.recipe).join('、') : item.reason}`}
        />
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

function stateOf(item: TriedScan): { text: string; colour: string } {
  if (item.undone) return { text: '已撤销', colour: 'default' };
  if (item.type === 'fixed') return { text: '裁好了', colour: 'success' };
  return item.failed ? { text: '出错', colour: 'error' } : { text: '没动', colour: 'default' };
}
