/** One call that puts back what some cases held. */
export interface PutBack {
  readonly numbers: string[];
  readonly value: string | null;
}

/** The calls that undo a change of many cases: one for each value that stood there before. */
export function putBack(changed: readonly { readonly number: string; readonly before: string | null }[]): PutBack[] {
  return [...Map.groupBy(changed, ({ before }) => before)].map(([value, cases]) => ({
    value,
    numbers: cases.map(({ number }) => number),
  }));
}
