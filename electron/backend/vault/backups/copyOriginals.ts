import { filePath } from '../files.ts';
import type { RecordedHashes } from '../recordedHashes.ts';
import type { BackupRecord } from './backupRecord.ts';
import { type CopiedFile, copyFile, sizeOf } from './copyFiles.ts';
import type { BackupStep } from './writeBackup.ts';

interface OriginalsToCopy {
  readonly from: string;
  readonly to: string;
  readonly ids: readonly string[];
  readonly hashes: RecordedHashes;
  readonly identity: string;
  /** See filesToOpen.ts. */
  readonly trusted: (id: string) => (bytes: number) => boolean;
  readonly signal: AbortSignal | undefined;
}

/**
 * Copies originals to where a backup has them, those that are not there yet, and answers which it has; see `copyFile`.
 *
 * Throws `cannotWrite`.
 */
export async function* copyOriginals({
  ids,
  hashes,
  trusted,
  signal,
  ...where
}: OriginalsToCopy): AsyncGenerator<BackupStep, Pick<BackupRecord, 'files' | 'lost' | 'ill'>, undefined> {
  const outcomes = new Map<string, CopiedFile>();
  const copy = async (id: string, trust: (bytes: number) => boolean) =>
    outcomes.set(id, await copyFile({ ...where, id, sha256: hashes.get(id), trusted: trust }));
  yield { done: 0, total: ids.length };
  for (const [index, id] of ids.entries()) {
    signal?.throwIfAborted();
    await copy(id, trusted(id));
    yield { done: index + 1, total: ids.length };
  }
  // Another computer that backs up here may have deleted, in the meantime, what it did not know to be needed.
  for (const copied of [...outcomes.values()]) {
    if ('bytes' in copied && (await sizeOf(filePath(where.to, copied.id))) !== copied.bytes)
      await copy(copied.id, () => false);
  }
  const copied = [...outcomes.values()];
  return {
    files: copied.flatMap((each) => ('bytes' in each ? { id: each.id, bytes: each.bytes } : [])),
    lost: copied.flatMap((each) => ('bytes' in each ? [] : each.id)),
    ill: copied.flatMap((each) => (each.state === 'ill' ? each.id : [])),
  };
}
