import { DeskError } from '../api/errors.ts';
import type { ScanKind } from '../filing/materialSlot.ts';
import type { RulePack, ScanLimits, ScanProfile } from '../rules/rulePack.ts';

/** The profile with this id. Throws `profileMissing`, naming the known ones. */
export function profileById(pack: Pick<RulePack, 'scanProfiles'>, id: string): ScanProfile {
  const found = pack.scanProfiles.find((profile) => profile.id === id);
  if (!found) {
    const known = pack.scanProfiles.map((profile) => profile.id).join('、');
    throw new DeskError('profileMissing', { profile: id, known });
  }
  return found;
}

const noLimits: ScanLimits = {
  minBytes: null,
  maxBytes: null,
  warnAboveBytes: null,
  minWidth: null,
  minHeight: null,
  orientationFree: true,
};

/** What the profile demands of this kind of picture; no limits where its source states none. */
export function limitsFor(profile: ScanProfile, kind: ScanKind): ScanLimits {
  return profile.kinds[kind] ?? noLimits;
}
