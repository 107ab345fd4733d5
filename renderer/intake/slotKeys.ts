import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';

/** The slots on the keys 1 to 9: always the same, so that fingers learn them. */
export const slotKeys: readonly MaterialSlotId[] = [
  'subjectCertificate',
  'subjectPrincipalFront',
  'subjectPrincipalBack',
  'appPrincipalFront',
  'appPrincipalBack',
  'subjectPrincipalLetter',
  'appPrincipalLetter',
  'preapproval',
  'subjectOther',
];

/** The slot a key stands for; null for any other key. Pure. */
export function slotOfKey(key: string): MaterialSlotId | null {
  return /^[1-9]$/.test(key) ? (slotKeys[Number(key) - 1] ?? null) : null;
}

/** Slots in words, one after the other. Pure. */
export function slotNames(slots: readonly MaterialSlotId[]): string {
  return slots.map((slot) => materialSlot(slot).label).join('、');
}
