import { DeskError } from '#shared/api/errors.ts';
import type { NewRules } from '#shared/api/rules.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { Desk } from '../desk.ts';
import { checkRulePack, sayProblems } from './checkRulePack.ts';
import { choosePack, keepPack, keptPack, shippedId } from './keptPacks.ts';
import { refused } from './packContents.ts';
import { differing, type PackFiles, withReplaced } from './packFiles.ts';
import { readPackArchive } from './readPackArchive.ts';

/** A pack that could be used instead of the present one. */
export interface Candidate {
  readonly pack: RulePack;
  /** What it says otherwise than the shipped one. */
  readonly files: PackFiles;
  /** Of a pack that is kept already, or the shipped one. */
  readonly id: number | null;
}

/**
 * The pack somebody wants to use: files over the present one, one that was used before, or the shipped one.
 *
 * Checked like the one we ship, so that nothing can be replaced by what does not hold together. Throws
 * `rulePackRefused`, `recordMissing`, and when it is called off.
 */
export async function candidate(desk: Desk, wanted: NewRules, signal?: AbortSignal): Promise<Candidate> {
  const { shipped } = desk;
  if (wanted.from === 'kept') {
    if (wanted.id === shippedId) return { pack: shipped.pack, files: new Map(), id: shippedId };
    const kept = keptPack(desk.vault().db, wanted.id);
    if (!kept) throw new DeskError('recordMissing', { what: '那份规则包' });
    return { pack: checked(withReplaced(shipped.files, kept.files)), files: kept.files, id: kept.id };
  }
  const given = await readPackArchive(desk.pool, wanted.files, new Set(shipped.files.keys()), { signal });
  const files = new Map([...desk.packInUse().files, ...given]);
  const pack = checked(withReplaced(shipped.files, files));
  assertKnownRules(pack, shipped.pack);
  const own = differing(files, shipped.files);
  return { pack, files: own, id: own.size === 0 ? shippedId : null };
}

/** Uses it from now on; the one before stays. Throws `cannotWrite`, `vaultLocked`. */
export function adopt(desk: Desk, { pack, files, id }: Candidate): void {
  const { db } = desk.vault();
  if (id !== null) choosePack(db, id);
  else if (!sameFiles(files, differing(desk.packInUse().files, desk.shipped.files))) {
    const { version, asOf } = pack.manifest;
    keepPack(db, { importedAt: desk.now().toISOString(), version, asOf, files });
  }
  desk.forgetPack();
}

function sameFiles(one: PackFiles, other: PackFiles): boolean {
  return one.size === other.size && differing(one, other).size === 0;
}

function checked(files: PackFiles): RulePack {
  const found = checkRulePack(files);
  if ('problems' in found) throw refused(sayProblems(found.problems));
  return found.pack;
}

/** Rules are applied by the program: a row for one it does not have would look as if it did something. */
function assertKnownRules(pack: RulePack, shipped: RulePack): void {
  const known = new Set(shipped.rules.map(({ id }) => id));
  const strange = pack.rules.filter(({ id }) => !known.has(id)).map(({ id }) => `程序里没有规则 ${id}`);
  if (strange.length > 0) throw refused(sayProblems(strange));
}
