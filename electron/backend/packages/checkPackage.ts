import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { CheckPackageEvent, checkPackageInput } from '#shared/api/packages.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { CheckedPackage } from '#shared/packages/checkedPackage.ts';
import { manifestName } from '#shared/packages/manifest.ts';
import type { Desk } from '../desk.ts';
import { gatherFiles } from '../gatherFiles.ts';
import { ReadingEnded, type ReadingFault } from '../jobs/answersOf.ts';
import { endOf } from '../jobs/endOf.ts';
import type { JobPool } from '../jobs/pool.ts';
import type { ProcessLimits } from '../jobs/readers.ts';
import { packageScript } from '../places.ts';
import { assertReach } from './assertReach.ts';
import { type Checking, checkEntries, without } from './checkEntries.ts';
import { hashOf, type PackageEntry } from './packageArchive.ts';
import { withRecords } from './packageRecords.ts';
import type { ArchiveAnswer, ArchiveRequest } from './packageThread.ts';

/** Tests lower these; the desk uses the defaults. */
export type CheckLimits = Omit<ProcessLimits, 'signal'>;

/** From one word on how far it is to the next lie some hundred files at most; a slow disk reads 4 GB in that time. */
const usualLimits: CheckLimits = { seconds: 600, heapMb: 1024, memoryMb: 2048 };
/** What was handed over lies in the process so many times while it is taken in. */
const timesInMemory = 4;

const faults: Readonly<Record<ReadingFault, string>> = {
  timeout: '检查用的时间太长，已经放弃，没有检查完。请把它复制到本机硬盘上再检查一次；仍然这样的，请让对方重新生成。',
  outOfMemory: '检查要用的内存太多，已经放弃，没有检查完。它不像正常的提交包，请让对方重新生成。',
  broken: '压缩包读到一半就读不下去了，内容可能已损坏。请重新取得一份，再检查一次。',
};

/**
 * Looks a package through again, or many in one ZIP or folder: every file against the manifest in its folder.
 *
 * A ZIP is read in a process of its own. Unpacks of no file more than its manifest says and of a ZIP no more than it can honestly hold,
 * so that nothing hostile fills anything or takes hours. What cannot be read is told, never thrown. Progress now and then, what came
 * of it at last. Throws when it is called off, `fileMissing`, `fileUnreadable`, and `badInput` for a place nobody chose.
 */
export async function* checkGivenPackage(
  desk: Desk,
  input: z.infer<typeof checkPackageInput>,
  signal?: AbortSignal,
): AsyncGenerator<CheckPackageEvent, void, undefined> {
  yield { type: 'checked', ...withRecords(desk, yield* checkingGiven(desk, input, signal)) };
}

async function* checkingGiven(
  desk: Desk,
  input: z.infer<typeof checkPackageInput>,
  signal: AbortSignal | undefined,
): Checking<CheckedPackage> {
  const { pool } = desk;
  if ('files' in input) return yield* checkingFiles(pool, input.files, signal);
  const { path } = input;
  assertReach(desk, path);
  const found = await stat(path).catch((error: unknown) => {
    throw new DeskError('fileMissing', { path }, { cause: error });
  });
  if (found.isDirectory()) return yield* checkingFiles(pool, await gatherFiles([path]), signal);
  return yield* checkingApart(pool, { path }, signal);
}

/** The same for files that were handed over, without a word on the way: one ZIP, or those of a folder with their paths. */
export function checkPackage(
  pool: Pick<JobPool, 'readApart'>,
  { files }: { readonly files: readonly UploadedFile[] },
  signal?: AbortSignal,
  limits: CheckLimits = usualLimits,
): Promise<CheckedPackage> {
  return endOf(checkingFiles(pool, files, signal, limits));
}

async function* checkingFiles(
  pool: Pick<JobPool, 'readApart'>,
  files: readonly UploadedFile[],
  signal: AbortSignal | undefined,
  limits: CheckLimits = usualLimits,
): Checking<CheckedPackage> {
  const [only] = files;
  if (files.length === 1 && only && only.name.split('/').at(-1) !== manifestName) {
    const bytes = new Uint8Array(await only.arrayBuffer());
    const memoryMb = limits.memoryMb + Math.ceil((timesInMemory * bytes.byteLength) / 1024 ** 2);
    return yield* checkingApart(pool, { bytes }, signal, { ...limits, memoryMb });
  }
  // What lies on the disk is as large as it is.
  const all = { bytes: Infinity, manifestBytes: Infinity };
  return yield* checkEntries(withoutOuter(files.map(entryOfFile)), all, signal);
}

/** In a process of its own, which is ended at its deadline, with its memory, and when it is called off. */
async function* checkingApart(
  pool: Pick<JobPool, 'readApart'>,
  request: ArchiveRequest,
  signal: AbortSignal | undefined,
  limits: CheckLimits = usualLimits,
): Checking<CheckedPackage> {
  try {
    for await (const answer of pool.readApart<ArchiveAnswer>(packageScript, request, { ...limits, signal })) {
      if (answer.type === 'checked') return answer.checked;
      if (answer.type === 'unreadable') {
        throw new DeskError('fileUnreadable', { path: 'path' in request ? basename(request.path) : '' });
      }
      yield answer;
    }
  } catch (error) {
    if (signal?.aborted || !(error instanceof ReadingEnded)) throw error;
    return without(faults[error.fault]);
  }
  return without(faults.broken);
}

function entryOfFile(file: UploadedFile): PackageEntry {
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    yield new Uint8Array(await file.arrayBuffer());
  }
  return {
    name: file.name,
    bytes: file.size,
    hash: async (most, signal) => (file.size > most ? { bytes: most + 1, sha256: '' } : hashOf(chunks(), most, signal)),
    take: async (most) => (file.size > most ? null : Buffer.from(await file.arrayBuffer())),
  };
}

/** A folder that was dropped stands before every path; what lies in it is what counts. */
function withoutOuter(entries: readonly PackageEntry[]): readonly PackageEntry[] {
  const outer = entries[0]?.name.split('/')[0] ?? '';
  const around = entries.every(({ name }) => name.startsWith(`${outer}/`));
  if (!around || entries.some(({ name }) => name === manifestName)) return entries;
  return entries.map((entry) => ({ ...entry, name: entry.name.slice(outer.length + 1) }));
}
