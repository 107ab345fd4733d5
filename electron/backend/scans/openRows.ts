import { containerOf, openFile } from '../intake/open/openFile.ts';
import type { PagePart, Remark } from '../intake/open/part.ts';
import { type PackedFile, unpack, type ZipBudget } from '../intake/open/unpack.ts';
import type { JobPool } from '../jobs/pool.ts';

/** One thing that is to be looked at: a picture, a page as one, or why there is none. `file` is the path it is told by. */
export interface OpenedRow {
  readonly file: string;
  /** From 1; null for a file that is a picture itself. */
  readonly page: number | null;
  readonly picture: {
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly name: string;
    /** The file itself, where its picture had to be made of it first. */
    readonly turnedFrom: Uint8Array<ArrayBuffer> | null;
  } | null;
  /** What is to be said beside what is measured. */
  readonly remarks: readonly Remark[];
}

/** How files are opened: within which budget, which pages a TIFF has, and until when. */
export interface Opening {
  readonly pool: Pick<JobPool, 'readApart'>;
  readonly left: ZipBudget;
  /** Pages of a TIFF, asked of a worker: nothing of a strange file is read in this thread. */
  readonly pagesOf: (bytes: Uint8Array<ArrayBuffer>) => Promise<number>;
  readonly signal: AbortSignal | undefined;
}

/**
 * What lies in a file, as 收件 opens it: the pages of a PDF or TIFF, the files of a ZIP and their pages; any other file is one row.
 *
 * One at a time, never none. Nothing in the file makes it fail; throws the signal's reason alone.
 */
export async function* openRows(file: PackedFile, opening: Opening): AsyncGenerator<OpenedRow, void, undefined> {
  if (containerOf(file.bytes) !== 'zip') {
    yield* pages(file, opening);
    return;
  }
  let empty = true;
  for await (const part of unpack(file, opening)) {
    if (part.kind === 'passedOver') continue;
    empty = false;
    if (part.kind === 'file') yield* pages(part, opening);
    else yield refused(part.path, null, [part.remark]);
  }
  if (empty) yield refused(file.path, null, ['zipEmpty']);
}

async function* pages({ path, bytes }: PackedFile, opening: Opening): AsyncGenerator<OpenedRow, void, undefined> {
  const kind = containerOf(bytes);
  const asItIs = kind === null || kind === 'zip' || (kind === 'tiff' && (await opening.pagesOf(bytes)) < 2);
  if (asItIs) {
    yield { file: path, page: null, picture: { bytes, name: path, turnedFrom: null }, remarks: [] };
    return;
  }
  // What is to be said of the whole file is said once: at its first page, or where there is none, by itself.
  let general: Remark[] = [];
  let first = true;
  for await (const part of openFile(opening.pool, kind, bytes, undefined, opening.signal)) {
    if (part.kind === 'refused' && part.page === null) {
      general.push(part.remark);
    } else if (part.kind === 'page' || part.kind === 'refused') {
      const told = first ? general : [];
      if (first) general = [];
      first = false;
      yield rowOf({ path, bytes }, kind, part, told);
    }
  }
  opening.signal?.throwIfAborted();
  if (first && general.length === 0) yield refused(path, null, [kind === 'pdf' ? 'pdfBroken' : 'damaged']);
  else if (general.length > 0) yield refused(path, null, general);
}

function rowOf(
  { path, bytes }: Pick<PackedFile, 'path' | 'bytes'>,
  kind: 'pdf' | 'tiff' | 'bmp',
  part: PagePart,
  general: readonly Remark[],
): OpenedRow {
  // A bitmap is a picture that only has to be turned into one others can read.
  const page = kind === 'bmp' ? null : part.page;
  if (part.kind === 'refused') return refused(path, page, [...general, part.remark]);
  const name = `${path.replace(/\.[^./]+$/u, '')}.${part.format}`;
  const picture = { bytes: part.bytes, name, turnedFrom: page === null ? bytes : null };
  return { file: path, page, picture, remarks: [...general, ...part.remarks] };
}

function refused(file: string, page: number | null, remarks: readonly Remark[]): OpenedRow {
  return { file, page, picture: null, remarks };
}
