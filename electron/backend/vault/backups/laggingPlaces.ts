import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { type Lag, type LaggingPlace, lagSchema } from '#shared/vault/laggingPlace.ts';
import { secretKindSchema } from '#shared/vault/secretKind.ts';
import { asDiskError } from '../../diskErrors.ts';
import { readErasureList } from '../erasure/erasureList.ts';
import type { VaultLayout } from '../layout.ts';
import { seeSlot } from '../ownSlots.ts';
import { slotFile } from '../slotFile.ts';
import { type ReadDatabase, vaultOf } from '../sql.ts';
import { backupMoments } from '../store/backupPlaces.ts';
import { listErasedMarks } from '../store/erasures.ts';
import { placeLags } from '../store/placeLags.ts';
import { readRecordAt } from '../vaultRecord.ts';
import { hashOfSlot } from '../writtenSlots.ts';
import { type BackupPlace, holdsBackups, listBackups } from './backupFolder.ts';
import { readBackupRecord } from './backupRecord.ts';
import { badSlotsOf } from './backupSlots.ts';
import { heardOf } from './otherKeys.ts';

/**
 * Places outside the vault whose backups open with an older passphrase or recovery code, or with one the vault has never heard of, or do not
 * know what was erased. What can be
 * reached is looked at; of the others what was noted when they could not follow. Changes nothing. Throws `vaultLocked`.
 */
export async function laggingPlaces(
  db: ReadDatabase,
  layout: VaultLayout,
  places: readonly BackupPlace[],
): Promise<LaggingPlace[]> {
  const [noted, moments, marks] = [placeLags(db), backupMoments(db), listErasedMarks(db)];
  const lagging: LaggingPlace[] = [];
  for (const place of places) {
    if (place.files === null) continue;
    const seen = await lookAt(place, layout, db, marks);
    const what = seen ?? noted[place.dir] ?? [];
    const [folder, reachable] = [place.dir, seen !== null];
    if (what.length > 0) lagging.push({ folder, what: [...what], reachable, lastBackup: moments[folder] ?? null });
  }
  return lagging;
}

const otherLag = { passphrase: 'otherPassphrase', recovery: 'otherRecovery' } as const;

/** What the backups of a place lack; null where it cannot be looked at now. One that was deleted lacks nothing. */
async function lookAt(
  place: BackupPlace,
  layout: VaultLayout,
  db: ReadDatabase,
  marks: readonly string[],
): Promise<Lag[] | null> {
  const vault = vaultOf(db);
  try {
    if (!(await holdsBackups(place))) return [];
    const backups = await listBackups(place);
    const found = new Set<Lag>();
    const lists = [place.dir, ...backups.map(({ folder }) => folder)];
    for (const list of backups.length > 0 && marks.length > 0 ? lists : []) {
      const told = new Set((await readErasureList(list, vault)).marks);
      if (marks.some((mark) => !told.has(mark))) found.add('erased');
    }
    for (const kind of secretKindSchema.options) {
      const { state, bytes } = await seeSlot(layout.dir, kind);
      // Backups keep the good one of a spoilt key file, and are not behind by that.
      if (state !== 'whole' || bytes === null) continue;
      const heard = await heardOf(db, layout, kind);
      for (const { folder } of backups) {
        if ((await readRecordAt(join(folder, 'vault.json')))?.id !== vault) continue;
        const copy = await readFile(join(folder, slotFile(kind))).catch(() => null);
        if (copy === null || copy.equals(bytes)) continue;
        const record = await readBackupRecord(folder).catch(() => null);
        const isOther = !heard.has(hashOfSlot(copy)) && !(await badSlotsOf(folder, record)).includes(kind);
        found.add(isOther ? otherLag[kind] : kind);
      }
    }
    return lagSchema.options.filter((each) => found.has(each));
  } catch (error) {
    if (asDiskError(error, place.dir) instanceof DeskError) return null;
    throw error;
  }
}
