import { z } from 'zod';

/** How file names of bundles end. */
export const bundleEnding = '.bdcase';

/** True for the name of a bundle. */
export function isBundleName(name: string): boolean {
  return name.toLowerCase().endsWith(bundleEnding);
}

/** The format this program writes; it reads this and every one before it. */
export const bundleFormat = 1;

/** What a bundle may hold at most: asked before anything of it is unpacked. Bytes and numbers. */
export const bundleLimits = {
  entries: 50_000,
  cases: 500,
  /** The list of entries, and the data of one case. */
  manifestBytes: 16 * 1024 * 1024,
  caseBytes: 16 * 1024 * 1024,
  allCaseBytes: 256 * 1024 * 1024,
  fileBytes: 1024 * 1024 * 1024,
  bytes: 20 * 1024 * 1024 * 1024,
} as const;

/** The manifest of whatever format: only this is asked of one that is newer. */
export const anyManifestSchema = z.object({ kind: z.literal('beian-desk-cases'), format: z.int().positive() });

const entrySchema = z.object({
  /** `cases/0001.json` or `files/` and the SHA-256: nothing else, so that no name leads anywhere. */
  name: z.string().regex(/^(?:cases\/\d{4}\.json|files\/[0-9a-f]{64})$/),
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** First in every bundle: what it is, who made it, and every entry behind it, in order. */
export const bundleManifestSchema = anyManifestSchema.extend({
  program: z.string().max(100),
  madeAt: z.iso.datetime(),
  agency: z.string().max(200).nullable(),
  entries: z.array(entrySchema).min(1),
});
export type BundleManifest = z.infer<typeof bundleManifestSchema>;

/**
 * What makes a manifest unacceptable, in Chinese; null when nothing does. `fileSize` is the size of the whole bundle:
 * nothing in it is compressed, so that what it promises can never be more than what lies there. Pure.
 */
export function refusalOf({ entries }: Pick<BundleManifest, 'entries'>, fileSize: number): string | null {
  const cases = entries.filter(isCaseEntry);
  const files = entries.filter((entry) => !isCaseEntry(entry));
  const bytes = (some: BundleManifest['entries']) => some.reduce((sum, { size }) => sum + size, 0);
  if (cases.length === 0) return '里面没有案件';
  if (entries.length > bundleLimits.entries || cases.length > bundleLimits.cases) return '里面的案件或文件太多';
  if (entries.findLastIndex(isCaseEntry) !== cases.length - 1) return '内容的顺序不对';
  if (new Set(entries.map(({ name }) => name)).size !== entries.length) return '同一项内容写了两遍';
  if (files.some(({ name, sha256 }) => name !== `files/${sha256}`)) return '文件的名字和内容对不上';
  if (cases.some(({ size }) => size > bundleLimits.caseBytes) || bytes(cases) > bundleLimits.allCaseBytes)
    return '案件资料大得不正常';
  if (files.some(({ size }) => size > bundleLimits.fileBytes)) return '里面有大得不正常的文件';
  if (bytes(entries) > bundleLimits.bytes || bytes(entries) > fileSize) return '写明的大小和实际不符';
  return null;
}

/** Whether an entry is the data of a case. */
export function isCaseEntry({ name }: { readonly name: string }): boolean {
  return name.startsWith('cases/');
}
