import { useEffect, useRef, useState } from 'react';
import type { CheckedScan } from '#shared/api/scans.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { useDesk } from '../app/deskContext.ts';
import { wasCancelled } from '../app/readError.ts';
import { uploadBatches } from '../parts/uploadBatches.ts';
import type { ScanItem } from './scanItems.ts';

/** What files are checked against. */
export interface ScanDemand {
  readonly profile: string;
  readonly kind: ScanKind;
}

/** A run on its way: how many are done of how many, and since when (ms). */
export interface RunState {
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
}

/** Few files a call, so that cancelling takes effect at once and results come steadily. */
const filesPerCall = 8;
/** While one call is being judged the next is already on its way. */
const callsAtOnce = 2;

/** The list of files to check, and the run that checks them; nothing is kept beyond this screen. */
export function useScanRun() {
  const { client } = useDesk();
  const [items, setItems] = useState<readonly ScanItem[]>([]);
  const [run, setRun] = useState<RunState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const nextId = useRef(1);
  const stop = useRef<AbortController>(null);
  /** Files may be dropped while others are checked: one progress and one cancel for all of them. */
  const active = useRef(0);
  useEffect(() => () => stop.current?.abort(), []);

  const keep = (id: number, checked: CheckedScan) =>
    setItems((held) => held.map((item) => (item.id === id ? { ...item, checked } : item)));

  async function checkAll(wanted: readonly ScanItem[], demand: ScanDemand) {
    if (wanted.length === 0) return;
    const joins = active.current > 0 && stop.current?.signal.aborted === false;
    const cancel = joins && stop.current ? stop.current : new AbortController();
    stop.current = cancel;
    active.current += 1;
    setError(null);
    setRun((state) =>
      joins && state
        ? { ...state, total: state.total + wanted.length }
        : { done: 0, total: wanted.length, startedAt: performance.now() },
    );
    const batches = uploadBatches(
      wanted.map(({ id, file }) => ({ id, file, size: file.size })),
      filesPerCall,
    ).values();
    const work = async () => {
      for (const batch of batches) {
        const request = { files: batch.map(({ file }) => file), ...demand };
        let at = 0;
        for await (const event of await client.scans.check(request, { signal: cancel.signal })) {
          if (event.type !== 'checked') continue;
          const item = batch[at++];
          if (item) keep(item.id, event);
          setRun((state) => state && { ...state, done: state.done + 1 });
        }
      }
    };
    try {
      await Promise.all(Array.from({ length: callsAtOnce }, work));
    } catch (failure) {
      cancel.abort();
      if (!wasCancelled(failure)) setError(failure);
    }
    active.current -= 1;
    if (active.current === 0) setRun(null);
  }

  return {
    items,
    run,
    error,
    /** Adds files and checks them. */
    add: (files: readonly File[], demand: ScanDemand) => {
      const added = files.map((file) => ({ id: nextId.current++, file, checked: null }));
      setItems((held) => [...held, ...added]);
      void checkAll(added, demand);
    },
    /** Checks what has not been checked, as after a cancel. */
    goOn: (demand: ScanDemand) =>
      void checkAll(
        items.filter(({ checked }) => checked === null),
        demand,
      ),
    /** Checks everything anew, as after another profile was chosen. */
    again: (demand: ScanDemand) => {
      const fresh = items.map((item) => ({ ...item, checked: null }));
      setItems(fresh);
      void checkAll(fresh, demand);
    },
    cancel: () => stop.current?.abort(),
    clear: () => {
      stop.current?.abort();
      setItems([]);
      setError(null);
    },
  };
}
