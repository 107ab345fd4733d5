import type { TakeIntakeEvent } from '#shared/api/intake.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Desk } from '../desk.ts';
import { isJunk } from '../exchange/junk.ts';
import { ahead } from '../jobs/ahead.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { measureIn } from '../scans/measureUpload.ts';
import { readUpload } from '../scans/readUpload.ts';
import { forgetExpectedFile } from '../vault/store/expectedFiles.ts';
import { containerOf, type OpenLimits, openFile, usualOpenLimits } from './open/openFile.ts';
import type { OpenedPart } from './open/part.ts';
import { stageFile } from './stage.ts';
import { type Staged, stageRemark } from './stageRemark.ts';
import type { IncomingFile, Staging } from './staging.ts';
import { beginTaking } from './unfinished.ts';

/** A file as it is handed over; `modifiedAt` is an ISO moment. */
export interface HandedFile {
  readonly file: UploadedFile;
  readonly modifiedAt: string | null;
}

type Taken = Extract<TakeIntakeEvent, { type: 'taken' }>;
type Told = Omit<Taken, 'type' | 'at'>;

/**
 * Takes files into the tray: whatever they are, by content and never by name.
 *
 * One event a file, and one for each file of an archive, in their order; what an event reports is durable, so that after
 * a pause, a cancel or a crash the rest can be handed over again. A bad file is an item with a finding and stops
 * no other. What systems leave behind in folders is passed over. Throws `vaultLocked`, `cannotWrite`.
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
    measure: measureIn(desk.pool, signal),
    lookAtNumber: (request) => desk.pool.run('numberGlyphs', request, { signal, transfer: [request.bytes] }),
    now: desk.now,
    limits,
    signal,
  };
  const { files: most, allBytes } = (limits ?? usualOpenLimits).zip;
  const left: ZipBudget = { files: most, bytes: allBytes };
  const total = files.length;
  yield { type: 'progress', done: 0, total, label: '' };
  const received = inOrder(files, width, (handed) => receive(staging, handed), signal);
  const ended = beginTaking(vault);
  let at = 0;
  try {
    for await (const one of received) {
      const label = files[at]?.file.name ?? '';
      if (one.kind === 'staged') yield { type: 'taken', at, ...one.told };
      if (one.kind === 'archive') {
        for await (const told of takeArchive(staging, one.file, { width, depth: 1, left })) {
          yield { type: 'taken', at, ...told };
        }
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
  | { readonly kind: 'staged'; readonly told: Told }
  | { readonly kind: 'archive'; readonly file: IncomingFile }
  | { readonly kind: 'passedOver' };

async function receive(staging: Staging, { file, modifiedAt: told }: HandedFile): Promise<Received> {
  const path = file.name;
  // ISO allows a moment to be written shorter than it is stored.
  const modifiedAt = told === null ? null : new Date(told).toISOString();
  if (isJunk(path)) return { kind: 'passedOver' };
  const read = await readUpload(file);
  if (typeof read === 'string') {
    const remark = read === 'tooLarge' ? 'tooLarge' : 'unreadable';
    return { kind: 'staged', told: toldOf(path, stageRemark(staging, { path, modifiedAt }, remark)) };
  }
  return receiveBytes(staging, { path, modifiedAt, bytes: new Uint8Array(read) });
}

async function receiveBytes(staging: Staging, incoming: IncomingFile): Promise<Received> {
  if (containerOf(incoming.bytes) === 'zip') return { kind: 'archive', file: incoming };
  return { kind: 'staged', told: toldOf(incoming.path, await stageFile(staging, incoming)) };
}

/** An archive may hold archives, which may hold none. */
const deepest = 2;

/** What all archives of one run, and those in them, may still hold together; it shrinks as they are read. */
interface ZipBudget {
  files: number;
  bytes: number;
}

async function* takeArchive(
  staging: Staging,
  archive: IncomingFile,
  within: { readonly width: number; readonly depth: number; readonly left: ZipBudget },
): AsyncGenerator<Told, void, undefined> {
  const { signal } = staging;
  const { width, depth, left } = within;
  const limits = staging.limits ?? usualOpenLimits;
  const zip = { ...limits.zip, files: left.files, allBytes: left.bytes };
  const parts = spending(openFile('zip', archive.bytes, { ...limits, zip }, signal), left);
  for await (const one of ahead(parts, width, (part) => receivePart(staging, archive, part))) {
    if (one.kind === 'staged') yield one.told;
    if (one.kind !== 'archive') continue;
    if (depth < deepest) yield* takeArchive(staging, one.file, { width, depth: depth + 1, left });
    else yield toldOf(one.file.path, stageRemark(staging, one.file, 'zipInZip'));
  }
  signal?.throwIfAborted();
}

/** Hands parts on while the budget lasts, which an archive within this one may have used meanwhile; then says so and ends. */
async function* spending(
  parts: AsyncIterable<OpenedPart>,
  left: ZipBudget,
): AsyncGenerator<OpenedPart, void, undefined> {
  for await (const part of parts) {
    if (part.kind === 'file') {
      const used = part.bytes.byteLength;
      if (left.files < 1 || used > left.bytes) {
        yield { kind: 'refused', remark: left.files < 1 ? 'zipManyFiles' : 'zipTooLarge', page: null, name: null };
        return;
      }
      left.files--;
      left.bytes -= used;
    }
    yield part;
  }
}

async function receivePart(staging: Staging, archive: IncomingFile, part: OpenedPart): Promise<Received> {
  if (part.kind === 'page') return { kind: 'passedOver' };
  const path = part.name === null ? archive.path : `${archive.path}/${part.name}`;
  if (part.kind === 'file') {
    const { bytes, modifiedAt } = part;
    return receiveBytes(staging, { path, modifiedAt: modifiedAt ?? archive.modifiedAt, bytes });
  }
  const { modifiedAt } = archive;
  return { kind: 'staged', told: toldOf(path, stageRemark(staging, { path, modifiedAt }, part.remark)) };
}

function toldOf(path: string, staged: Staged): Told {
  return staged.outcome === 'known'
    ? { path, outcome: 'known', items: [], told: staged.told }
    : { path, outcome: staged.outcome, items: [...staged.items], told: null };
}
