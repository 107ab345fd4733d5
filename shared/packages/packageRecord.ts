import { z } from 'zod';

/** A manifest as the access log keeps it: whose, of when, and the SHA-256 of its bytes in hex. */
export interface MadeManifest {
  readonly caseNumber: string;
  /** ISO moment, as the manifest itself says it. */
  readonly madeAt: string;
  readonly sha256: string;
}

/**
 * What this vault knows of a manifest, which is not signed and says of itself what it likes.
 *
 * same: made here, byte for byte · different: what was made here at that moment for that case was another one · none: nothing was made
 * here for that case at that moment, so nobody can tell.
 */
export const packageRecordSchema = z.enum(['same', 'different', 'none']);
export type PackageRecord = z.infer<typeof packageRecordSchema>;

/** What a line of the access log of kind `package` is about. Pure. */
export function packageAbout({ caseNumber, madeAt, sha256 }: MadeManifest): string {
  return `${caseNumber} ${madeAt} ${sha256}`;
}

/** Compares a manifest with the lines that `packageAbout` made. Pure. */
export function recordOf(manifest: MadeManifest, abouts: ReadonlySet<string>): PackageRecord {
  const about = packageAbout(manifest);
  if (abouts.has(about)) return 'same';
  const moment = about.slice(0, -manifest.sha256.length);
  return [...abouts].some((each) => each.startsWith(moment)) ? 'different' : 'none';
}
