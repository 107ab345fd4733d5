import type { FilingType } from './filingCase.ts';
import type { MaterialSlotId } from './materialSlot.ts';
import type { Stage } from './stage.ts';

/** Filings that are started from one that is done. */
export const followUpTypes = ['change', 'cancel'] as const satisfies readonly FilingType[];
export type FollowUpType = (typeof followUpTypes)[number];

/** Only what is filed can be changed or cancelled, and nothing after its cancellation. */
export function canBeFollowed({
  stage,
  filingType,
  cancelled,
}: {
  readonly stage: Stage;
  readonly filingType: FilingType;
  readonly cancelled: boolean;
}): boolean {
  return stage === 'done' && filingType !== 'cancel' && !cancelled;
}

/**
 * Papers a change takes over from the filing before it: certificates and permits, not letters, which are signed anew.
 *
 * A cancellation hands in none.
 */
const lasting: readonly MaterialSlotId[] = [
  'subjectCertificate',
  'subjectPrincipalFront',
  'subjectPrincipalBack',
  'appPrincipalFront',
  'appPrincipalBack',
  'legalRepresentativeFront',
  'legalRepresentativeBack',
  'residencePermit',
  'preapproval',
];

/**
 * The slots whose papers a new filing of this type takes over from the filing before it: the lasting ones for a
 * change, none for a cancellation.
 */
export function carriedSlots(type: FollowUpType): readonly MaterialSlotId[] {
  return type === 'change' ? lasting : [];
}
