import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { preferenceValueSchema, type rememberInput, type Settings, settingsSchema } from '#shared/api/settings.ts';
import type { Strictness } from '#shared/rules/scanThresholds.ts';
import { profileById } from '#shared/scans/profile.ts';
import { usualLockAfter } from '#shared/vault/idleLock.ts';
import type { Desk } from '../desk.ts';
import { type ReadDatabase, transaction } from '../vault/sql.ts';
import { countSettings, getSetting, listSettings, putSetting } from '../vault/store/settings.ts';
import { unlessDamaged } from '../vault/unlessDamaged.ts';
import { chosenProfile, chosenStrictness, profileSetting, strictnessSetting, usualProfile } from './chosenProfile.ts';

const lockAfterSetting = 'lockAfter';
type LockAfter = Settings['lockAfter'];

const preferencePrefix = 'preference.';

/** Bounds what a renderer can pile up in the vault. */
const mostPreferences = 200;

/** The profile cases are judged by, how strictly, and every preference; the usual ones where a broken page keeps them from being read. Throws `vaultLocked`. */
export function getSettings(desk: Desk): Settings {
  const { db } = desk.vault();
  const preferences = unlessDamaged(() => listSettings(db, preferencePrefix), []).map(
    ({ name, value }) => [name.slice(preferencePrefix.length), preferenceValueSchema.parse(JSON.parse(value))] as const,
  );
  return {
    profile: unlessDamaged(() => chosenProfile(db, desk.pack).id, usualProfile),
    strictness: unlessDamaged(() => chosenStrictness(db), 'usual'),
    lockAfter: chosenLockAfter(db),
    preferences: Object.fromEntries(preferences),
  };
}

/** Chooses the profile cases are judged by. Throws `profileMissing`, `vaultLocked`. */
export function setProfile(desk: Desk, id: string): void {
  putSetting(desk.vault().db, profileSetting, JSON.stringify(profileById(desk.pack, id).id));
}

/** Chooses how strictly pictures in cases are looked at. Throws `vaultLocked`. */
export function setStrictness(desk: Desk, strictness: Strictness): void {
  putSetting(desk.vault().db, strictnessSetting, JSON.stringify(strictness));
}

/** Chooses after how many minutes without anybody the vault is locked. Throws `vaultLocked`. */
export function setLockAfter(desk: Desk, minutes: LockAfter): void {
  putSetting(desk.vault().db, lockAfterSetting, JSON.stringify(minutes));
  desk.watch.act();
}

/** After how many minutes without anybody a vault is locked; null when it never is. */
export function chosenLockAfter(db: ReadDatabase): LockAfter {
  const stored = unlessDamaged(() => getSetting(db, lockAfterSetting), null);
  return stored === null ? usualLockAfter : settingsSchema.shape.lockAfter.parse(JSON.parse(stored));
}

/** Remembers a preference in place of what was remembered under its key. Throws `badInput` when there are too many. */
export function remember(desk: Desk, { key, value }: z.infer<typeof rememberInput>): void {
  const { db } = desk.vault();
  const name = `${preferencePrefix}${key}`;
  transaction(db, () => {
    if (getSetting(db, name) === null && countSettings(db, preferencePrefix) >= mostPreferences) {
      throw new DeskError('badInput', { detail: `界面习惯最多记住 ${mostPreferences} 项` });
    }
    putSetting(db, name, JSON.stringify(value));
  });
}
