import { DeskError } from '#shared/api/errors.ts';
import type { NewRules, RulesAbout } from '#shared/api/rules.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { titlesOf } from '#shared/rules/packFiles.ts';
import type { Desk } from '../desk.ts';
import { aboutRulePack } from './aboutRulePack.ts';
import { keptPacks, packPointer, shippedId } from './keptPacks.ts';
import { adopt, candidate } from './newRules.ts';
import { assertStill } from './previewRules.ts';
import { writePackArchive } from './writePackArchive.ts';

/** What the desk judges by at this moment, and which packs one can go back to. Works while the vault is locked, too. */
export function aboutRules(desk: Desk): RulesAbout {
  const { pack, id, damaged } = desk.packInUse();
  const db = openDatabase(desk);
  const { version, asOf } = desk.shipped.pack.manifest;
  const { inUse: chosen, before } = db ? packPointer(db) : { inUse: id, before: id };
  return {
    ...aboutRulePack(pack),
    inUse: id,
    chosen,
    damaged,
    before: before === chosen ? null : before,
    kept: [
      ...(db ? keptPacks(db) : []).map((kept) => ({
        id: kept.id,
        importedAt: kept.importedAt,
        version: kept.version,
        asOf: kept.asOf,
        ownTables: titlesOf(kept.files.keys()),
      })),
      { id: shippedId, importedAt: null, version, asOf, ownTables: [] },
    ],
  };
}

/**
 * Works by other rules from now on; the present ones stay and can be gone back to.
 *
 * The cases notice by themselves: what was judged by the old rules waits to be judged anew. Throws `rulePackRefused`,
 * `recordMissing`, `vaultLocked`, `cannotWrite`; then nothing has changed.
 */
export async function replaceRules(desk: Desk, wanted: NewRules): Promise<void> {
  const vault = desk.vault();
  const found = await candidate(desk, wanted);
  assertStill(desk, vault);
  adopt(desk, found);
}

/** The pack in use as a ZIP to edit and import again. */
export function exportRules(desk: Desk): UploadedFile {
  const { pack, files } = desk.packInUse();
  const bytes = new Uint8Array(writePackArchive(files));
  return new File([bytes], `规则包 ${pack.manifest.version}.zip`, { type: 'application/zip' });
}

function openDatabase(desk: Desk) {
  try {
    return desk.vault().db;
  } catch (error) {
    if (error instanceof DeskError && error.code === 'vaultLocked') return null;
    throw error;
  }
}
