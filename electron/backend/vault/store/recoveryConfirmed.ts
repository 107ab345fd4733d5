import { DeskError } from '#shared/api/errors.ts';
import type { ReadDatabase, WriteDatabase } from '../sql.ts';
import { unlessDamaged } from '../unlessDamaged.ts';
import { getSetting, putSetting } from './settings.ts';

/** Name of the row in `settings`. */
const name = 'vault.recoveryConfirmed';

/** True once somebody has typed the recovery code back; a vault that does not say so counts as not confirmed. */
export function isRecoveryConfirmed(db: ReadDatabase): boolean {
  return getSetting(db, name) === 'true';
}

/** The same; where a broken page keeps that from being known, it is not confirmed. */
export function isKnownConfirmed(db: ReadDatabase): boolean {
  return unlessDamaged(() => isRecoveryConfirmed(db), false);
}

/** Records whether the recovery code has been typed back; a new code starts as not confirmed. */
export function setRecoveryConfirmed(db: WriteDatabase, confirmed: boolean): void {
  putSetting(db, name, JSON.stringify(confirmed));
}

/** Whoever has just opened the vault with the recovery code has it: nobody is to be asked to check it. A disk that refuses the note is no matter. */
export function noteRecovered(db: WriteDatabase): void {
  try {
    if (!isRecoveryConfirmed(db)) setRecoveryConfirmed(db, true);
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'cannotWrite')) throw error;
  }
}
