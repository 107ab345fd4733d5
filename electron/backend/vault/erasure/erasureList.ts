import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { errorCode } from '../../diskErrors.ts';
import { writeAtomically } from '../atomicWrite.ts';

/** The name of the list in a vault, at a place of backups, and in every backup. */
export const erasureListName = 'erasures.json';

/** Marks of everything that was ever erased from one vault (markOf.ts). Nothing in it is secret. */
const listSchema = z.object({
  format: z.literal('beian-erasures'),
  version: z.literal(1),
  vault: z.string().regex(/^[0-9a-f]{32}$/),
  marks: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});

/**
 * The marks that a list of this vault holds; none where there is no such list.
 *
 * One that cannot be read counts as none rather than keeping a vault shut: others lie beside it, and the database has its own.
 */
export async function readErasureList(path: string, vault: string): Promise<string[]> {
  try {
    const parsed = listSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success && parsed.data.vault === vault ? parsed.data.marks : [];
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) !== null) return [];
    throw error;
  }
}

/** Adds marks to a list, durably; the file is left alone where it holds them all. Throws `cannotWrite`. */
export async function addToErasureList(path: string, vault: string, marks: Iterable<string>): Promise<void> {
  const held = new Set(await readErasureList(path, vault));
  const added = [...marks].filter((mark) => !held.has(mark));
  if (added.length === 0) return;
  const list: z.infer<typeof listSchema> = {
    format: 'beian-erasures',
    version: 1,
    vault,
    marks: [...held, ...added].toSorted(),
  };
  await writeAtomically(path, `${JSON.stringify(list)}\n`);
}
