/**
 * What is chosen in the case table, and where the keyboard stands.
 *
 * `active` is the row the arrow keys start from; `anchor` the row a range with Shift is drawn from. Numbers, not
 * positions: the table may be sorted or searched anew meanwhile.
 */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly active: string | null;
  readonly anchor: string | null;
}

export const nothingChosen: Selection = { chosen: new Set(), active: null, anchor: null };

/** The selection as far as it is among the rows shown: what nobody can see is not acted on. */
export function within(selection: Selection, numbers: readonly string[]): Selection {
  const shown = new Set(numbers);
  const keep = (number: string | null) => (number !== null && shown.has(number) ? number : null);
  return {
    chosen: selection.chosen.isSubsetOf(shown) ? selection.chosen : selection.chosen.intersection(shown),
    active: keep(selection.active),
    anchor: keep(selection.anchor),
  };
}

/** This row and no other. */
export function chooseOnly(number: string): Selection {
  return { chosen: new Set([number]), active: number, anchor: number };
}

/** One more row, or one less; the others stay. */
export function toggle({ chosen }: Selection, number: string): Selection {
  const others = new Set(chosen);
  if (!others.delete(number)) others.add(number);
  return { chosen: others, active: number, anchor: number };
}

/** Every row from the anchor to this one, and no other; without an anchor only this one. */
export function chooseRange({ anchor }: Selection, numbers: readonly string[], number: string): Selection {
  const from = anchor === null ? -1 : numbers.indexOf(anchor);
  const to = numbers.indexOf(number);
  if (from < 0 || to < 0) return chooseOnly(number);
  const chosen = new Set(numbers.slice(Math.min(from, to), Math.max(from, to) + 1));
  return { chosen, active: number, anchor };
}

/** Every row of `numbers`; the keyboard’s row and the anchor stay. */
export function chooseAll(selection: Selection, numbers: readonly string[]): Selection {
  return { ...selection, chosen: new Set(numbers) };
}

/** No row; the keyboard’s row stays, and choosing a range begins there. */
export function chooseNone(selection: Selection): Selection {
  return { ...selection, chosen: new Set(), anchor: selection.active };
}

/** A step of the keyboard: rows up or down, or to an end. */
export type Step = { readonly by: number } | { readonly to: 'start' | 'end' };

/**
 * Moves the keyboard's row, stopping at the ends; the first step enters at the first row.
 *
 * Moving alone leaves the chosen rows as they are; `extend` chooses from the anchor (or where the keyboard stood) on.
 */
export function moveBy(selection: Selection, numbers: readonly string[], step: Step, extend: boolean): Selection {
  const last = numbers.length - 1;
  const at = selection.active === null ? -1 : numbers.indexOf(selection.active);
  const wished = 'by' in step ? (at < 0 ? 0 : at + step.by) : step.to === 'start' ? 0 : last;
  const active = numbers[Math.min(Math.max(wished, 0), last)];
  if (active === undefined) return selection;
  if (!extend) return { ...selection, active, anchor: active };
  return chooseRange({ ...selection, anchor: selection.anchor ?? selection.active }, numbers, active);
}

/** The chosen rows in the order of the table: what an action works on, first things first. */
export function chosenInOrder({ chosen }: Selection, numbers: readonly string[]): string[] {
  return chosen.size === 0 ? [] : numbers.filter((number) => chosen.has(number));
}
