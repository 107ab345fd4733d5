import type { OpenedCase } from '#shared/api/cases.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { isEarlier } from '#shared/filing/stage.ts';
import { blockingOfCase } from '#shared/packages/blocking.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { profileById } from '#shared/scans/profile.ts';
import { openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { chosenProfile } from '../settings/chosenProfile.ts';

/** A case, and what keeps a package for one platform from being made of it. */
export interface JudgedForPackage {
  readonly opened: OpenedCase;
  /** Open 必改 that no copy puts right. */
  readonly blocking: readonly Finding[];
  /** What somebody stands by. */
  readonly overridden: readonly Finding[];
}

/**
 * Judges a case for a package, its pictures by the platform of the package: what another one would refuse is no matter of
 * it. Nothing blocks that fitting a copy puts right by itself. Throws `caseMissing`, `caseRemoved`, `vaultLocked`.
 */
export function judgeForPackage(desk: Desk, caseNumber: string, profile: ScanProfile): JudgedForPackage {
  const opened = openCase(desk, caseNumber);
  const isChosen = profile.id === chosenProfile(desk.vault().db, desk.pack).id;
  const { findings, overridden } = isChosen ? opened : openCase(desk, caseNumber, profile);
  return { opened, blocking: blockingOfCase(findings), overridden: overridden.map(({ finding }) => finding) };
}

/**
 * The cases that were not handed in yet and of which a package for this platform can be made, by number; whether each
 * copy can be fitted shows when it is made.
 *
 * It is the decision `planPackage` takes, so that none of them is refused for what was known. Throws `profileMissing`,
 * `vaultLocked`.
 */
export async function readyCases(desk: Desk, profileId: string, signal?: AbortSignal): Promise<{ cases: string[] }> {
  const profile = profileById(desk.pack, profileId);
  const { entries } = desk.caseIndex().current();
  const ready: string[] = [];
  for (const { number, stage } of entries) {
    if (!isEarlier(stage, 'platformReview')) continue;
    if (judgeForPackage(desk, number, profile).blocking.length === 0) ready.push(number);
    // Others want to be answered meanwhile.
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  }
  return { cases: ready.toSorted() };
}
