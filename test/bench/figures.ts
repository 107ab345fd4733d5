/** A figure against its goal; `ratio` 1 means just met. */
export interface Figure {
  readonly name: string;
  /** Not a number where it could not be measured. */
  readonly ratio: number;
  readonly detail: string;
  /** Where the goal is one that is to be met: missed on a quiet machine, the bench ends with 1. */
  readonly isLimit?: boolean;
}

/** What is said of limits that were missed: each, or why that says nothing here; null where all were met. Pure. */
export function sayMissed(figures: readonly Figure[], notQuiet: string | null): string | null {
  const missed = figures.filter(({ isLimit, ratio }) => isLimit === true && ratio > 1);
  if (missed.length === 0) return null;
  const names = missed.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`).join('; ');
  return notQuiet === null
    ? `不达标：本机空闲时测得，没有达到规定的限度（limits missed on a quiet machine）：${names}`
    : `limits missed, which says nothing here: ${notQuiet}: ${names}`;
}

/** What is said of limits that nobody could measure, on whatever machine: each; null where all were measured. Pure. */
export function sayUnmeasured(figures: readonly Figure[]): string | null {
  const unmeasured = figures.filter(({ isLimit, ratio }) => isLimit === true && Number.isNaN(ratio));
  if (unmeasured.length === 0) return null;
  return `不达标：有限度没有测（limits not measured）：${unmeasured.map(({ name }) => name).join('; ')}`;
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
