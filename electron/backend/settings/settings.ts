import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { preferenceValueSchema, type rememberInput, type Settings } from '#shared/api/settings.ts';
import type { Strictness } from '#shared/rules/scanThresholds.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { countSettings, getSetting, listSettings, putSetting } from '../vault/store/settings.ts';
import { chosenProfile, chosenStrictness, profileSetting, strictnessSetting } from './chosenProfile.ts';

const preferencePrefix = 'preference.';

/** Bounds what a renderer can pile up in the vault. */
const mostPreferences = 200;

/** The profile cases are judged by, how strictly, and every preference. Throws `vaultLocked`. */
export function getSettings(desk: Desk): Settings {
  const { db } = desk.vault();
  const preferences = listSettings(db, preferencePrefix).map(
    ({ name, value }) => [name.slice(preferencePrefix.length), preferenceValueSchema.parse(JSON.parse(value))] as const,
  );
  return {
    profile: chosenProfile(db, desk.pack).id,
    strictness: chosenStrictness(db),
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
