import { distinctPaths } from '#shared/intake/distinctPaths.ts';
import type { JobPool } from '../../jobs/pool.ts';
import { containerOf, type OpenLimits, openFile, usualOpenLimits } from './openFile.ts';
import type { OpenedPart, Remark } from './part.ts';

/** An archive as it was handed over, or as it lay in another one. */
export interface PackedFile {
  /** With the folders it came in, `/` between them. */
  readonly path: string;
  readonly modifiedAt: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A file of an archive, its path beginning with that of the archive and no other's in it; one that is no material; or why there is
 * none.
 */
export type UnpackedFile =
  | (Pick<PackedFile, 'path'> & { readonly kind: 'passedOver' })
  | (PackedFile & { readonly kind: 'file' })
  | (Omit<PackedFile, 'bytes'> & { readonly kind: 'refused'; readonly remark: Remark });

/** An archive may hold archives, which may hold none. */
const deepest = 2;

/** What all archives of one run, and those in them, may still hold together; it shrinks as they are read. */
export interface ZipBudget {
  files: number;
  bytes: number;
}

/** What one run may unpack. */
export function zipBudget({ zip }: OpenLimits = usualOpenLimits): ZipBudget {
  return { files: zip.files, bytes: zip.allBytes };
}

/**
 * The files of an archive and of the archives in it, one after the other. Nothing in them makes it fail; throws the signal's reason alone.
 */
export async function* unpack(
  archive: PackedFile,
  within: {
    readonly pool: Pick<JobPool, 'readApart'>;
    readonly left: ZipBudget;
    readonly limits?: OpenLimits | undefined;
    readonly signal?: AbortSignal | undefined;
  },
  depth = 1,
  nameOf = distinctPaths(),
): AsyncGenerator<UnpackedFile, void, undefined> {
  const { pool, left, limits = usualOpenLimits, signal } = within;
  const zip = { ...limits.zip, files: left.files, allBytes: left.bytes };
  let empty = true;
  for await (const part of spending(openFile(pool, 'zip', archive.bytes, { ...limits, zip }, signal), left)) {
    if (part.kind === 'page') continue;
    empty = false;
    if (part.kind === 'refused' && part.name === null) {
      yield { kind: 'refused', path: archive.path, modifiedAt: archive.modifiedAt, remark: part.remark };
      // What is said of the archive itself is the last of it, and said once.
      break;
    }
    const path = nameOf(`${archive.path}/${part.name}`);
    if (part.kind === 'passedOver') {
      yield { kind: 'passedOver', path };
      continue;
    }
    if (part.kind === 'refused') {
      yield { kind: 'refused', path, modifiedAt: archive.modifiedAt, remark: part.remark };
      continue;
    }
    const file = { path, modifiedAt: part.modifiedAt ?? archive.modifiedAt, bytes: part.bytes };
    if (containerOf(part.bytes) !== 'zip') yield { kind: 'file', ...file };
    else if (depth < deepest) yield* unpack(file, within, depth + 1, nameOf);
    else yield { kind: 'refused', path, modifiedAt: file.modifiedAt, remark: 'zipInZip' };
  }
  signal?.throwIfAborted();
  if (empty) yield { kind: 'refused', path: archive.path, modifiedAt: archive.modifiedAt, remark: 'zipEmpty' };
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
