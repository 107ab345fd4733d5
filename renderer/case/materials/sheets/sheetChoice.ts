import type { CaseMaterial } from '#shared/api/cases.ts';
import type { SheetForm } from '#shared/api/sheets.ts';
import { type MaterialSlotId, materialSlot, materialSlots } from '#shared/filing/materialSlot.ts';
import { notFixable } from '#shared/scans/fixable.ts';

/** Both sides of the card of one human being. */
const cards: readonly (readonly [MaterialSlotId, MaterialSlotId])[] = [
  ['subjectPrincipalFront', 'subjectPrincipalBack'],
  ['appPrincipalFront', 'appPrincipalBack'],
  ['legalRepresentativeFront', 'legalRepresentativeBack'],
];

/** A picture that can stand on a sheet. */
export interface SheetOption {
  readonly scanId: number;
  readonly label: string;
}

/** Most pictures on one sheet. */
export const mostOn: Readonly<Record<SheetForm, number>> = { cardSheet: 2, collage: 9, single: 1 };

/** The pictures of a case, each once, in the order of the tiles; for a card sheet those of cards alone. Pure. */
export function sheetOptions(materials: readonly CaseMaterial[], form: SheetForm): SheetOption[] {
  const shown = new Set<number>();
  const order = new Map(materialSlots.map(({ id }, at) => [id, at]));
  const inOrder = materials.toSorted((one, other) => (order.get(one.slot) ?? 0) - (order.get(other.slot) ?? 0));
  return inOrder.flatMap(({ scanId, slot, facts, givenName, fix }) => {
    const { label, scanKind } = materialSlot(slot);
    const card = scanKind === 'personFront' || scanKind === 'personBack';
    if (shown.has(scanId) || (fix === null && notFixable(facts) !== null) || (form === 'cardSheet' && !card)) return [];
    shown.add(scanId);
    return [{ scanId, label: `${label} · ${givenName}` }];
  });
}

/** What is most likely wanted: both sides of the first card there is, or every picture as far as there is room. Pure. */
export function firstChoice(materials: readonly CaseMaterial[], form: SheetForm): number[] {
  if (form !== 'cardSheet')
    return sheetOptions(materials, form)
      .slice(0, mostOn[form])
      .map(({ scanId }) => scanId);
  const inSlot = (id: MaterialSlotId) => materials.find(({ slot }) => slot === id)?.scanId;
  const pairs = cards.map((pair) => pair.map(inSlot).filter((id) => id !== undefined));
  return pairs.toSorted((one, other) => other.length - one.length)[0] ?? [];
}
