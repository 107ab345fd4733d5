import { editableFieldSchema } from '#shared/api/caseEdits.ts';
import type { Rejection } from '#shared/api/caseHistory.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { officialFieldAt } from '#shared/filing/officialFields.ts';
import { isSlot, type NewOwnRule, type OwnRulePlace, ownRulePlaceSchema } from '#shared/rules/ownRules.ts';

/** A rule while it is decided upon; the field may still be open. */
export type ProposedRule = Omit<NewOwnRule, 'field'> & { readonly field: OwnRulePlace | null };

/** Longest text a rule's message can be. */
const mostOfMessage = 500;

/** The rule a reason suggests: its field, its province, the words it puts in quotes, and what the platform said. */
export function proposedRule(
  { where, error, suggest }: Pick<Rejection['reasons'][number], 'where' | 'error' | 'suggest'>,
  province: string | null,
): ProposedRule {
  const place = where === null ? null : placeOfPath(where);
  const words = [...error.matchAll(/[“"\u300c\u300e]([^”"\u300d\u300f\n]{1,50})[”"\u300d\u300f]/gu)].map((match) =>
    (match[1] ?? '').trim(),
  );
  const message = suggest === null ? error : `${error}；平台建议：${suggest}`;
  return {
    province,
    field: place,
    words: place !== null && isSlot(place) ? [] : [...new Set(words.filter((word) => word !== ''))].slice(0, 20),
    message: [...`曾被驳回：${message}`].slice(0, mostOfMessage).join(''),
  };
}

function placeOfPath(where: string): OwnRulePlace | null {
  const field = (officialFieldAt(where)?.field ?? where).replace(/\[.*$/u, '');
  return ownRulePlaceSchema.safeParse(field).data ?? null;
}

/** Every place a rule can be about, as the screen calls it. */
export function rulePlaces(): { readonly value: OwnRulePlace; readonly label: string }[] {
  return [
    ...editableFieldSchema.options.map((value) => ({ value, label: fieldLabel(value) })),
    ...materialSlots.map(({ id, label }) => ({ value: `materials.${id}` as const, label: `材料：${label}` })),
  ];
}
