import { z } from 'zod';
import type { EraseEvent } from '#shared/api/erasure.ts';
import { DeskError } from '#shared/api/errors.ts';
import { placesOf } from '../backups/backupService.ts';
import type { Desk } from '../desk.ts';
import { endOf } from '../jobs/endOf.ts';
import { followed } from '../jobs/followed.ts';
import type { BackupPlace } from '../vault/backups/backupFolder.ts';
import { backupsBefore, dropBackupsBefore } from '../vault/backups/dropBackups.ts';
import type { Vault } from '../vault/openVault.ts';
import { listErasures } from '../vault/store/erasures.ts';
import { getSetting, putSetting, removeSetting } from '../vault/store/settings.ts';
import { unwholeHeld } from './unwholeHeld.ts';

/** Backups that are to be renewed after an erasure: at which places, and since when. */
const owedSchema = z.object({ where: z.enum(['own', 'all']), since: z.iso.datetime() });
type Owed = z.infer<typeof owedSchema>;

const owedSetting = 'backups.owedRenewal';

/**
 * Notes, before anything is erased, that backups are to be renewed afterwards: a lock, a kill or a full disk between the two would
 * leave what was erased in the old ones for good. Answers with how to take that back where nothing was erased. Throws `cannotWrite`.
 */
export function oweRenewal({ db }: Vault, where: Owed['where'], now: Date): () => void {
  const before = getSetting(db, owedSetting);
  const owed = readOwed(before);
  const wish: Owed = { where: owed?.where === 'all' ? 'all' : where, since: now.toISOString() };
  putSetting(db, owedSetting, JSON.stringify(wish));
  return () => {
    if (before === null) removeSetting(db, owedSetting);
    else putSetting(db, owedSetting, before);
  };
}

/** At each place a new backup first, then the older ones go: nobody is left without one. What fails stays owed. */
export async function* renewBackups(
  desk: Pick<Desk, 'now'>,
  vault: Vault,
  where: Owed['where'],
  signal: AbortSignal | undefined,
): AsyncGenerator<EraseEvent, void, undefined> {
  let dropped = 0;
  let whole = true;
  const begun = desk.now().toISOString();
  const places = placesOf(vault);
  /** The folder of the new one, by its place. */
  const made = new Map<string, string>();
  for (const place of places.filter(isMeant(where))) {
    const now = desk.now();
    try {
      const { folder } = yield* followed(
        vault.backUp({ place, kind: 'automatic', now, signal }),
        (step): EraseEvent => ({ type: 'progress', ...step, label: place.dir }),
      );
      made.set(place.dir, folder);
      // What was made meanwhile by somebody else is younger than the erasure, too.
      dropped += await dropBackupsBefore(place, now.toISOString(), desk.now().toISOString(), folder);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      whole = false;
      yield { type: 'backupTrouble', message: `${error.message}${error.remedy}` };
    }
  }
  if (whole && readOwed(getSetting(vault.db, owedSetting))?.where === where) settle(vault);
  const left = await Promise.all(
    places.map(async (place) => {
      const count = await older(place, begun, desk.now(), made.get(place.dir) ?? null);
      return { place: place.dir, backups: count ?? 0 };
    }),
  );
  yield { type: 'backupsRenewed', dropped, left: left.filter(({ backups }) => backups > 0) };
}

/**
 * Renews what is still owed of an erasure that was cut short before its backups, where there is anything to renew; answers with
 * what went wrong, in Chinese. A place that is away stays owed.
 */
export async function renewOwedBackups(
  desk: Pick<Desk, 'now'>,
  vault: Vault,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const owed = readOwed(getSetting(vault.db, owedSetting));
  if (owed === null) return [];
  const troubles: string[] = [];
  let whole = true;
  // The wish comes first: where nothing was erased after all, the old backups are as good as ever.
  const erased = listErasures(vault.db).some(({ begunAt }) => begunAt >= owed.since);
  for (const place of erased ? placesOf(vault).filter(isMeant(owed.where)) : []) {
    const count = await older(place, owed.since, desk.now(), null);
    if (count === null) whole = false;
    if (count === null || count === 0) continue;
    const now = desk.now();
    try {
      const { folder } = await endOf(vault.backUp({ place, kind: 'automatic', now, signal }));
      await dropBackupsBefore(place, now.toISOString(), desk.now().toISOString(), folder);
    } catch (error) {
      signal?.throwIfAborted();
      whole = false;
      troubles.push(error instanceof DeskError ? error.message : `没能备份到：${place.dir}`);
    }
  }
  if (whole) settle(vault);
  return troubles;
}

/** A note that the disk refuses to take away is no failure of what was done: the next opening finds nothing left to renew. */
function settle({ db }: Vault): void {
  try {
    removeSetting(db, owedSetting);
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'cannotWrite')) throw error;
  }
}

function isMeant(where: Owed['where']): (place: BackupPlace) => boolean {
  return ({ files }) => where === 'all' || files === null;
}

function readOwed(kept: string | null): Owed | null {
  const read = owedSchema.safeParse(kept === null ? null : JSON.parse(kept));
  return read.success ? read.data : null;
}

/**
 * How many backups of a place were made before an ISO moment, or may have been, with those that have no record (any more); null where it
 * cannot be reached now.
 */
async function older(place: BackupPlace, moment: string, now: Date, made: string | null): Promise<number | null> {
  try {
    const old = await backupsBefore(place, moment, now.toISOString(), made);
    return old.length + (await unwholeHeld(place)).recordless;
  } catch {
    return null;
  }
}
