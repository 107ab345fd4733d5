import { useQueryClient } from '@tanstack/react-query';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError, wasCancelled } from '../app/readError.ts';
import { announceChange } from '../app/tabs.ts';
import { gatherSteps } from '../parts/gatherSteps.ts';
import { closedMeanwhile, useBackgroundWork, type WorkPlace } from '../parts/useBackgroundWork.tsx';
import { useKept } from '../parts/useKept.ts';
import { type ImportLedger, type ImportStep, openLedger, recorded, requeued } from './importLedger.ts';
import { pathsToRetry } from './importSummary.ts';
import { runImport } from './runImport.ts';
import { isPayloadName } from './sortHandover.ts';

/** An import from the choice of what is imported to its result. */
export interface ImportWork {
  /** Tells one source from the next, also when both have the same name. */
  readonly id: string;
  /** An intake sheet, or a filing in the official shape. */
  readonly source: File | null;
  readonly scans: readonly File[];
  readonly phase: 'choosing' | 'running' | 'ended' | 'stopped';
  readonly ledger: ImportLedger;
  readonly error: unknown;
  /** Ends the run. */
  readonly cancel: () => void;
}

const nothing: ImportWork = {
  id: '',
  source: null,
  scans: [],
  phase: 'choosing',
  ledger: openLedger([]),
  error: null,
  cancel: () => undefined,
};

const place: WorkPlace = {
  address: addresses.import,
  description: '结果在“导入”里。',
  underWay: {
    what: '还在导入',
    fate: '就会停下',
    about: '已经导入的都保存着；其余的以后再导入一遍，不会重复。',
  },
  cutShort: '资料库锁上时导入还没有做完，停下了。已经导入的都保存着；其余的请再导入一遍，不会重复。',
};

/** Lets go of what an import told of each case, once cases were erased; one that still runs goes on. */
export function useForgetImported(): () => void {
  const [, keep] = useKept<ImportWork>('import', nothing);
  return () => keep((held) => (held.phase === 'ended' || held.phase === 'stopped' ? nothing : held));
}

/**
 * The import that is being prepared, runs or has ended.
 *
 * It lives beyond the screen: one can work elsewhere meanwhile, and come back to the result.
 */
export function useImportWork() {
  const { client } = useDesk();
  const cache = useQueryClient();
  const [work, keep] = useKept<ImportWork>('import', nothing);
  const inBackground = useBackgroundWork();

  async function run(
    id: string,
    source: File,
    files: readonly File[],
    all: readonly File[],
    ledger: ImportLedger,
  ): Promise<string | typeof closedMeanwhile | null> {
    const stop = new AbortController();
    // What comes after the person began another import, or locked the vault, is nobody's news any more.
    const change = (to: (held: ImportWork) => Partial<ImportWork>) =>
      keep((held) => (held.id === id ? { ...held, ...to(held) } : held));
    change(() => ({ phase: 'running', ledger, error: null, cancel: () => stop.abort() }));
    const step = gatherSteps<ImportStep>((steps) => change((held) => ({ ledger: recorded(held.ledger, steps) })));
    const end = (phase: 'ended' | 'stopped', error: unknown) => {
      change(() => ({ phase, error }));
      void announceChange(cache);
    };
    try {
      const alongside = all.map(({ name }) => name);
      // A payload says which files it wants, so that each call must know of all: else those to come would be missed.
      const call = isPayloadName(source.name)
        ? ({ files }: { files: File[] }) =>
            client.application.import({ file: source, files, alongside }, { signal: stop.signal })
        : (input: { files: File[]; alongside: string[] }) =>
            client.exchange.import({ sheet: source, ...input }, { signal: stop.signal });
      const options = {
        alongside,
        signal: stop.signal,
        endsAll: (error: unknown) => endsAll.has(readError(error).code),
        sentence: (error: unknown) => readError(error).message,
      };
      for await (const each of runImport(call, files, options)) step(each);
      end('ended', null);
      return '导入结束了';
    } catch (failure) {
      end('stopped', wasCancelled(failure, stop.signal) ? null : failure);
      return readError(failure).code === 'vaultLocked' ? closedMeanwhile : '导入停下了';
    }
  }

  const begin = (files: readonly File[], ledger: ImportLedger) => {
    const { id, source, scans } = work;
    if (source) void inBackground(() => run(id, source, files, scans, ledger), place);
  };

  return {
    work,
    chooseSource: (source: File | null) => keep((held) => ({ ...held, id: crypto.randomUUID(), source })),
    /** What was brought in from this source is over; one chosen since stays. */
    leaveSource: (source: File) => keep((held) => (held.source === source ? { ...held, source: null } : held)),
    chooseScans: (scans: readonly File[]) => keep((held) => ({ ...held, scans: distinct([...held.scans, ...scans]) })),
    dropScans: () => keep((held) => ({ ...held, scans: [] })),
    start: () => begin(work.scans, openLedger(work.scans.map(({ name }) => name))),
    /** Once more with what was not brought in: files of broken calls, and those whose turn never came. */
    goOn: () => {
      const paths = new Set(pathsToRetry(work.ledger));
      const files = work.scans.filter(({ name }) => paths.has(name));
      begin(files, requeued(work.ledger, [...paths]));
    },
    anew: () => keep(nothing),
  };
}

/** Of two files with the same path the later one counts: a person who chooses again means the new one. */
function distinct(files: readonly File[]): File[] {
  return [...new Map(files.map((file) => [file.name, file])).values()];
}

/** After these nothing else will work either. */
const endsAll: ReadonlySet<string> = new Set([
  'disconnected',
  'vaultLocked',
  'cancelled',
  'sheetUnreadable',
  'sheetColumnsMissing',
  'payloadUnreadable',
]);
