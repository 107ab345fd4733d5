import type { BundledCase } from '#shared/bundle/bundledCase.ts';
import { type BundleManifest, isCaseEntry } from '#shared/bundle/bundleManifest.ts';
import type { Vault } from '../vault/openVault.ts';
import { isWhole } from '../vault/putBack.ts';
import type { OpenedBundle } from './openBundle.ts';
import { heldFiles, missingUses } from './writePapers.ts';

/** A chunk of an age file is so long, and has so much beside it; its header takes at most so much. Bytes. */
const [chunk, besideChunk, ageHeader] = [64 * 1024, 16, 1024];
/** Header and padding of an entry of a tar file, and its line in the manifest: bytes. */
const besideEntry = 1024 + 256;
/** The log of the database is begun anew once it has grown to this: bytes. */
const mostLog = 4 * 1024 * 1024;
/** What announcing a file writes to that log: bytes. */
const announced = 4 * 4120;
/** A case is written to the log and from there to its tables, with its state before and after: so many times what it takes in a bundle. */
const timesACase = 6;

/** For rows of cases nobody has looked at yet: bytes. */
const leastRows = 1024 * 1024;

/** Bytes of an age file that holds so many. Pure. */
function sealed(size: number): number {
  return size + Math.ceil((size + 1) / chunk) * besideChunk + ageHeader;
}

/** Bytes a bundle of these files and cases takes at most. Pure. */
export function bundleBytes(cases: readonly BundledCase[], files: readonly { readonly size: number }[]): number {
  const data = cases.map((each) => Buffer.byteLength(JSON.stringify(each)));
  const sizes = [...data, ...files.map(({ size }) => size)];
  return sealed(sizes.reduce((sum, size) => sum + size + besideEntry, besideEntry));
}

/**
 * Sizes (bytes) of what taking a bundle in writes, as its manifest says: a file for each use that is missing here, one for each of the
 * vault's own that is lost or spoilt, and rows.
 */
export async function roomToTakeIn(vault: Vault, { manifest, cases }: OpenedBundle): Promise<number[]> {
  const uses = missingUses(vault.db, cases);
  const held = heldFiles(vault.db, cases);
  const sizes: number[] = [];
  for (const { sha256, size } of manifest.entries.filter((entry) => !isCaseEntry(entry))) {
    for (const _ of uses.get(sha256) ?? []) sizes.push(sealed(size));
    for (const id of held.get(sha256) ?? []) if (!(await isWhole(vault, id))) sizes.push(sealed(size));
  }
  return [...sizes, rowsOf(manifest, sizes.length)];
}

/**
 * Sizes (bytes) of what handing a bundle of so many bytes over in parts and taking it in writes: what is inside lies beside the parts
 * until all is done. Pure.
 */
export function roomToHandOver(bytes: number): number[] {
  return [sealed(bytes), sealed(bytes), leastRows];
}

function rowsOf({ entries }: BundleManifest, files: number): number {
  const cases = entries.filter(isCaseEntry).reduce((sum, { size }) => sum + size, 0);
  return cases * timesACase + Math.min(files * announced, mostLog);
}
