import { createHash } from 'node:crypto';
import type { CheckPackageEvent } from '#shared/api/packages.ts';
import type { CheckedPackage, FoundPackage } from '#shared/packages/checkedPackage.ts';
import { leadsOutside } from '#shared/packages/leadsOutside.ts';
import {
  compareWithManifest,
  type FoundFile,
  type Manifest,
  manifestName,
  readManifest,
} from '#shared/packages/manifest.ts';
import { entriesByFolder } from './entriesByFolder.ts';
import type { PackageEntry } from './packageArchive.ts';

/** A manifest of a hundred files has 30 KB. */
const mostManifest = 4 * 1024 * 1024;

/** What a manifest may say of a reason, in characters, and of open problems; no case comes near it. */
const mostReason = 500;
const mostOpen = 500;

/** So many times at most it says how far it is. */
const mostSteps = 500;

/** How much may still be read, in bytes. */
export interface Allowance {
  bytes: number;
  manifestBytes: number;
}

/** It would take more reading than any package does. */
export class TooMuch extends Error {}

/** Tells how far it is, and answers with what came of it. */
export type Checking<Answer> = AsyncGenerator<CheckingProgress, Answer, undefined>;
export type CheckingProgress = Extract<CheckPackageEvent, { type: 'progress' }>;

/**
 * What macOS and Windows leave beside files, and only that: a package is uploaded as a whole, so anything else that was
 * not in it must be told, under whatever name it hides.
 */
const litter = /(^|\/)(__MACOSX\/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i;

/** What comes of a place nothing could be compared in; `problem` says why, for a person. */
export function without(problem: string): CheckedPackage {
  return { ok: false, packages: [], foreign: [], problem };
}

/**
 * Every file of a package, or of many, against the manifest in its folder.
 *
 * Unpacks of no file more than its manifest says. Tells how far it is, and answers with what came of it. Throws `TooMuch` where the
 * allowance does not reach, and when it is called off.
 */
export async function* checkEntries(
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

/** Folders have no entry of their own in what we make: a name that ends with one is none of ours. */
function isUnsafe(name: string): boolean {
  return leadsOutside(name) || name.split('/').includes('');
}

function printable(text: string, most = 300): string {
  return text.replace(/\p{Cc}/gu, '').slice(0, most);
}
