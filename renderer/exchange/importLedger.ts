import type { FileOutcome, ImportEvent } from '#shared/api/exchange.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';

export type RowResult = Extract<ImportEvent, { type: 'row' }>;

/** Where a file went in one case. */
export interface Placed {
  readonly outcome: FileOutcome;
  readonly caseNumber: string | null;
  readonly slots: readonly MaterialSlotId[];
  readonly reason: string;
}

/**
 * What became of one file.
 *
 * waiting: its turn has not come, or work stopped before it · told: the backend said what became of it, once a case ·
 * passedOver: left aside as no material at all · failed: the call that carried it broke.
 */
export type FileResult =
  | { readonly path: string; readonly state: 'waiting' | 'passedOver' }
  | { readonly path: string; readonly state: 'told'; readonly placed: readonly Placed[] }
  | { readonly path: string; readonly state: 'failed'; readonly reason: string };

/** Something that happened during an import that runs in several calls. */
export type ImportStep =
  | { readonly type: 'event'; readonly event: ImportEvent }
  /** A call ended well; what it did not mention was passed over. */
  | { readonly type: 'callDone'; readonly paths: readonly string[] }
  | { readonly type: 'callFailed'; readonly paths: readonly string[]; readonly reason: string };

/** Everything known about an import, over all its calls. */
export interface ImportLedger {
  /** By row of the sheet, in the order they came. */
  readonly rows: ReadonlyMap<number, RowResult>;
  /** How many rows the sheet has; 0 until the backend said so. */
  readonly rowTotal: number;
  /** By path, in the order of the handover. */
  readonly files: ReadonlyMap<string, FileResult>;
  /** What is being worked on. */
  readonly label: string;
}

/** The ledger of an import that has not begun: every file is waiting. */
export function openLedger(paths: readonly string[]): ImportLedger {
  return { rows: new Map(), rowTotal: 0, files: new Map(paths.map((path) => [path, waiting(path)])), label: '' };
}

/**
 * The ledger after these steps.
 *
 * Every call reads the sheet again, so rows are told again as `unchanged`: what was said first is what happened.
 */
export function recorded(ledger: ImportLedger, steps: readonly ImportStep[]): ImportLedger {
  const rows = new Map(ledger.rows);
  const files = new Map(ledger.files);
  let { rowTotal, label } = ledger;
  for (const step of steps) {
    if (step.type === 'callDone') settle(files, step.paths, (path) => ({ path, state: 'passedOver' }));
    else if (step.type === 'callFailed')
      settle(files, step.paths, (path) => ({ path, state: 'failed', reason: step.reason }));
    else if (step.event.type === 'row') {
      if (!rows.has(step.event.row)) rows.set(step.event.row, step.event);
    } else if (step.event.type === 'file') tell(files, step.event);
    else {
      label = step.event.label;
      // The first call carries no files: what it has to do are the rows.
      if (rowTotal === 0) rowTotal = step.event.total;
    }
  }
  return { rows, files, rowTotal, label };
}

/** The ledger with these files back in the queue: their old outcome makes room for the next one. */
export function requeued(ledger: ImportLedger, paths: readonly string[]): ImportLedger {
  const files = new Map(ledger.files);
  for (const path of paths) files.set(path, waiting(path));
  return { ...ledger, files };
}

function waiting(path: string): FileResult {
  return { path, state: 'waiting' };
}

function settle(files: Map<string, FileResult>, paths: readonly string[], result: (path: string) => FileResult) {
  for (const path of paths) {
    if (files.get(path)?.state === 'waiting') files.set(path, result(path));
  }
}

function tell(files: Map<string, FileResult>, { path, outcome, caseNumber, slots, reason }: ToldFile) {
  const before = files.get(path);
  const placed = before?.state === 'told' ? before.placed : [];
  // Every call says again what it misses: once is enough.
  const told = placed.some(
    (each) => each.outcome === outcome && each.caseNumber === caseNumber && each.reason === reason,
  );
  files.set(path, { path, state: 'told', placed: told ? placed : [...placed, { outcome, caseNumber, slots, reason }] });
}

type ToldFile = Extract<ImportEvent, { type: 'file' }>;
