import { Alert, Button, Flex, Segmented, Typography } from 'antd';
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { IntakeItem, ListedIntake } from '#shared/api/intake.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { readError } from '../app/readError.ts';
import { EraseDialog } from '../erasure/EraseDialog.tsx';
import type { ComingFiles } from '../parts/comingFiles.ts';
import { DropZone } from '../parts/DropZone.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { FilePicker } from '../parts/FilePicker.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { useFocusOnArrival } from '../parts/useFocusOnArrival.ts';
import { useSteady } from '../parts/useSteady.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { usePreparedThreads } from '../scans/usePreparedThreads.ts';
import { CasePicker } from './CasePicker.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { afterLeaving, type Marked, markedIds } from './marked.ts';
import { NothingInTray } from './NothingInTray.tsx';
import { SettledActions } from './SettledActions.tsx';
import { slotOfKey } from './slotKeys.ts';
import { TakeProgress } from './TakeProgress.tsx';
import { TrayList } from './TrayList.tsx';
import { sayTally } from './takeWork.ts';
import { Unfinished } from './Unfinished.tsx';
import { useSeenIntake } from './useIntakeNews.ts';
import { useTakeRun } from './useTakeRun.ts';
import { useTray, useTrayItems, useUnfinished, useWatching } from './useTray.ts';
import { type Seen, useTrayActions } from './useTrayActions.ts';
import { WatchDialog } from './WatchDialog.tsx';

const stateLabels = { pending: '待处理', accepted: '已放好', dismissed: '放一边的' } as const;

type Listed = Pick<ListedIntake, 'ids' | 'sure' | 'marks'> & { readonly counts: ListedIntake['counts'] | null };

const nothingListed: Listed = { ids: [], sure: [], marks: [], counts: null };

/** Items a case is being picked for, and the slot that was chosen for them already. */
interface Picking {
  readonly ids: readonly number[];
  readonly slot?: MaterialSlotId;
}

/** What came in, sorted into clients and materials: proposals to be accepted by a key each. */
export function IntakeScreen() {
  const { running, paused, tally, error, add, pause, goOn, cancel, forgetTally } = useTakeRun();
  const told = sayTally(tally);
  const { accept, dismiss, choose, undo, reopen, refusalOf } = useTrayActions();
  const [address] = useSearchParams();
  const [state, setState] = useState<IntakeItem['state']>(address.has('putAside') ? 'dismissed' : 'pending');
  const [erasing, setErasing] = useState<readonly number[] | null>(null);
  const [marked, setMarked] = useState<Marked>({ at: null, anchor: null });
  const [picking, setPicking] = useState<Picking | null>(null);
  const [watchOpen, setWatchOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const watching = useWatching().data;
  const unfinished = useUnfinished();
  const news = useSeenIntake();
  const sawAll = useEffectEvent(news.sawAll);
  // Whoever leaves has seen what came.
  useEffect(() => () => sawAll(), []);
  const prepare = usePreparedThreads();
  const takeComing = (files: ComingFiles) => {
    // Only the newest batch is new.
    news.sawAll();
    void add(files);
  };
  const take = (files: readonly File[]) => takeComing([files]);
  const tray = useTray(state, watching?.folder != null);
  const { ids, sure: allSure, marks, counts } = tray.data ?? nothingListed;
  useFocusOnArrival(list, state === 'pending' && ids.length > 0);
  // Of ten thousand, what does not change from one key to the next is not made anew with each.
  const newSince = state === 'pending' ? news.seen : null;
  const newIds = useMemo(() => (newSince === null ? [] : ids.filter((id) => id > newSince)), [ids, newSince]);
  const isNew = (id: number) => newSince !== null && id > newSince;
  const [firstNew] = newIds;
  // Where everything is new, nothing needs to be pointed out.
  const stands = newIds.length < ids.length ? firstNew : undefined;
  const showNew = stands !== undefined && (
    <Button
      size="small"
      onClick={() => {
        mark({ at: stands, anchor: stands });
        // Its keys are what is wanted next.
        list.current?.focus();
      }}
    >
      去看新来的
    </Button>
  );
  // The line about the batch leads to it; what came by itself has one of its own.
  const newIsBatch = told !== null && tally.staged === newIds.length;
  const markOf = useMemo(() => new Map(ids.map((id, index) => [id, marks[index]])), [ids, marks]);
  // What was refused as it stands would be refused again.
  const sure = allSure.filter((id) => refusalOf(id, markOf.get(id)) === null);
  // The cursor stays where it is while others come and go; what left the list gives it to the first.
  const here: Marked = marked.at !== null && ids.includes(marked.at) ? marked : { at: ids[0] ?? null, anchor: null };
  const chosen = markedIds(ids, here);
  const item = useTrayItems(here.at === null ? [] : [[here.at]]).get(here.at ?? 0);

  // Keys come faster than answers: the cursor goes on at once, and an answer moves it only where no key came meanwhile.
  const steps = useRef(0);
  const mark = (next: Marked) => {
    steps.current++;
    setMarked(next);
  };
  const markUnlessMoved = (step: number, next: Marked) => {
    if (steps.current === step) setMarked(next);
  };
  const leave = async (leaving: readonly number[], act: () => Promise<readonly number[]>) => {
    mark(afterLeaving(ids, new Set(leaving), here.at));
    const step = steps.current;
    const gone = new Set(await act());
    const [stays] = leaving.filter((id) => !gone.has(id));
    if (stays !== undefined) markUnlessMoved(step, { at: stays, anchor: stays });
  };
  // What is accepted goes along as it stands on the screen; of rows nobody has scrolled to, as the list had it.
  const drawn = useRef<ReadonlyMap<number, IntakeItem>>(new Map());
  const asSeen = (wanted: readonly number[]): Seen[] => {
    return wanted.map((id) => {
      const shown = id === item?.id ? item : drawn.current.get(id);
      return { id, placeMark: shown?.placeMark ?? markOf.get(id) ?? '' };
    });
  };
  const acceptMarked = (replace = false) => {
    const seen = asSeen(chosen);
    void leave(chosen, () => accept(seen, replace));
  };
  const acceptSure = () => {
    const seen = asSeen(sure);
    void leave(sure, () => accept(seen));
  };
  const dismissMarked = () => void leave(chosen, () => dismiss(chosen));
  const chooseSlot = async (slot: MaterialSlotId) => {
    const withoutCase = await choose(chosen, { slot });
    if (withoutCase.length > 0) setPicking({ ids: withoutCase, slot });
  };
  const pickCase = () => setPicking({ ids: chosen });
  // While files come in, the list changes several times a second; the panel beside it is drawn anew only with its item.
  const onItem = {
    onSlot: useSteady((slot: MaterialSlotId) => void chooseSlot(slot)),
    onCase: useSteady(pickCase),
    onAccept: useSteady(acceptMarked),
    onDismiss: useSteady(dismissMarked),
  };
  const takeBack = () => {
    steps.current++;
    const step = steps.current;
    void undo(([first]) => first !== undefined && markUnlessMoved(step, { at: first, anchor: null }));
  };

  const onKey = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && key === 'a') {
      mark({ at: ids.at(-1) ?? null, anchor: ids[0] ?? null });
      return true;
    }
    if (key === 'z') {
      takeBack();
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || chosen.length === 0 || state !== 'pending') return false;
    const slot = slotOfKey(event.key);
    if (slot) void chooseSlot(slot);
    else if (key === 'enter' || key === 'a') acceptMarked(event.shiftKey);
    else if (key === 'x' || key === 'delete') dismissMarked();
    else if (key === 'c') pickCase();
    else return false;
    return true;
  };

  return (
    <DropZone onComing={takeComing} onNearing={prepare} withFolder fill label="收件：可以把文件和文件夹一起拖到这里">
      <Flex vertical gap={12} style={{ flex: 1, minHeight: 0 }}>
        <PageTitle title="收件">
          <Button disabled={!watching} onClick={() => setWatchOpen(true)}>
            自动收：{watching?.folder ? '开' : '关'}
          </Button>
          <FilePicker onFiles={take}>选择文件</FilePicker>
          <FilePicker onFiles={take} folder withFolder>
            选择文件夹
          </FilePicker>
          <Button type="primary" disabled={sure.length === 0 || state !== 'pending'} onClick={acceptSure}>
            接受所有有把握的{sure.length > 0 ? ` ${sure.length}` : ''}
          </Button>
        </PageTitle>
        <Flex gap={12} wrap align="center" justify="space-between">
          <Segmented
            aria-label="看哪些"
            value={state}
            onChange={(next) => {
              setState(next);
              setMarked({ at: null, anchor: null });
            }}
            options={(['pending', 'accepted', 'dismissed'] as const).map((value) => ({
              value,
              label: `${stateLabels[value]} ${counts?.[value] ?? 0}`,
            }))}
          />
          {/* The list takes the keys: without rows there is none. */}
          {ids.length > 0 && (
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {state === 'pending'
                ? '↑↓ 移动，Shift 多选，回车放进去，1–9 选材料，C 换案件，X 放一边，Z 撤销'
                : '↑↓ 移动，Shift 多选，Ctrl+A 全选，Z 撤销上一步'}
            </Typography.Text>
          )}
        </Flex>
        <TakeProgress onPause={pause} onCancel={cancel} />
        {paused !== null && (
          <Flex gap={12} align="center" role="status">
            <span>{paused}</span>
            <Button onClick={goOn}>接着收</Button>
            <Button onClick={cancel}>不收了</Button>
          </Flex>
        )}
        {unfinished.length > 0 && <Unfinished paths={unfinished} onFiles={take} onGiveUp={cancel} />}
        {!running && told !== null && (
          <Alert
            type={tally.givenUp > 0 ? 'warning' : 'info'}
            showIcon
            closable={{ onClose: forgetTally }}
            title={told}
            action={newIsBatch && showNew}
          />
        )}
        {!running && !newIsBatch && stands !== undefined && (
          <Alert
            type="info"
            showIcon
            role="status"
            title={`新来了 ${newIds.length} 个，都标着“新”。`}
            action={showNew}
            closable={{ onClose: news.sawAll }}
          />
        )}
        {watching?.trouble && <Alert type="warning" showIcon title={`自动收停住了：${watching.trouble}。`} />}
        {/* What the list says as well is said once. */}
        {!(tray.error && error && readError(tray.error).code === readError(error).code) && <ErrorNote error={error} />}
        {tray.error ? (
          <ErrorPanel error={readError(tray.error)} onRetry={() => void tray.refetch()} />
        ) : !tray.data ? (
          <Waiting what="正在打开收件" />
        ) : ids.length === 0 ? (
          <NothingInTray state={state} settled={(counts?.accepted ?? 0) + (counts?.dismissed ?? 0) > 0} />
        ) : (
          <Flex gap={16} style={{ flex: 1, minHeight: 0 }}>
            <Flex vertical style={{ flex: '5 1 0', minWidth: 0, minHeight: 0 }}>
              <TrayList
                place={list}
                ids={ids}
                isNew={stands === undefined ? () => false : isNew}
                marked={here}
                drawn={drawn}
                onMark={mark}
                onKey={onKey}
              />
            </Flex>
            <Flex vertical gap={12} style={{ flex: '4 1 0', minWidth: 0, minHeight: 0 }}>
              {item && (
                <ItemPanel
                  key={item.id}
                  item={item}
                  count={chosen.length}
                  refusal={refusalOf(item.id, item.placeMark)}
                  {...onItem}
                />
              )}
              {item && state !== 'pending' && (
                <SettledActions
                  count={chosen.length}
                  onReopen={() => void leave(chosen, () => reopen(chosen).then(() => chosen))}
                  onErase={state === 'dismissed' ? () => setErasing(chosen) : null}
                />
              )}
            </Flex>
          </Flex>
        )}
        {watchOpen && watching && <WatchDialog watching={watching} onClosed={() => setWatchOpen(false)} />}
        {erasing && <EraseDialog trayItems={erasing} onClosed={() => setErasing(null)} />}
        {picking && (
          <CasePicker
            count={picking.ids.length}
            candidates={(item && picking.ids.includes(item.id) && item.proposal.candidates) || []}
            onChoose={(caseNumber) =>
              void choose(picking.ids, { caseNumber, ...(picking.slot && { slot: picking.slot }) })
            }
            onClosed={() => setPicking(null)}
          />
        )}
      </Flex>
    </DropZone>
  );
}
