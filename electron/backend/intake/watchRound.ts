import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { mostUploadBytes } from '#shared/api/upload.ts';
import { contentTypeLookahead, contentTypeOf, extensionOf } from '#shared/scans/contentType.ts';
import type { ContentType } from '#shared/scans/scanFacts.ts';
import type { Desk } from '../desk.ts';
import { isLitter } from '../exchange/junk.ts';
import { noteWatched, wasWatched } from '../vault/store/intake.ts';
import { takeFiles } from './takeFiles.ts';

/**
 * What a watched folder held when it was last looked at: the state of each file, by its path below the folder, and whether the vault has
 * it noted as looked at. Thousands of files that lie there need not be asked for every few seconds.
 */
export type Seen = ReadonlyMap<string, { readonly mark: string; readonly noted: boolean }>;

/** Folders below are looked into this deep, and so many files are kept an eye on. */
export const [deepest, mostFiles] = [6, 20_000];

/** Contents that are proposed; a watched folder may hold anything. */
const wanted: ReadonlySet<ContentType> = new Set(['jpeg', 'png', 'webp', 'tiff', 'gif', 'bmp', 'heic', 'pdf', 'zip']);
const officeEndings = /^(docx|xlsx|pptx|xlsm|wps|et|dps)$/u;

/** What became of one look at the folder. */
export interface WatchRound {
  readonly seen: Seen;
  /** Files that were taken in. */
  readonly taken: number;
  /** Something lies too deep, or there are too many files: not all of it was looked at. */
  readonly beyond: boolean;
}

/**
 * Looks at the folder once and takes in what is new and has stayed the same since the look before (`before`): a file that is
 * still being written is waited for. Each file is taken once in each state of it (size, time, inode), also after a
 * restart; the files themselves are only read, and nothing is put into a case.
 *
 * Rejects where the folder cannot be read; a file that cannot is tried again at the next look. Stops at once by the signal.
 */
export async function watchRound(
  desk: Desk,
  folder: string,
  before: Seen,
  signal: AbortSignal,
  most: number = mostFiles,
): Promise<WatchRound> {
  const { db } = desk.vault();
  const { seen: marks, beyond } = await stateOf(folder, signal, most);
  const seen = new Map<string, { mark: string; noted: boolean }>();
  let taken = 0;
  for (const [path, mark] of marks) {
    signal.throwIfAborted();
    const last = before.get(path);
    const stays = last?.mark === mark;
    const full = join(folder, path);
    const noted = stays && (last.noted || wasWatched(db, full, mark));
    seen.set(path, { mark, noted });
    if (!stays || noted) continue;
    const isWanted = await beginsAsWanted(full).catch(() => null);
    if (isWanted === null) continue;
    if (isWanted) {
      const read = await readNow(full).catch(() => null);
      // Gone, or held by who writes it: the next look tells.
      if (read === null) continue;
      const { size, mtimeMs, bytes } = read;
      const file = { name: `${basename(folder)}/${path}`, size, arrayBuffer: async () => bytes };
      const modifiedAt = new Date(Math.floor(mtimeMs)).toISOString();
      for await (const event of takeFiles(desk, [{ file, modifiedAt }], signal)) {
        if (event.type === 'taken' && event.outcome === 'staged') taken++;
      }
      signal.throwIfAborted();
    }
    noteWatched(db, full, mark);
    seen.set(path, { mark, noted: true });
  }
  return { seen, taken, beyond };
}

/** Notes everything a folder holds as looked at: only what comes later is new. */
export async function noteAll(desk: Desk, folder: string): Promise<void> {
  const { seen } = await stateOf(folder, AbortSignal.timeout(60_000), mostFiles);
  const { db } = desk.vault();
  for (const [path, mark] of seen) noteWatched(db, join(folder, path), mark);
}

/**
 * The state of every file below a folder, as far as it is looked into. Links are not followed: they may lead anywhere. Rejects for
 * the folder itself only.
 */
async function stateOf(
  folder: string,
  signal: AbortSignal,
  most: number,
): Promise<{ readonly seen: Map<string, string>; readonly beyond: boolean }> {
  const seen = new Map<string, string>();
  let beyond = false;
  const look = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
      if (below === '') throw error;
      return [];
    });
    for (const entry of entries) {
      signal.throwIfAborted();
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && depth < deepest) await look(path, depth + 1);
      else if (entry.isDirectory()) beyond = true;
      if (!entry.isFile() || isLitter(path)) continue;
      if (seen.size >= most) {
        beyond = true;
        return;
      }
      const found = await stat(join(folder, path)).catch(() => null);
      if (found && found.size > 0) seen.set(path, `${found.size} ${Math.floor(found.mtimeMs)} ${found.ino}`);
    }
  };
  await look('', 1);
  return { seen, beyond };
}

async function beginsAsWanted(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(contentTypeLookahead), 0, contentTypeLookahead, 0);
    const type = contentTypeOf(buffer.subarray(0, bytesRead));
    // A sheet or a text of an office program is an archive, too.
    return wanted.has(type) && !(type === 'zip' && officeEndings.test(extensionOf(path) ?? ''));
  } finally {
    await file.close();
  }
}

/** A file as it is now; of one that is too large to be taken nothing is read. Rejects where it cannot be. */
async function readNow(path: string): Promise<{ size: number; mtimeMs: number; bytes: ArrayBuffer }> {
  const { size, mtimeMs } = await stat(path);
  const bytes = size > mostUploadBytes ? new ArrayBuffer(0) : new Uint8Array(await readFile(path)).buffer;
  return { size, mtimeMs, bytes };
}
