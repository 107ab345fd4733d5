import type { RulePack } from './rulePack.ts';

/** The official id of the 居民身份证, which nearly everybody has; null where the pack knows none. */
export function residentIdType({ certificateTypes }: Pick<RulePack, 'certificateTypes'>): number | null {
  const row = certificateTypes.find(({ forPerson, numberKind }) => forPerson && numberKind === 'resident-id');
  return row?.id ?? null;
}
