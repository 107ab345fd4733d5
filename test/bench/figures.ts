/** A figure against its goal; `ratio` 1 means just met. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly detail: string;
}

/** Milliseconds as a figure shows them. */
export function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

/** The middle one; 0 of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share of all lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
