/** A field that the vault and the sheet state differently. */
export interface Difference<Values> {
  readonly field: keyof Values & string;
  readonly held: Values[keyof Values & string];
  readonly given: Values[keyof Values & string];
}

/** What the vault holds, completed from the sheet. */
export interface Reconciled<Values> {
  readonly values: Values;
  /** True when a blank was filled, so that the values have to be saved. */
  readonly filled: boolean;
  readonly differences: readonly Difference<Values>[];
}

/**
 * Completes what is held with what is given: blanks (null, empty lists) are filled, nothing else is changed.
 *
 * Fields that differ are listed instead. Text that differs only in letter case counts as equal where `sameText`
 * says so. Pure.
 */
export function reconcile<Values extends object>(
  held: Values,
  given: Values,
  fields: readonly (keyof Values & string)[],
  sameText: ReadonlySet<string> = new Set(),
): Reconciled<Values> {
  const values = { ...held };
  const differences: Difference<Values>[] = [];
  let filled = false;
  for (const field of fields) {
    if (isBlank(given[field])) continue;
    if (isBlank(held[field])) {
      values[field] = given[field];
      filled = true;
    } else if (!isSame(held[field], given[field], sameText.has(field))) {
      differences.push({ field, held: held[field], given: given[field] });
    }
  }
  return { values, filled, differences };
}

function isBlank(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function isSame(one: unknown, other: unknown, anyCase: boolean): boolean {
  if (anyCase && typeof one === 'string' && typeof other === 'string') return one.toUpperCase() === other.toUpperCase();
  return JSON.stringify(one) === JSON.stringify(other);
}
