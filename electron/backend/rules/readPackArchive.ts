import type { UploadedFile } from '#shared/api/upload.ts';
import { ReadingEnded, type ReadingFault } from '../jobs/answersOf.ts';
import type { JobPool } from '../jobs/pool.ts';
import type { ProcessLimits } from '../jobs/readers.ts';
import { rulePackScript } from '../places.ts';
import { assertInside, assertTotal, type FoundFile, isLitter, packLimits, refused, textsOf } from './packContents.ts';
import type { PackFiles } from './packFiles.ts';
import type { RulePackAnswer, RulePackRequest } from './rulePackThread.ts';

/** 16 MB are unpacked at most. */
const usualLimits: ProcessLimits = { seconds: 30, heapMb: 256, memoryMb: 1024 };

const faults: Readonly<Record<ReadingFault, string>> = {
  timeout: '压缩包打开用的时间太长，已经放弃',
  outOfMemory: '压缩包打开要用的内存太多，已经放弃',
  broken: '压缩包读不出来，内容可能已损坏',
};

/**
 * The files of a pack from one ZIP, or from files as they were chosen; `known` are the names a pack has.
 *
 * A ZIP is read in a process of its own, and looked at before anything is unpacked. Throws `rulePackRefused`, naming what is
 * too much, damaged, or no file of a pack, and the reason of the limits' signal; nothing is ever written to the disk.
 */
export async function readPackArchive(
  pool: Pick<JobPool, 'readApart'>,
  given: readonly UploadedFile[],
  known: ReadonlySet<string>,
  limits: Partial<ProcessLimits> = {},
): Promise<PackFiles> {
  const [only] = given;
  if (given.length !== 1 || !only || !(await beginsAsZip(only))) return textsOf(filesAsGiven(given), known);
  if (only.size > packLimits.zipBytes) throw refused('压缩包太大，不像一份规则包');
  const request: RulePackRequest = { zip: new Uint8Array(await only.arrayBuffer()), known: [...known] };
  return unpackedApart(pool, request, { ...usualLimits, ...limits });
}

async function unpackedApart(
  pool: Pick<JobPool, 'readApart'>,
  request: RulePackRequest,
  limits: ProcessLimits,
): Promise<PackFiles> {
  try {
    for await (const answer of pool.readApart<RulePackAnswer>(rulePackScript, request, limits)) {
      if (answer.ok) return new Map(answer.files);
      throw refused(answer.detail);
    }
  } catch (error) {
    if (limits.signal?.aborted || !(error instanceof ReadingEnded)) throw error;
    throw refused(faults[error.fault], error);
  }
  throw refused(faults.broken);
}

async function beginsAsZip(file: UploadedFile): Promise<boolean> {
  if (/\.zip$/i.test(file.name)) return true;
  if (file.size > packLimits.zipBytes) return false;
  const [one, two] = new Uint8Array(await file.arrayBuffer());
  return one === 0x50 && two === 0x4b;
}

function filesAsGiven(given: readonly UploadedFile[]): FoundFile[] {
  const files = given.filter(({ name }) => !isLitter(name));
  if (files.length > packLimits.entries) throw refused(`一共有 ${files.length} 个文件，不像一份规则包`);
  for (const { name, size } of files) if (size > packLimits.fileBytes) throw refused(`${name} 太大，不像规则包的文件`);
  assertTotal(files.map(({ size }) => size));
  return files.map((file) => ({
    name: assertInside(file.name),
    read: async () => new Uint8Array(await file.arrayBuffer()),
  }));
}
