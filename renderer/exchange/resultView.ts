import type { RowOutcome } from '#shared/api/exchange.ts';
import type { FileResult, ImportLedger, RowResult } from './importLedger.ts';
import { type FileEnd, fileEnd } from './importSummary.ts';

/** What of a result a person looks at: rows or files, all of them or those with one outcome. */
export type Looked =
  | { readonly at: 'rows'; readonly only: RowOutcome | null }
  | { readonly at: 'files'; readonly only: FileEnd | null };

export const lookedAtFirst: Looked = { at: 'rows', only: null };

/** The rows looked at, in the order of the sheet. */
export function rowsOf({ rows }: ImportLedger, looked: Looked): RowResult[] {
  const all = [...rows.values()];
  return looked.at === 'rows' && looked.only !== null ? all.filter(({ outcome }) => outcome === looked.only) : all;
}

/** What needs a person first, what went well last; what has not happened yet at the very end. */
const urgency: readonly FileEnd[] = ['failed', 'unreadable', 'unplaced', 'passedOver', 'stored', 'already', 'waiting'];

/** The files looked at: what a person has to do something about comes first. */
export function filesOf({ files }: ImportLedger, looked: Looked): FileResult[] {
  const all = [...files.values()].map((file) => ({ file, end: fileEnd(file) }));
  const wanted = looked.at === 'files' && looked.only !== null ? all.filter(({ end }) => end === looked.only) : all;
  return wanted.toSorted((one, other) => urgency.indexOf(one.end) - urgency.indexOf(other.end)).map(({ file }) => file);
}
