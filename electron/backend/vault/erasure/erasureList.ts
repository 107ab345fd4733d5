import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { errorCode } from '../../diskErrors.ts';
import { writeAtomically } from '../atomicWrite.ts';

/**
 * The list in the folder of a vault, of a place of backups and of every backup is what all of these files say together: two vaults, or two
 * computers, may share a place, and who wrote over a file would take along what another had just added. Lists of before are one `erasures.json`.
 */
const partName = /^erasures(?:-[0-9a-f]{16})?\.json$/;

/** Marks of everything that was ever erased from one vault (markOf.ts). Nothing in it is secret. */
const listSchema = z.object({
  format: z.literal('beian-erasures'),
  version: z.literal(1),
  vault: z.string().regex(/^[0-9a-f]{32}$/),
  marks: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});

/** What a folder tells of one vault. `isBroken` where a list is there and tells nothing: there is no empty one. */
export interface ErasureList {
  readonly marks: string[];
  readonly isBroken: boolean;
}

/**
 * The marks that the list of this vault in a folder holds; none where there is no such list.
 *
 * What cannot be read counts as none rather than keeping a vault shut: others lie beside it, and the database has its own.
 */
export async function readErasureList(folder: string, vault: string): Promise<ErasureList> {
  const { marks, found } = await readParts(folder, vault);
  return { marks: [...marks], isBroken: found && marks.size === 0 };
}

/**
 * Adds marks to the list in a folder, durably; nothing is written where it holds them all. Throws `cannotWrite`.
 *
 * All of it goes into a file of a new name, then the files go that were read into it: whatever another adds meanwhile has a name of its own.
 */
export async function addToErasureList(folder: string, vault: string, marks: Iterable<string>): Promise<void> {
  const { marks: held, outdated } = await readParts(folder, vault);
  const added = [...marks].filter((mark) => !held.has(mark));
  if (added.length === 0) return;
  const list: z.infer<typeof listSchema> = {
    format: 'beian-erasures',
    version: 1,
    vault,
    marks: [...new Set([...held, ...added])].toSorted(),
  };
  await writeAtomically(join(folder, `erasures-${randomBytes(8).toString('hex')}.json`), `${JSON.stringify(list)}\n`);
  // One that stays says nothing that is not in the new one, and goes with the next.
  for (const name of outdated) await rm(join(folder, name), { force: true }).catch(() => undefined);
}

/** The names of a folder that belong to such a list; none where it cannot be looked into. */
export async function erasureListNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) !== null) return [];
    throw error;
  });
  return names.filter((name) => partName.test(name)).toSorted();
}

interface Parts {
  readonly marks: ReadonlySet<string>;
  /** Whether any file of a list is there, of whatever vault and in whatever state. */
  readonly found: boolean;
  /** Files that a new one with all marks stands for: those of this vault that were read, and those that are spoilt. */
  readonly outdated: readonly string[];
}

async function readParts(folder: string, vault: string): Promise<Parts> {
  const marks = new Set<string>();
  let before: string[] | null = null;
  for (;;) {
    const names = await erasureListNames(folder);
    const outdated: string[] = [];
    let isGone = false;
    for (const name of names) {
      const part = await readPart(join(folder, name));
      if (part === 'gone') isGone = true;
      if (part === 'spoilt') outdated.push(name);
      if (typeof part === 'string' || part.vault !== vault) continue;
      outdated.push(name);
      for (const mark of part.marks) marks.add(mark);
    }
    // One that another has put into a new file meanwhile is to be read there. A name that leads nowhere stays as it is.
    if (!isGone || isDeepStrictEqual(names, before)) return { marks, found: names.length > 0, outdated };
    before = names;
  }
}

async function readPart(path: string): Promise<z.infer<typeof listSchema> | 'gone' | 'spoilt' | 'unread'> {
  try {
    const parsed = listSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : 'spoilt';
  } catch (error) {
    if (error instanceof SyntaxError) return 'spoilt';
    const code = errorCode(error);
    if (code === null) throw error;
    return code === 'ENOENT' ? 'gone' : 'unread';
  }
}
