import type { z } from 'zod';
import type { EraseEvent, ErasurePreview, eraseInput, previewErasureInput } from '#shared/api/erasure.ts';
import { DeskError } from '#shared/api/errors.ts';
import { mayMiss } from '#shared/doctor/loss.ts';
import { olderBackups } from '#shared/erasure/olderBackups.ts';
import { noteAccess } from '../access/accessLog.ts';
import { placesOf } from '../backups/backupService.ts';
import type { Desk } from '../desk.ts';
import { forgetTray, openTray, proposedFor } from '../intake/tray.ts';
import { type BackupPlace, holdsBackups, listBackups } from '../vault/backups/backupFolder.ts';
import { previewErasedRows } from '../vault/erasure/eraseRows.ts';
import type { EraseWish } from '../vault/erasure/eraser.ts';
import { vaultLayout } from '../vault/layout.ts';
import { keptDatabases } from '../vault/salvage/keptDatabases.ts';
import { lossNotes } from '../vault/salvage/lossNotes.ts';
import { getBackupFolder } from '../vault/store/backupFolder.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { getErasure } from '../vault/store/erasures.ts';
import { getIntakeItems } from '../vault/store/intake.ts';
import { oweRenewal, renewBackups } from './renewBackups.ts';
import { closedCaseId } from './retention.ts';
import { unwholeHeld } from './unwholeHeld.ts';

/**
 * What erasing these cases, and things of the tray that were put aside, would take along and leave, and which backups keep it.
 *
 * Throws `caseMissing`, `caseUnclosed`, `recordMissing` for a thing that is not put aside (any more), `vaultLocked`.
 */
export async function previewErasure(desk: Desk, asked: z.infer<typeof previewErasureInput>): Promise<ErasurePreview> {
  const wish = await wishOf(desk, asked);
  const vault = desk.vault();
  const numbers = [...new Set(asked.numbers)];
  const cases = wish.caseIds.map((id, at) => ({
    number: numbers[at] ?? '',
    subjectName: loadApplication(vault.db, id).subject.name,
  }));
  const kept = await keptDatabases(vaultLayout(vault.dir));
  const notes = await lossNotes(vault);
  const preview = previewErasedRows(vault.db, { ...wish, now: desk.now(), keptDatabases: kept });
  const places = vault.backupPlaces();
  const lists = await Promise.all(places.map((place) => listBackups(place).catch(() => [])));
  const unwhole = await Promise.all(places.map((place) => unwholeAt(place).catch(() => 0)));
  const backups = olderBackups(lists, desk.today());
  const lasting = unwhole.reduce((sum, count) => sum + count, backups.lasting);
  const replaced = (await vault.replacedVaults()).map(({ dir, state }) => ({ folder: dir, told: state === 'there' }));
  const renewed = new Set(placesOf(vault).map(({ dir }) => dir));
  const others = await Promise.all(
    places
      .filter(({ dir }) => !renewed.has(dir))
      .map(async (place) => ({ place: place.dir, backups: await heldAt(place) })),
  );
  return {
    ...preview,
    cases,
    lastSourceOf: notes.flatMap(({ loss, kept: fate }) => (fate === 'there' && mayMiss(loss) ? [loss] : [])),
    backups: { ...backups, lasting },
    backupFolder: getBackupFolder(vault.db),
    otherPlaces: others.flatMap(({ place, backups: held }) => (held === 0 ? [] : [{ place, backups: held }])),
    replaced,
  };
}

async function unwholeAt(place: BackupPlace): Promise<number> {
  const { spoilt, recordless } = await unwholeHeld(place);
  return spoilt + recordless;
}

/** How many backups lie at a place; null where it cannot be seen now. One that was deleted has none. */
async function heldAt(place: BackupPlace): Promise<number | null> {
  try {
    if (!(await holdsBackups(place))) return 0;
    return (await listBackups(place)).length + (await unwholeAt(place));
  } catch {
    return null;
  }
}

/**
 * Erases closed cases for good, with everything no other case holds, and what was put aside in the tray, and keeps a receipt.
 * There is no way back.
 *
 * It can be cancelled until it begins. Those made before within the vault go as well, or the vault would remember; those
 * outside, and all where somebody says so, keep what was erased until they are deleted, here or by and by. One that is restored is erased again,
 * but for those of places that could not be told. Throws `caseMissing`, `caseUnclosed` for the first number, `recordMissing` for what is not put aside, and
 * erases nothing then, `vaultLocked`, `cannotWrite`.
 */
export async function* eraseCases(
  desk: Desk,
  { staff, renewBackups: where, ...asked }: z.infer<typeof eraseInput>,
  signal?: AbortSignal,
): AsyncGenerator<EraseEvent, void, undefined> {
  const vault = desk.vault();
  const { numbers } = asked;
  const total = numbers.length + asked.trayItems.length;
  yield { type: 'progress', done: 0, total, label: '' };
  signal?.throwIfAborted();
  const wish = await wishOf(desk, asked);
  noteAccess(desk, 'erase', numbers);
  const takeBack = where === 'none' ? null : oweRenewal(vault, where, desk.now());
  const { id, unfinished, untold } = await vault.erase({ ...wish, staff, now: desk.now() }).catch((error: unknown) => {
    takeBack?.();
    throw error;
  });
  desk.forgetErased();
  forgetTray(vault.db);
  const erasure = getErasure(vault.db, id);
  if (!erasure) throw new Error(`receipt ${id} vanished`);
  yield { type: 'progress', done: total, total, label: '' };
  const why = unfinished && `${unfinished.message}${unfinished.remedy}`;
  yield { type: 'erased', erasure, unfinished: why, untold: [...untold] };
  if (where !== 'none') yield* renewBackups(desk, vault, where, signal);
}

type ErasureWish = Pick<EraseWish, 'caseIds' | 'unowned'> &
  Required<Pick<EraseWish, 'trayItemIds' | 'proposedItemIds'>>;

/** What is meant, by id, with what waits in the tray and seems to belong into these cases. */
async function wishOf(
  desk: Desk,
  { numbers, trayItems, unowned }: z.infer<typeof previewErasureInput>,
): Promise<ErasureWish> {
  const meant = new Set(numbers);
  const tray = meant.size === 0 ? null : await openTray(desk);
  const { db } = desk.vault();
  const caseIds = [...meant].map((number) => closedCaseId(db, number));
  const trayItemIds = [...new Set(trayItems)];
  const aside = getIntakeItems(db, trayItemIds).filter(({ state }) => state === 'dismissed');
  if (aside.length < trayItemIds.length) throw new DeskError('recordMissing', { what: '放一边的文件' });
  return { caseIds, trayItemIds, unowned, proposedItemIds: tray === null ? [] : proposedFor(tray, meant) };
}
