import type { CheckedScan, CheckScansEvent, ScanRowName, WantedKind } from '#shared/api/scans.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Strictness } from '#shared/rules/scanThresholds.ts';
import type { Desk } from '../desk.ts';
import { containerOf } from '../intake/open/openFile.ts';
import { zipBudget } from '../intake/open/unpack.ts';
import { ahead } from '../jobs/ahead.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { type CheckedRow, pageCounter, rowChecker } from './checkRow.ts';
import { type OpenedRow, openRows } from './openRows.ts';
import { readUpload } from './readUpload.ts';

/** What is to be checked, and how; see `checkScansInput`. */
export interface CheckRequest {
  readonly files: readonly UploadedFile[];
  readonly profile: string;
  readonly kind: WantedKind;
  readonly strictness?: Strictness;
  readonly opened?: boolean;
  readonly rows?: readonly (ScanRowName & { readonly at: number; readonly kind: WantedKind })[] | undefined;
}

/** A file that is through, or one that has to be opened. */
type First =
  | { readonly kind: 'rows'; readonly rows: readonly CheckedRow[] }
  | { readonly kind: 'container'; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * Judges files against one profile, keeping nothing: each as a whole, or, opened, page by page and file by file.
 *
 * `checked` events come in the order given, one a file or one for each thing in it; a bad file is a finding and never stops the others.
 * Throws `profileMissing` before the first event. Cancel by the signal or by leaving the loop.
 */
export async function* checkScans(
  desk: Desk,
  { files, opened = false, kind, rows, ...demand }: CheckRequest,
  signal?: AbortSignal,
): AsyncGenerator<CheckScansEvent, void, undefined> {
  const checker = rowChecker(desk, demand, signal);
  const { width } = desk.pool;
  const wanted = rows && new Map(rows.map((row) => [keyOf(row.at, row), row.kind]));
  const kindOf = (at: number, row: Pick<OpenedRow, 'file' | 'page'>) => (wanted ? wanted.get(keyOf(at, row)) : kind);
  const opening = { pool: desk.pool, left: zipBudget(), pagesOf: pageCounter(desk.pool, signal), signal };
  const first = async ([at, file]: readonly [number, UploadedFile]): Promise<First> => {
    const row = { file: file.name, page: null };
    const bytes = await readUpload(file);
    if (typeof bytes === 'string') return { kind: 'rows', rows: [checker.unread(row, kindOf(at, row) ?? kind, bytes)] };
    const whole = new Uint8Array(bytes);
    if (opened && containerOf(whole) !== null) return { kind: 'container', bytes: whole };
    const wish = kindOf(at, row);
    if (wish === undefined) return { kind: 'rows', rows: [] };
    const picture = { bytes: whole, name: file.name, turnedFrom: null };
    return { kind: 'rows', rows: [await checker.check({ ...row, picture, remarks: [] }, wish, { inFile: false })] };
  };
  const inside = async (at: number, row: OpenedRow): Promise<CheckedRow[]> => {
    const wish = kindOf(at, row);
    return wish === undefined ? [] : [await checker.check(row, wish, { inFile: true })];
  };
  const told = (at: number, row: CheckedRow): CheckedScan => ({ type: 'checked', at, ...row });

  const total = files.length;
  yield { type: 'progress', done: 0, total, label: '' };
  let at = 0;
  for await (const one of inOrder(files.entries(), width, first, { signal })) {
    const path = files[at]?.name ?? '';
    if (one.kind === 'rows') for (const row of one.rows) yield told(at, row);
    else {
      let left = wanted
        ? [...wanted.keys()].filter((key) => key.startsWith(`${at} `)).length
        : Number.POSITIVE_INFINITY;
      const place = at;
      const found = openRows({ path, modifiedAt: null, bytes: one.bytes }, opening);
      for await (const some of ahead(found, width, (row) => inside(place, row))) {
        for (const row of some) yield told(at, row);
        left -= some.length;
        // Nobody asked for what lies behind.
        if (left <= 0) break;
      }
    }
    yield { type: 'progress', done: ++at, total, label: path };
  }
}

function keyOf(at: number, { file, page }: Pick<OpenedRow, 'file' | 'page'>): string {
  return `${at} ${page ?? ''} ${file}`;
}
