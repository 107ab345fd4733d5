import { Alert, Button, type CheckboxRef, Drawer, Flex, Typography } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { LeaveGuard } from '../parts/LeaveGuard.tsx';
import { useFocusWhenLost } from '../parts/useFocusWhenLost.ts';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { ChooseFixes } from './ChooseFixes.tsx';
import { sayFixed, standing } from './fixedScans.ts';
import { automatic, sayChoice, verbOf, whyNotYet } from './manyChoice.ts';
import { lookAhead, sayStart } from './scansAhead.ts';
import { TriedRow } from './TriedRow.tsx';
import { useFixMany } from './useFixMany.ts';
import { mostLookedThrough, useScansAhead } from './useScansAhead.ts';

/**
 * 批量修整 of chosen cases: what is to be done, with a look at it beforehand, then every scan with what became of it, each
 * to be taken back, and all of them at once.
 *
 * `atOnce` is 自动裁正 and begins by itself, for a button that said it all already.
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
  const [choice, setChoice] = useState(automatic);
  const work = useFixMany(cases);
  const { fixing, state } = work;
  const begun = useRef(false);
  useEffect(() => {
    if (!atOnce || begun.current) return;
    begun.current = true;
    work.start(automatic);
  });
  const [quick, setQuick] = useState(atOnce);
  const choosing = state === 'ready' && !quick;
  const found = useScansAhead(cases, choosing);
  const ahead = useMemo(() => lookAhead(found.scans, choice), [found.scans, choice]);
  const far = { looked: found.cases, most: mostLookedThrough, cases: cases.length };
  const whyNot =
    whyNotYet(choice) ??
    (far.looked < far.cases || ahead.changed.length > 0 ? null : found.scans.length > 0 ? '没有图会变' : '还没有图片');
  const verb = verbOf(choice);
  const running = state === 'running';
  const over = state === 'ended' || state === 'stopped';
  const stands = standing(fixing).length;
  const first = useRef<CheckboxRef>(null);
  const result = useRef<HTMLDivElement>(null);
  useFocusWhenLost(result, over);
  const title = quick ? '自动裁正' : '批量修整';
  return (
    <Drawer
      open={open}
      onClose={() => {
        work.stop();
        setOpen(false);
      }}
      afterOpenChange={(visible) => (visible ? first.current?.focus() : onClose())}
      mask={false}
      focusable={{ trap: false }}
      size={quick ? 480 : 640}
      title={cases.length === 1 ? title : `${title}（${cases.length} 个案件）`}
      styles={{ body: { display: 'flex', flexDirection: 'column', gap: 12, padding: 16 } }}
      footer={
        <Flex gap={8} justify="flex-end" align="center" wrap>
          {choosing && (
            <>
              <Typography.Text type="secondary" role="status" id="whyNotFixed">
                {whyNot ?? '原图都留着，随时可以撤销'}
              </Typography.Text>
              <Button
                type="primary"
                disabled={whyNot !== null}
                aria-describedby="whyNotFixed"
                onClick={() => work.start(choice)}
              >
                {whyNot === null ? sayStart(verb, ahead, far) : `开始${verb}`}
              </Button>
            </>
          )}
          {over && stands === 0 && (
            <Button
              onClick={() => {
                setQuick(false);
                work.again();
              }}
            >
              重新选
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
        work={{ what: `还在${title}`, fate: '就会停下', about: '已经改好的都保存着，没做完的以后可以再来一遍。' }}
      />
      {choosing ? (
        <ChooseFixes choice={choice} ahead={ahead} far={far} error={found.error} first={first} onChoice={setChoice} />
      ) : (
        <Typography.Paragraph style={{ margin: 0 }}>
          {sayChoice(choice)}。{choice.straighten && '拉平只动四条边看得清的图；'}原图都留着，随时可以撤销。
        </Typography.Paragraph>
      )}
      {running && <WorkProgress done={fixing.done} total={fixing.total} label={fixing.label} onCancel={work.stop} />}
      <div ref={result} tabIndex={-1} style={{ outline: 'none' }}>
        {(state === 'ended' || state === 'undoing') && (
          <Alert
            type={stands > 0 ? 'success' : 'info'}
            showIcon
            role="status"
            title={fixing.tried.length === 0 ? '这里还没有图片。' : sayFixed(fixing, verb)}
          />
        )}
        {state === 'stopped' && !work.error && (
          <Alert type="info" showIcon title={`已停下：${sayFixed(fixing, verb)}`} />
        )}
      </div>
      <ErrorNote error={work.error} />
      {fixing.tried.length > 0 && (
        <VirtualRows
          label={`${verb}结果`}
          items={fixing.tried}
          keyOf={({ scanId }) => String(scanId)}
          row={(item) => (
            <TriedRow
              item={item}
              verb={verb}
              busy={running || state === 'undoing'}
              onUndo={(fix) => work.undo([fix])}
            />
          )}
        />
      )}
    </Drawer>
  );
}
