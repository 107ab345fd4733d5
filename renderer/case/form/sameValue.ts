import type { FieldValue } from '#shared/api/caseEdits.ts';

/** True when two fields hold the same. Lists are compared in their order: it is part of the value. */
export function sameValue(one: FieldValue, other: FieldValue): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, index) => sameItem(item, other[index]));
}

type Item = Extract<FieldValue, readonly unknown[]>[number];

function sameItem(one: Item, other: Item | undefined): boolean {
  if (typeof one === 'number' || typeof other === 'number' || other === undefined) return one === other;
  return one.type === other.type && one.code === other.code && one.validUntil === other.validUntil;
}
