import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { CheckPackageEvent, checkPackageInput } from '#shared/api/packages.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { CheckedPackage, FoundPackage } from '#shared/packages/checkedPackage.ts';
import {
  compareWithManifest,
  type FoundFile,
  type Manifest,
  manifestName,
  readManifest,
} from '#shared/packages/manifest.ts';
import type { Desk } from '../desk.ts';
import { gatherFiles } from '../gatherFiles.ts';
import { assertReach } from './assertReach.ts';
import { entriesByFolder } from './entriesByFolder.ts';
import { hashOf, openArchive, type PackageEntry, type RandomAccess } from './packageArchive.ts';
import { withRecords } from './packageRecords.ts';

/** A manifest of a hundred files has 30 KB. */
const mostManifest = 4 * 1024 * 1024;

/**
 * How much of a ZIP is unpacked at most, in bytes. Pictures and films are packed already, so a package holds hardly more than
 * its own size; and a ZIP without its 64-bit extension ends at 4 GB.
 */
const mostUnpacked = (zipBytes: number) => Math.min(4 * 1024 ** 3, 64 * 1024 ** 2 + 100 * zipBytes);
/** Of that, what all manifests together may have: 60,000 files come to 60 MB. They are parsed, not just read. */
const mostManifests = 128 * 1024 * 1024;

/** What a manifest may say of a reason, in characters, and of open problems; no case comes near it. */
const mostReason = 500;
const mostOpen = 500;

/** How much may still be read, in bytes. */
interface Allowance {
  bytes: number;
  manifestBytes: number;
}

/** So many times at most it says how far it is. */
const mostSteps = 500;

/** It would take more reading than any package does. */
class TooMuch extends Error {}

/**
 * What macOS and Windows leave beside files, and only that: a package is uploaded as a whole, so anything else that was
 * not in it must be told, under whatever name it hides.
 */
const litter = /(^|\/)(__MACOSX\/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i;

/**
 * Looks a package through again, or many in one ZIP or folder: every file against the manifest in its folder.
 *
 * Unpacks of no file more than its manifest says and of a ZIP no more than it can honestly hold, so that nothing hostile
 * fills anything or takes hours. What cannot be read is told, never thrown. Progress now and then, what came of it at last.
 * Throws when it is called off, `fileMissing`, and `badInput` for a place nobody chose.
 */
export async function* checkGivenPackage(
  desk: Desk,
  input: z.infer<typeof checkPackageInput>,
  signal?: AbortSignal,
): AsyncGenerator<CheckPackageEvent, void, undefined> {
  yield { type: 'checked', ...withRecords(desk, yield* checkingGiven(desk, input, signal)) };
}

/** Tells how far it is, and answers with what came of it. */
type Checking<Answer> = AsyncGenerator<Progress, Answer, undefined>;
type Progress = Extract<CheckPackageEvent, { type: 'progress' }>;

async function* checkingGiven(
  desk: Desk,
  input: z.infer<typeof checkPackageInput>,
  signal: AbortSignal | undefined,
): Checking<CheckedPackage> {
  if ('files' in input) return yield* checkingFiles(input.files, signal);
  assertReach(desk, input.path);
  const found = await stat(input.path).catch((error: unknown) => {
    throw new DeskError('fileMissing', { path: input.path }, { cause: error });
  });
  if (found.isDirectory()) return yield* checkingFiles(await gatherFiles([input.path]), signal);
  const handle = await open(input.path, 'r').catch((error: unknown) => {
    throw new DeskError('fileUnreadable', { path: basename(input.path) }, { cause: error });
  });
  try {
    const source: RandomAccess = {
      size: found.size,
      read: async (at, length) => {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
        return buffer.subarray(0, bytesRead);
      },
    };
    return yield* checkArchive(source, signal);
  } finally {
    await handle.close();
  }
}

/** The same for files that were handed over, without a word on the way: one ZIP, or those of a folder with their paths. */
export async function checkPackage(
  { files }: { readonly files: readonly UploadedFile[] },
  signal?: AbortSignal,
): Promise<CheckedPackage> {
  const checking = checkingFiles(files, signal);
  for (;;) {
    const step = await checking.next();
    if (step.done) return step.value;
  }
}

async function* checkingFiles(
  files: readonly UploadedFile[],
  signal: AbortSignal | undefined,
): Checking<CheckedPackage> {
  const [only] = files;
  if (files.length === 1 && only && only.name.split('/').at(-1) !== manifestName) {
    const bytes = Buffer.from(await only.arrayBuffer());
    const read: RandomAccess['read'] = async (at, length) => bytes.subarray(at, at + length);
    return yield* checkArchive({ size: bytes.byteLength, read }, signal);
  }
  // What lies on the disk is as large as it is.
  const all = { bytes: Infinity, manifestBytes: Infinity };
  return yield* checkEntries(withoutOuter(files.map(entryOfFile)), all, signal);
}

async function* checkArchive(source: RandomAccess, signal: AbortSignal | undefined): Checking<CheckedPackage> {
  const entries = await openArchive(source);
  if (typeof entries === 'string') return without(entries);
  const allowance = { bytes: mostUnpacked(source.size), manifestBytes: mostManifests };
  try {
    return yield* checkEntries(entries, allowance, signal);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return without('压缩包解开后比它本身大得太多，不是正常的提交包，没有检查完。');
  }
}

function without(problem: string): CheckedPackage {
  return { ok: false, packages: [], foreign: [], problem };
}

async function* checkEntries(
  all: readonly PackageEntry[],
  allowance: Allowance,
  signal: AbortSignal | undefined,
): Checking<CheckedPackage> {
  const entries = all.filter(({ name }) => !litter.test(name));
  const folders = entries.flatMap(({ name }) =>
    name === manifestName || name.endsWith(`/${manifestName}`) ? [name.slice(0, -manifestName.length)] : [],
  );
  if (folders.length === 0) return without(`里面没有 ${manifestName}，不是本工作台做的提交包，没有可以对照的清单。`);
  const packages: FoundPackage[] = [];
  // A package within another one's folder is its own.
  const { inside, outside } = entriesByFolder(entries, [...new Set(folders)]);
  const far = { done: 0, total: entries.length - outside.length };
  for (const [folder, mine] of inside) packages.push(yield* checkFolder(folder, mine, allowance, far, signal));
  const foreign = outside.map(({ name }) => printable(name));
  const sound = packages.every(({ caseNumber, differences }) => caseNumber !== null && differences.length === 0);
  return { ok: sound && foreign.length === 0, packages, foreign, problem: null };
}

async function* checkFolder(
  folder: string,
  mine: readonly PackageEntry[],
  allowance: Allowance,
  far: { done: number; readonly total: number },
  signal: AbortSignal | undefined,
): Checking<FoundPackage> {
  const byName = Map.groupBy(mine, ({ name }) => name.slice(folder.length));
  const unsafe = new Set([...byName].filter(([name, same]) => isUnsafe(name) || same.length > 1).map(([name]) => name));
  const read = await manifestIn(byName.get(manifestName)?.[0], allowance, signal);
  const told = [...unsafe].map((name) => ({ name: printable(name), what: 'unsafe' as const }));
  const where = { folder: printable(folder.replace(/\/$/, '')), files: mine.length };
  if (!read) {
    const said = { caseNumber: null, profile: null, madeAt: null, override: null, open: [], staff: null };
    const unknown = { ...said, manifestSha256: null, record: null };
    far.done += byName.size;
    return { ...where, ...unknown, differences: told };
  }
  const { manifest, sha256: manifestSha256 } = read;
  const { caseNumber, profile, madeAt } = manifest;
  const override = manifest.override && printable(manifest.override, mostReason);
  const staff = manifest.staff && printable(manifest.staff);
  const open = manifest.open.slice(0, mostOpen).map(({ rule, message, places }) => {
    return {
      rule: printable(rule),
      message: printable(message),
      places: places.slice(0, mostOpen).map((each) => printable(each)),
    };
  });
  const known = new Map(manifest.files.map((file) => [file.name, file]));
  const found: FoundFile[] = [];
  const every = Math.ceil(far.total / mostSteps);
  for (const [name, [entry]] of byName) {
    if (far.done % every === 0) yield { type: 'progress', ...far, label: printable(folder + name) };
    far.done++;
    if (unsafe.has(name) || !entry) continue;
    const expected = known.get(name);
    // What the manifest does not know, or knows in another size, needs no hash: there is no more to say of it.
    if (expected?.bytes !== entry.bytes) {
      found.push({ name, bytes: entry.bytes, sha256: '' });
      continue;
    }
    signal?.throwIfAborted();
    allowance.bytes -= entry.bytes;
    if (allowance.bytes < 0) throw new TooMuch();
    found.push({ name, ...(await entry.hash(expected.bytes, signal)) });
  }
  const differences = compareWithManifest(manifest, found).map((each) => ({ ...each, name: printable(each.name) }));
  const made = { caseNumber, profile, madeAt, override, open, staff, manifestSha256, record: null };
  return { ...where, ...made, differences: [...differences, ...told] };
}

/** With the hash of its bytes; null where it cannot be read, or is none. */
async function manifestIn(
  entry: PackageEntry | undefined,
  allowance: Allowance,
  signal: AbortSignal | undefined,
): Promise<{ readonly manifest: Manifest; readonly sha256: string } | null> {
  signal?.throwIfAborted();
  if (!entry || entry.bytes > mostManifest) return null;
  allowance.bytes -= entry.bytes;
  allowance.manifestBytes -= entry.bytes;
  if (Math.min(allowance.bytes, allowance.manifestBytes) < 0) throw new TooMuch();
  const bytes = await entry.take(entry.bytes, signal);
  const manifest = bytes && readManifest(bytes.toString('utf8'));
  return manifest && { manifest, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function isUnsafe(name: string): boolean {
  return /[\\\p{Cc}]|^\/|^[a-z]:/iu.test(name) || name.split('/').some((part) => part === '..' || part === '');
}

function printable(text: string, most = 300): string {
  return text.replace(/\p{Cc}/gu, '').slice(0, most);
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
