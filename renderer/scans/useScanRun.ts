import type { CheckedScan } from '#shared/api/scans.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError, wasCancelled } from '../app/readError.ts';
import { gatheredSteps } from '../parts/gatherSteps.ts';
import { sendable } from '../parts/sendable.ts';
import { uploadBatches } from '../parts/uploadBatches.ts';
import { closedMeanwhile, useBackgroundWork, type WorkPlace } from '../parts/useBackgroundWork.tsx';
import { useKept } from '../parts/useKept.ts';
import type { ScanItem } from './scanItems.ts';
import {
  begun,
  type FileToCheck,
  filesOf,
  givenUp,
  groupEnded,
  itemOfAnswer,
  noScans,
  type ScanDemand,
  type ScanStep,
  type ScanWork,
  withFiles,
  withKind,
  withSteps,
} from './scanWork.ts';

/** Few files a call, so that cancelling takes effect at once and results come steadily. */
const filesPerCall = 5;
/** While one call is being judged the next are already on their way: two files that take long hold up no others. */
const callsAtOnce = 3;

const place: WorkPlace = {
  address: addresses.scans,
  description: '结果在“扫描检查”里。',
  underWay: { what: '还在检查扫描件', fate: '就会停下', about: '检查的结果不会留下，原来的文件不受影响。' },
  cutShort: '资料库锁上时扫描检查还没有做完，停下了，结果没有留下。请把文件再检查一遍。',
};

/**
 * The list of pictures to check, and the run that checks them.
 *
 * Both live beyond the screen: one can work elsewhere meanwhile, and come back to the result. Nothing outlives the
 * opened vault.
 */
export function useScanRun() {
  const { client } = useDesk();
  const [work, keep] = useKept<ScanWork>('scans', noScans);
  const inBackground = useBackgroundWork();

  /** Answers with what became of it, see useBackgroundWork. */
  async function check(
    wanted: readonly ScanItem[],
    demand: ScanDemand,
  ): Promise<string | typeof closedMeanwhile | null> {
    const { fresh, known } = filesOf(wanted);
    const total = fresh.length + known.length;
    const { run } = keep((held) => begun(held, demand, total, new AbortController()));
    if (!run) return null;
    const { stop } = run;
    // After another run has begun, or the vault was locked, there is nobody to tell any more.
    const change = (to: (held: ScanWork) => ScanWork) =>
      keep((held) => {
        if (held.run?.stop === stop) return to(held);
        stop.abort();
        return held;
      });
    const { step, settle } = gatheredSteps<ScanStep>((steps) =>
      change((held) => withSteps(held, steps, performance.now())),
    );
    const broken = new Set<number>();
    const batches = [...uploadBatches(fresh, filesPerCall), ...uploadBatches(known, filesPerCall)].values();
    const group = async () => {
      for (const wanted of batches) {
        const { sent, unsent } = await sendable(wanted, ({ file }) => file);
        const batch = [...sent, ...unsent.map(({ item }) => item)];
        for (const { of, items } of batch) if (items[0]?.row === null) broken.add(of);
        const open = batch.map(({ items }) => [...items]);
        const request = {
          ...requestFor(batch, demand),
          files: sent.map(({ file }) => file),
          unsent: unsent.map(({ item: { file }, why }) => ({ name: file.name, why })),
        };
        let done = 0;
        for await (const event of await client.scans.check(request, { signal: stop.signal })) {
          if (event.type === 'checked') {
            const entry = batch[event.at];
            const left = open[event.at];
            if (entry && left) for (const each of stepsFor(entry, left, event)) step(each);
            continue;
          }
          for (const { of } of batch.slice(done, event.done)) broken.delete(of);
          step({ type: 'through', files: event.done - done });
          done = event.done;
        }
      }
    };
    try {
      await Promise.all(Array.from({ length: callsAtOnce }, group));
      return '扫描检查结束了';
    } catch (failure) {
      const cancelled = wasCancelled(failure, stop.signal);
      stop.abort();
      if (cancelled) return null;
      change((held) => ({ ...held, error: failure }));
      return readError(failure).code === 'vaultLocked' ? closedMeanwhile : '扫描检查停下了';
    } finally {
      settle();
      change((held) => groupEnded(held, broken));
    }
  }

  const start = (wanted: readonly ScanItem[], demand: ScanDemand) => {
    if (wanted.length > 0) void inBackground(() => check(wanted, demand), place);
  };

  return {
    items: work.items,
    run: work.run,
    error: work.error,
    /** What the listed results were judged by; null while there are none. */
    judgedBy: work.items.length > 0 ? work.demand : null,
    /** Adds files and checks them. */
    add: (files: readonly File[], demand: ScanDemand) => {
      const { items } = keep((held) => withFiles(held, files));
      start(items.slice(items.length - files.length), demand);
    },
    /** Checks what has not been checked, as after a cancel. */
    goOn: (demand: ScanDemand) =>
      start(
        work.items.filter(({ checked }) => checked === null),
        demand,
      ),
    /** Checks everything anew, as after another profile was chosen; what somebody said a picture is stays. */
    again: (demand: ScanDemand) => {
      const { items } = keep((held) => ({ ...held, items: held.items.map((item) => ({ ...item, checked: null })) }));
      start(items, demand);
    },
    /** Says what these pictures are, null for whatever the list is judged as, and judges them anew. */
    changeKind: (ids: readonly number[], kind: ScanKind | null, demand: ScanDemand) => {
      const chosen = new Set(ids);
      const before = new Set(
        keep((held) => held)
          .items.filter(({ checked }) => checked)
          .map(({ id }) => id),
      );
      const { items } = keep((held) => withKind(held, chosen, kind));
      start(
        items.filter(({ id, checked }) => chosen.has(id) && before.has(id) && checked === null),
        demand,
      );
    },
    /** Stops; what is left waits to be gone on with. */
    pause: () => work.run?.stop.abort(),
    /** Stops, and forgets what was never looked at. */
    cancel: () => {
      work.run?.stop.abort();
      keep(givenUp);
    },
    clear: () => {
      work.run?.stop.abort();
      keep((held) => ({ ...noScans, nextId: held.nextId }));
    },
  };
}

function requestFor(batch: readonly FileToCheck[], { profile, kind, strictness }: ScanDemand) {
  const rows = batch.flatMap(({ items }, at) =>
    items.flatMap((item) => (item.row ? [{ at, ...item.row, kind: item.kind ?? kind }] : [])),
  );
  return { profile, kind, strictness, opened: true, ...(rows.length > 0 && { rows }) };
}

/** What an answer about a file says of its items; `left` are those without an answer. */
function stepsFor({ of, items }: FileToCheck, left: ScanItem[], checked: CheckedScan): ScanStep[] {
  const id = itemOfAnswer(left, checked);
  if (id !== null) {
    left.splice(
      left.findIndex((item) => item.id === id),
      1,
    );
    return [{ type: 'checked', id, checked }];
  }
  if (items[0]?.row === null) return [{ type: 'more', of, checked }];
  // The file cannot be read any more: that is so of everything in it.
  return left
    .splice(0)
    .flatMap((item) =>
      item.row ? [{ type: 'checked', id: item.id, checked: { ...checked, ...item.row } } as const] : [],
    );
}
