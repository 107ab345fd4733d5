import { z } from 'zod';
import { caseNumberSchema } from '../api/cases.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { recipeSchema } from '../scans/recipe.ts';
import { openProblemSchema, type PackageDifference } from './checkedPackage.ts';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** The name of the manifest within a package. */
export const manifestName = 'manifest.json';

/**
 * What is in a package: every file with its SHA-256, and of each copy which original it was made of.
 *
 * `override` is why somebody made it although something was still to be put right.
 */
export const manifestSchema = z.object({
  format: z.literal('beian-package'),
  version: z.literal(1),
  caseNumber: caseNumberSchema,
  profile: z.string(),
  madeAt: z.iso.datetime(),
  override: z.string().nullable(),
  /** What was still to be put right, one entry a problem; empty in older ones. */
  open: z.array(openProblemSchema).default([]),
  /** Who looked after the case then; null where nobody was named, and in older ones. */
  staff: z.string().nullable().default(null),
  /** What stands all over the copies; null where nothing does, and in older ones. */
  watermark: z.string().nullable().default(null),
  /** SHA-256 of everything the package was made of, to tell whether the case has changed since; null in older ones. */
  content: sha256Schema.nullable().default(null),
  files: z.array(
    z.object({
      name: z.string().min(1),
      bytes: z.int().nonnegative(),
      sha256: sha256Schema,
      /** Null for what is no copy of a scan: the field sheet, the payload. */
      copyOf: z
        .object({ slot: materialSlotIdSchema, sha256: sha256Schema, recipe: recipeSchema.nullable() })
        .nullable(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A file as it was found again. */
export interface FoundFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** How the files that are there differ from the manifest; empty when nothing does. The manifest itself is not looked at. Pure. */
export function compareWithManifest(manifest: Manifest, found: readonly FoundFile[]): PackageDifference[] {
  const byName = new Map(found.map((file) => [file.name, file]));
  const known = new Set(manifest.files.map(({ name }) => name));
  return [
    ...manifest.files.flatMap(({ name, bytes, sha256 }): PackageDifference[] => {
      const file = byName.get(name);
      if (!file) return [{ name, what: 'missing' }];
      return file.bytes === bytes && file.sha256 === sha256 ? [] : [{ name, what: 'changed' }];
    }),
    ...found
      .filter(({ name }) => name !== manifestName && !known.has(name))
      .map(({ name }): PackageDifference => ({ name, what: 'added' })),
  ];
}

/** The manifest in these bytes; null when they are none, or one of a format nobody here knows. Pure. */
export function readManifest(text: string): Manifest | null {
  try {
    const read = manifestSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
