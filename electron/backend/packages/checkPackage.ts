import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { checkPackageInput } from '#shared/api/packages.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { CheckedPackage, FoundPackage } from '#shared/packages/checkedPackage.ts';
import { compareWithManifest, type FoundFile, manifestName, readManifest } from '#shared/packages/manifest.ts';
import type { Desk } from '../desk.ts';
import { gatherFiles } from '../gatherFiles.ts';
import { assertReach } from './assertReach.ts';
import { hashOf, openArchive, type PackageEntry, type RandomAccess } from './packageArchive.ts';

/** A manifest of a hundred files has 30 KB. */
const mostManifest = 4 * 1024 * 1024;

/**
 * What macOS and Windows leave beside files, and only that: a package is uploaded as a whole, so anything else that was
 * not in it must be told, under whatever name it hides.
 */
const litter = /(^|\/)(__MACOSX\/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i;

/**
 * Looks a package through again, or many in one ZIP or folder: every file against the manifest in its folder.
 *
 * Holds no file in memory and unpacks of none more than its manifest says, so that nothing hostile can fill anything.
 * What cannot be read is told, never thrown. Throws `fileMissing`, and `badInput` for a place nobody chose.
 */
export async function checkGivenPackage(desk: Desk, input: z.infer<typeof checkPackageInput>): Promise<CheckedPackage> {
  if ('files' in input) return checkPackage(input);
  assertReach(desk, input.path);
  const found = await stat(input.path).catch((error: unknown) => {
    throw new DeskError('fileMissing', { path: input.path }, { cause: error });
  });
  if (found.isDirectory()) return checkPackage({ files: await gatherFiles([input.path]) });
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
    return await checkArchive(source);
  } finally {
    await handle.close();
  }
}

/** The same for files that were handed over: one ZIP, or those of a folder with their paths. */
export async function checkPackage({ files }: { readonly files: readonly UploadedFile[] }): Promise<CheckedPackage> {
  const [only] = files;
  if (files.length === 1 && only && only.name.split('/').at(-1) !== manifestName) {
    const bytes = Buffer.from(await only.arrayBuffer());
    return checkArchive({ size: bytes.byteLength, read: async (at, length) => bytes.subarray(at, at + length) });
  }
  return checkEntries(withoutOuter(files.map(entryOfFile)));
}

async function checkArchive(source: RandomAccess): Promise<CheckedPackage> {
  const entries = await openArchive(source);
  return typeof entries === 'string' ? without(entries) : checkEntries(entries);
}

function without(problem: string): CheckedPackage {
  return { ok: false, packages: [], foreign: [], problem };
}

async function checkEntries(all: readonly PackageEntry[]): Promise<CheckedPackage> {
  const entries = all.filter(({ name }) => !litter.test(name));
  const folders = entries.flatMap(({ name }) =>
    name === manifestName || name.endsWith(`/${manifestName}`) ? [name.slice(0, -manifestName.length)] : [],
  );
  if (folders.length === 0) return without(`里面没有 ${manifestName}，不是本工作台做的提交包，没有可以对照的清单。`);
  const packages: FoundPackage[] = [];
  const inPackages = new Set<PackageEntry>();
  for (const folder of [...new Set(folders)]) {
    // A package within another one's folder is its own.
    const mine = entries.filter(
      ({ name }) =>
        name.startsWith(folder) && !folders.some((inner) => inner.length > folder.length && name.startsWith(inner)),
    );
    for (const entry of mine) inPackages.add(entry);
    packages.push(await checkFolder(folder, mine));
  }
  const foreign = entries.filter((entry) => !inPackages.has(entry)).map(({ name }) => printable(name));
  const sound = packages.every(({ caseNumber, differences }) => caseNumber !== null && differences.length === 0);
  return { ok: sound && foreign.length === 0, packages, foreign, problem: null };
}

async function checkFolder(folder: string, mine: readonly PackageEntry[]): Promise<FoundPackage> {
  const names = mine.map(({ name }) => name.slice(folder.length));
  const unsafe = new Set(names.filter((name, index) => isUnsafe(name) || names.indexOf(name) !== index));
  const bytes = await mine[names.indexOf(manifestName)]?.take(mostManifest);
  const manifest = bytes ? readManifest(bytes.toString('utf8')) : null;
  const told = [...unsafe].map((name) => ({ name: printable(name), what: 'unsafe' as const }));
  const where = { folder: printable(folder.replace(/\/$/, '')), files: mine.length };
  if (!manifest) {
    return { ...where, caseNumber: null, profile: null, madeAt: null, override: null, differences: told };
  }
  const { caseNumber, profile, madeAt, override } = manifest;
  const known = new Map(manifest.files.map((file) => [file.name, file]));
  const found: FoundFile[] = [];
  for (const [index, entry] of mine.entries()) {
    const name = names[index] ?? '';
    if (unsafe.has(name)) continue;
    const expected = known.get(name);
    // What the manifest does not know needs no hash: that it is there is all there is to say.
    found.push({ name, ...(expected ? await entry.hash(expected.bytes) : { bytes: 0, sha256: '' }) });
  }
  const differences = compareWithManifest(manifest, found).map((each) => ({ ...each, name: printable(each.name) }));
  return { ...where, caseNumber, profile, madeAt, override, differences: [...differences, ...told] };
}

function isUnsafe(name: string): boolean {
  return /[\\\p{Cc}]|^\/|^[a-z]:/iu.test(name) || name.split('/').some((part) => part === '..' || part === '');
}

function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, '').slice(0, 300);
}

function entryOfFile(file: UploadedFile): PackageEntry {
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    yield new Uint8Array(await file.arrayBuffer());
  }
  return {
    name: file.name,
    hash: async (most) => (file.size > most ? { bytes: most + 1, sha256: '' } : hashOf(chunks(), most)),
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
