import { setTimeout } from 'node:timers/promises';
import { DeskError } from '#shared/api/errors.ts';
import { isDue } from '#shared/backups/isDue.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import type { Desk } from '../desk.ts';
import { renewOwedBackups } from '../erasure/renewBackups.ts';
import { endOf } from '../jobs/endOf.ts';
import { listBackups } from '../vault/backups/backupFolder.ts';
import { pruneBackups } from '../vault/backups/pruneBackups.ts';
import { isAutomatic, placesOf } from './backupService.ts';

/** After opening, people want to work first. Milliseconds. */
const atFirst = 2 * 60_000;
/** A desk that stays open sees the next day come. */
const between = 60 * 60_000;

interface Keeping {
  readonly desk: Pick<Desk, 'vault' | 'now'>;
  /** Told why the last one failed, in Chinese; null once one went well. */
  readonly onTrouble: (trouble: string | null) => void;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Backs up once a day at each place while the vault is open, in pauses of the work; ends by the signal.
 *
 * A place that cannot be written is told of and tried again within the hour; the others are not kept waiting.
 */
export async function keepBackups({ desk, onTrouble, wait = pausing }: Keeping, signal: AbortSignal): Promise<void> {
  for (let pause = atFirst; ; pause = between) {
    await wait(pause, signal);
    if (signal.aborted) return;
    onTrouble(await backUpWhereDue(desk, signal));
  }
}

/** Null when every place that was due has its backup now. */
async function backUpWhereDue(desk: Keeping['desk'], signal: AbortSignal): Promise<string | null> {
  const vault = desk.vault();
  // A disk that was away when something was erased may be there now.
  await vault.tellErased().catch(() => []);
  if (signal.aborted) return null;
  const troubles = await renewOwedBackups(desk, vault, signal).catch((): string[] => []);
  if (signal.aborted) return null;
  if (!isAutomatic(vault)) return troubles.length > 0 ? troubles.join(' ') : null;
  for (const place of placesOf(vault)) {
    try {
      if (!isDue(await listBackups(place), chinaDay(desk.now()), vault.accessHead.life())) continue;
      await endOf(vault.backUp({ place, kind: 'automatic', now: desk.now(), signal }));
      await pruneBackups(place);
    } catch (error) {
      if (signal.aborted) return null;
      troubles.push(error instanceof DeskError ? error.message : `没能备份到：${place.dir}`);
    }
  }
  return troubles.length > 0 ? troubles.join(' ') : null;
}

function pausing(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  // Ends the waiting, and never keeps the program from ending.
  return setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}
