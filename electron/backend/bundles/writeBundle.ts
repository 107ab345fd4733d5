import { createHash } from 'node:crypto';
import type { BundledCase } from '#shared/bundle/bundledCase.ts';
import { type BundleManifest, bundleFormat } from '#shared/bundle/bundleManifest.ts';
import { programVersion } from '../programVersion.ts';
import { manifestName } from './openBundle.ts';
import { tarEnd, tarHeader, tarPadding } from './tarWriter.ts';

/** A file of a bundle that is still in the vault. */
export interface FileToPack {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  read(): Promise<Uint8Array>;
}

export interface BundleToWrite {
  readonly cases: readonly BundledCase[];
  readonly files: readonly FileToPack[];
  readonly agency: string | null;
  readonly now: Date;
}

/**
 * The bytes of a bundle before they are encrypted: a tar file whose first entry lists all others. One file at a time is
 * read. `onFile` is told how many files are done.
 */
export async function* writeBundle(
  { cases, files, agency, now }: BundleToWrite,
  onFile: (done: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const modified = Math.floor(now.getTime() / 1000);
  const data = cases.map((each) => Buffer.from(JSON.stringify(each)));
  const manifest: BundleManifest = {
    kind: 'beian-desk-cases',
    format: bundleFormat,
    program: programVersion,
    madeAt: now.toISOString(),
    agency,
    entries: [
      ...data.map((bytes, index) => ({ name: caseEntry(index), size: bytes.byteLength, sha256: hashOf(bytes) })),
      ...files.map(({ sha256, size }) => ({ name: `files/${sha256}`, size, sha256 })),
    ],
  };
  yield* entry(manifestName, Buffer.from(JSON.stringify(manifest)), modified);
  for (const [index, bytes] of data.entries()) yield* entry(caseEntry(index), bytes, modified);
  for (const [index, { sha256, read }] of files.entries()) {
    yield* entry(`files/${sha256}`, await read(), modified);
    onFile(index + 1);
  }
  yield tarEnd;
}

function* entry(name: string, bytes: Uint8Array, modified: number): Generator<Uint8Array, void, undefined> {
  yield tarHeader(name, bytes.byteLength, modified);
  yield bytes;
  yield tarPadding(bytes.byteLength);
}

function caseEntry(index: number): string {
  return `cases/${String(index + 1).padStart(4, '0')}.json`;
}

/** SHA-256 in lower-case hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
