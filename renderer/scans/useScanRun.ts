import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError, wasCancelled } from '../app/readError.ts';
import { uploadBatches } from '../parts/uploadBatches.ts';
import { closedMeanwhile, useBackgroundWork, type WorkPlace } from '../parts/useBackgroundWork.tsx';
import { useKept } from '../parts/useKept.ts';
import type { ScanItem } from './scanItems.ts';
import { begun, groupEnded, noScans, type ScanDemand, type ScanWork, withChecked, withFiles } from './scanWork.ts';

/** Few files a call, so that cancelling takes effect at once and results come steadily. */
const filesPerCall = 8;
/** While one call is being judged the next is already on its way. */
const callsAtOnce = 2;

const place: WorkPlace = {
  address: addresses.scans,
  description: '结果在“扫描检查”里。',
  underWay: { what: '还在检查扫描件', fate: '就会停下', about: '检查的结果不会留下，原来的文件不受影响。' },
  cutShort: '资料库锁上时扫描检查还没有做完，停下了，结果没有留下。请把文件再检查一遍。',
};

/**
 * The list of files to check, and the run that checks them.
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
    const { run } = keep((held) => begun(held, demand, wanted.length, new AbortController(), performance.now()));
    if (!run) return null;
    const { stop } = run;
    // After another run has begun, or the vault was locked, there is nobody to tell any more.
    const change = (to: (held: ScanWork) => ScanWork) =>
      keep((held) => {
        if (held.run?.stop === stop) return to(held);
        stop.abort();
        return held;
      });
    const batches = uploadBatches(
      wanted.map(({ id, file }) => ({ id, file, size: file.size })),
      filesPerCall,
    ).values();
    const group = async () => {
      for (const batch of batches) {
        const request = { files: batch.map(({ file }) => file), ...demand };
        let at = 0;
        for await (const event of await client.scans.check(request, { signal: stop.signal })) {
          if (event.type !== 'checked') continue;
          const item = batch[at++];
          if (item) change((held) => withChecked(held, item.id, event));
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
      change((held) => groupEnded(held));
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
    /** Checks everything anew, as after another profile was chosen. */
    again: (demand: ScanDemand) => {
      const { items } = keep((held) => ({ ...held, items: held.items.map((item) => ({ ...item, checked: null })) }));
      start(items, demand);
    },
    cancel: () => work.run?.stop.abort(),
    clear: () => {
      work.run?.stop.abort();
      keep((held) => ({ ...noScans, nextId: held.nextId }));
    },
  };
}
