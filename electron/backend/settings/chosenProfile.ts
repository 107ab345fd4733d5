import type { RulePack, ScanProfile } from '#shared/rules/rulePack.ts';
import { type Strictness, strictnessSchema } from '#shared/rules/scanThresholds.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { ReadDatabase } from '../vault/sql.ts';
import { getSetting } from '../vault/store/settings.ts';

/** The profile cases are judged by until the office chooses another. */
export const usualProfile = 'wechat-default';

/** The setting that keeps the id of the chosen profile. */
export const profileSetting = 'profile';

/** The profile the office chose; the usual one when it chose none, or one that this rule pack no longer has. */
export function chosenProfile(db: ReadDatabase, pack: Pick<RulePack, 'scanProfiles'>): ScanProfile {
  const stored = getSetting(db, profileSetting);
  const id: unknown = stored === null ? null : JSON.parse(stored);
  return pack.scanProfiles.find((profile) => profile.id === id) ?? profileById(pack, usualProfile);
}

/** The setting that keeps how strictly pictures are looked at. */
export const strictnessSetting = 'strictness';

/** How strictly the office wants pictures looked at; 一般 when it never said. */
export function chosenStrictness(db: ReadDatabase): Strictness {
  const stored = getSetting(db, strictnessSetting);
  const known = strictnessSchema.safeParse(stored === null ? null : JSON.parse(stored));
  return known.success ? known.data : 'usual';
}
