import { noPreapproval, type Preapproval } from '#shared/filing/miniProgram.ts';

/** One thing that is typed about an item. What is typed there is kept by this name, wherever the item stands. */
export type PreapprovalPart = `${number}.${'code' | 'validUntil'}`;

/** What is typed about an item. */
export function partsOf(type: number): readonly [code: PreapprovalPart, validUntil: PreapprovalPart] {
  return [`${type}.code`, `${type}.validUntil`];
}

/** The item that something is typed about. */
export function itemOfPart(part: string): number {
  return Number(part.split('.')[0]);
}

const empty = { code: null, validUntil: null };

/** True when it is said that nothing applies. */
export function saysNone(list: readonly Preapproval[]): boolean {
  return list.some(({ type }) => type === noPreapproval);
}

/** Says that nothing applies, which excludes every item; or takes that back. */
export function withNone(list: readonly Preapproval[], none: boolean): Preapproval[] {
  return none ? [{ type: noPreapproval, ...empty }] : list.filter(({ type }) => type !== noPreapproval);
}

/** Adds an item; that nothing applies is no longer said. An item that is there already stays as it is. */
export function withItem(list: readonly Preapproval[], type: number): Preapproval[] {
  const items = withNone(list, false);
  return items.some((item) => item.type === type) ? items : [...items, { type, ...empty }];
}

/** Changes one item, by its place. */
export function withItemAt(list: readonly Preapproval[], index: number, change: Partial<Preapproval>): Preapproval[] {
  return list.map((item, at) => (at === index ? { ...item, ...change } : item));
}

/** Takes one item out, by its place. */
export function withoutItemAt(list: readonly Preapproval[], index: number): Preapproval[] {
  return list.filter((_, at) => at !== index);
}
