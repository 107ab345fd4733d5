import { z } from 'zod';
import { caseNumberSchema } from '../api/cases.ts';
import type { ToldOnce } from './onceAPicture.ts';
import { packageRecordSchema } from './packageRecord.ts';

/** What is not as the manifest says: one line a file. `unsafe` is a name that leads out of the package, or comes twice. */
export const packageDifferenceSchema = z.object({
  name: z.string(),
  what: z.enum(['missing', 'changed', 'added', 'unsafe']),
});
export type PackageDifference = z.infer<typeof packageDifferenceSchema>;

/** What the screen and the command line call each difference. */
export const differenceLabels: Readonly<Record<PackageDifference['what'], string>> = {
  missing: '缺少',
  changed: '被改过',
  added: '多出来',
  unsafe: '文件名不正常',
};

/** A 必改 that was still open when a package was made, and everywhere it stands (paths as findings name them). */
export const openProblemSchema = z.object({ rule: z.string(), message: z.string(), places: z.array(z.string()) });
export type OpenProblem = z.infer<typeof openProblemSchema>;

/** What a manifest keeps of the problems a package was made with. Pure. */
export function openProblems(told: readonly ToldOnce[]): OpenProblem[] {
  return told.map(({ finding: { rule, message }, places }) => ({ rule, message, places: [...places] }));
}

/** One package that was found: the folder around its manifest, `''` for the top. */
export const foundPackageSchema = z.object({
  folder: z.string(),
  /** Null where the manifest cannot be read: then nothing can be compared. */
  caseNumber: caseNumberSchema.nullable(),
  profile: z.string().nullable(),
  madeAt: z.iso.datetime().nullable(),
  /** SHA-256 of the manifest's bytes, in hex; null where it cannot be read. */
  manifestSha256: z.string().nullable(),
  /** What this vault keeps of that manifest; null where it cannot be read, or no vault is open. */
  record: packageRecordSchema.nullable(),
  /** What the manifest says of itself, as are `open` and `staff`: why it was made although something had to be put right. */
  override: z.string().nullable(),
  /** What that was, one entry a problem; empty where nothing was, and where an older manifest does not say it. */
  open: z.array(openProblemSchema),
  /** Who looked after the case when it was made; null where nobody was named. */
  staff: z.string().nullable(),
  files: z.int().nonnegative(),
  differences: z.array(packageDifferenceSchema),
});
export type FoundPackage = z.infer<typeof foundPackageSchema>;

/** A package, or many, looked through again. `foreign` are files that belong to no package. */
export const checkedPackageSchema = z.object({
  ok: z.boolean(),
  packages: z.array(foundPackageSchema),
  foreign: z.array(z.string()),
  /** One sentence why it could not be looked through at all; null where it could. */
  problem: z.string().nullable(),
});
export type CheckedPackage = z.infer<typeof checkedPackageSchema>;
