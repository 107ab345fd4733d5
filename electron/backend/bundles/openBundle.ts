import { createHash } from 'node:crypto';
import { DeskError } from '#shared/api/errors.ts';
import { type BundledCase, bundledCaseSchema, contradictionIn, filesOf } from '#shared/bundle/bundledCase.ts';
import {
  anyManifestSchema,
  type BundleManifest,
  bundleFormat,
  bundleLimits,
  bundleManifestSchema,
  isCaseEntry,
  refusalOf,
} from '#shared/bundle/bundleManifest.ts';
import type { BundleSource } from './bundleSource.ts';
import { asBundleError, unseal } from './sealBundle.ts';
import { type ByteReader, byteReader, nextBody, nextHeader } from './tarReader.ts';

/** The name of the first entry. */
export const manifestName = 'manifest.json';

/** A bundle whose list and cases have been read and checked; its files are still to come. */
export interface OpenedBundle {
  readonly manifest: BundleManifest;
  readonly cases: readonly BundledCase[];
  /**
   * The files, one after the other, each as its digest says; at its end all of the bundle has been checked. Throws
   * `bundleUnreadable`.
   */
  files(): AsyncGenerator<{ readonly sha256: string; readonly bytes: Uint8Array }, void, undefined>;
  close(): Promise<void>;
}

/**
 * Opens a bundle and reads what it says of its cases. Nothing is unpacked to the disk, and never more is held than the
 * cases and one file.
 *
 * Throws `bundlePassphraseWrong`, `bundleNewer`, and `bundleUnreadable` for what is no bundle, was cut short or altered,
 * promises too much or contradicts itself.
 */
export async function openBundle(source: BundleSource, passphrase: string): Promise<OpenedBundle> {
  const reader = byteReader(await unseal(source.stream(), passphrase));
  try {
    const manifest = await readManifest(reader, source.size);
    const cases: BundledCase[] = [];
    for (const entry of manifest.entries.filter(isCaseEntry)) {
      const held = bundledCaseSchema.safeParse(readJson(await readEntry(reader, entry)));
      if (!held.success) throw unreadable('案件资料的格式不对', held.error);
      cases.push(held.data);
    }
    assertWhole(manifest, cases);
    return {
      manifest,
      cases,
      files: async function* () {
        try {
          for (const entry of manifest.entries) {
            if (!isCaseEntry(entry)) yield { sha256: entry.sha256, bytes: await readEntry(reader, entry) };
          }
          if ((await nextHeader(reader)) !== null) throw unreadable('里面有清单上没有的内容');
          await reader.assertEmpty();
        } catch (error) {
          throw asBundleError(error);
        }
      },
      close: reader.close,
    };
  } catch (error) {
    await reader.close();
    throw asBundleError(error);
  }
}

async function readManifest(reader: ByteReader, fileSize: number): Promise<BundleManifest> {
  const header = await nextHeader(reader);
  if (header?.name !== manifestName || header.size > bundleLimits.manifestBytes) throw unreadable('里面没有清单');
  const written = readJson(await nextBody(reader, header.size));
  const any = anyManifestSchema.safeParse(written);
  if (!any.success) throw unreadable('它不是案件交接包', any.error);
  if (any.data.format > bundleFormat) {
    throw new DeskError('bundleNewer', { found: any.data.format, known: bundleFormat });
  }
  const manifest = bundleManifestSchema.safeParse(written);
  if (!manifest.success) throw unreadable('清单的格式不对', manifest.error);
  const refusal = refusalOf(manifest.data, fileSize);
  if (refusal !== null) throw unreadable(refusal);
  return manifest.data;
}

async function readEntry(reader: ByteReader, entry: BundleManifest['entries'][number]): Promise<Uint8Array> {
  const header = await nextHeader(reader);
  if (header?.name !== entry.name || header.size !== entry.size) throw unreadable('内容和清单对不上');
  const bytes = await nextBody(reader, entry.size);
  if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256) throw unreadable('内容和清单对不上');
  return bytes;
}

/** Every case once, each in itself consistent, and exactly the files they need. */
function assertWhole(manifest: BundleManifest, cases: readonly BundledCase[]): void {
  if (new Set(cases.map(({ uid }) => uid)).size !== cases.length) throw unreadable('同一个案件写了两遍');
  for (const each of cases) {
    const contradiction = contradictionIn(each);
    if (contradiction !== null) throw unreadable(contradiction);
  }
  const wanted = new Set(cases.flatMap(filesOf));
  const there = manifest.entries.filter((entry) => !isCaseEntry(entry));
  if (there.length !== wanted.size || there.some(({ sha256 }) => !wanted.has(sha256)))
    throw unreadable('案件用到的文件不全');
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw unreadable('里面的资料读不出来', error);
  }
}

function unreadable(detail: string, cause?: unknown): DeskError {
  return new DeskError('bundleUnreadable', { detail }, { cause });
}
