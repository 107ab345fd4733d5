import type { TakeIntakeEvent } from '#shared/api/intake.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Desk } from '../desk.ts';
import { isJunkInside, isLitter } from '../exchange/junk.ts';
import { ahead } from '../jobs/ahead.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { measureIn } from '../scans/measureUpload.ts';
import { readUpload } from '../scans/readUpload.ts';
import { forgetExpectedFile } from '../vault/store/expectedFiles.ts';
import { containerOf, type OpenLimits } from './open/openFile.ts';
import { type UnpackedFile, unpack, type ZipBudget, zipBudget } from './open/unpack.ts';
import { stageFile } from './stage.ts';
import { type Staged, stageRemark } from './stageRemark.ts';
import type { IncomingFile, Staging } from './staging.ts';
import { beginTaking } from './unfinished.ts';

/** A file as it is handed over; `modifiedAt` is an ISO moment. */
export interface HandedFile {
  readonly file: UploadedFile;
  readonly modifiedAt: string | null;
}

/** Files begun before the one whose turn it is has ended: a slow PDF must leave no worker idle. What lies ready is small. */
const lookingAhead = 32;

type Taken = Extract<TakeIntakeEvent, { type: 'taken' }>;
type Told = Omit<Taken, 'type' | 'at'>;

/**
 * Takes files into the tray: whatever they are, by content and never by name.
 *
 * One event a file, and one for each file of an archive, in their order; what an event reports is durable, so that after
 * a pause, a cancel or a crash the rest can be handed over again. A bad file is an item with a finding and stops
 * no other; sheets and shortcuts are told of, what systems leave behind in folders is not. Throws `vaultLocked`, `cannotWrite`.
 */
export async function* takeFiles(
  desk: Pick<Desk, 'vault' | 'pool' | 'now'>,
  files: readonly HandedFile[],
  signal?: AbortSignal,
  limits?: OpenLimits,
): AsyncGenerator<TakeIntakeEvent, void, undefined> {
  const vault = desk.vault();
  const { width } = desk.pool;
  const staging: Staging = {
    vault,
    pool: desk.pool,
    measure: measureIn(desk.pool, signal),
    cut: (request) => desk.pool.run('fix', request, { signal, transfer: [request.bytes] }),
    lookAtNumber: (request) =>
      desk.pool.run('numberGlyphs', request, { signal, transfer: [request.bytes], goesOn: true }),
    now: desk.now,
    limits,
    signal,
  };
  const left = zipBudget(limits);
  const total = files.length;
  yield { type: 'progress', done: 0, total, label: '' };
  const received = inOrder(files, width, (handed) => receive(staging, handed), { signal, ahead: lookingAhead });
  const ended = beginTaking(vault);
  let at = 0;
  try {
    for await (const one of received) {
      const handed = files[at];
      const label = handed?.file.name ?? '';
      if (one.kind === 'through') yield { type: 'taken', at, ...one.told };
      if (one.kind === 'archive' && handed) {
        for await (const told of takeArchive(staging, handed, { width, left })) yield { type: 'taken', at, ...told };
      }
      at++;
      forgetExpectedFile(vault.db, label);
      yield { type: 'progress', done: at, total, label };
    }
  } finally {
    ended();
  }
}

type Received =
  | { readonly kind: 'through'; readonly told: Told }
  /** Read again when its turn comes: what waits for others must not fill the memory. */
  | { readonly kind: 'archive' }
  | { readonly kind: 'litter' };

async function receive(staging: Staging, handed: HandedFile): Promise<Received> {
  const path = handed.file.name;
  if (isLitter(path)) return { kind: 'litter' };
  const file = await readHanded(handed);
  if ('remark' in file) return { kind: 'through', told: toldOf(path, stageRemark(staging, file, file.remark)) };
  if (isJunkInside(path, file.bytes)) return { kind: 'through', told: passedOver(path) };
  if (containerOf(file.bytes) === 'zip') return { kind: 'archive' };
  return { kind: 'through', told: toldOf(path, await stageFile(staging, file)) };
}

/** The bytes of a file, or why there are none. */
async function readHanded({
  file,
  modifiedAt: told,
}: HandedFile): Promise<IncomingFile | (Omit<IncomingFile, 'bytes'> & { readonly remark: 'tooLarge' | 'unreadable' })> {
  const path = file.name;
  // ISO allows a moment to be written shorter than it is stored.
  const modifiedAt = told === null ? null : new Date(told).toISOString();
  const read = await readUpload(file);
  if (typeof read === 'string') return { path, modifiedAt, remark: read === 'tooLarge' ? 'tooLarge' : 'unreadable' };
  return { path, modifiedAt, bytes: new Uint8Array(read) };
}

async function* takeArchive(
  staging: Staging,
  handed: HandedFile,
  { width, left }: { readonly width: number; readonly left: ZipBudget },
): AsyncGenerator<Told, void, undefined> {
  const { pool, limits, signal } = staging;
  const archive = await readHanded(handed);
  if ('remark' in archive) {
    yield toldOf(archive.path, stageRemark(staging, archive, archive.remark));
    return;
  }
  const take = async (part: UnpackedFile): Promise<Told> => {
    if (part.kind === 'passedOver') return passedOver(part.path);
    const staged = part.kind === 'file' ? await stageFile(staging, part) : stageRemark(staging, part, part.remark);
    return toldOf(part.path, staged);
  };
  yield* ahead(unpack(archive, { pool, left, limits, signal }), width, take);
}

/** A sheet or a shortcut: nothing is made of it, and whoever handed it over is to know. */
function passedOver(path: string): Told {
  return { path, outcome: 'passedOver', items: [], told: null };
}

function toldOf(path: string, staged: Staged): Told {
  return staged.outcome === 'known'
    ? { path, outcome: 'known', items: [], told: staged.told }
    : { path, outcome: staged.outcome, items: [...staged.items], told: null };
}
