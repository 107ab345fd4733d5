import { describe, expect, it } from 'vitest';
import { rulePackSchema } from '#shared/rules/rulePack.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

/** Tables whose numbers are limits; elsewhere numbers are ids. */
const limited = ['timelines', 'quotas', 'scanProfiles', 'scanThresholds', 'copyLimits', 'provinces', 'limits'] as const;

/** Paths to all numbers of a value. */
function numbersIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => numbersIn(below, [...path, key]));
}

/** A table as JSON has it. */
interface Tree {
  [key: string]: unknown;
}

/** A copy with another number at the path. */
function withNumber(value: unknown, path: readonly string[], number: number): unknown {
  const copy = structuredClone(value) as Tree;
  const holder = path.slice(0, -1).reduce((at, key) => at[key] as Tree, copy);
  holder[path.at(-1) ?? ''] = number;
  return copy;
}

describe.each(limited)('the numbers of %s', (table) => {
  const paths = numbersIn(shippedPack[table]);
  const reads = (path: readonly string[], number: number) =>
    rulePackSchema.shape[table].safeParse(withNumber(shippedPack[table], path, number)).success;

  it('are there, and as shipped they are read', () => {
    expect(paths.length).toBeGreaterThan(0);
    expect(rulePackSchema.shape[table].safeParse(shippedPack[table]).success).toBe(true);
  });

  it('have an end each', () => {
    for (const path of paths)
      for (const number of [1e12, 1e10, -1]) expect(reads(path, number), path.join('.')).toBe(false);
  });
});

it.each([
  ['bureauReviewWorkdays', 1000, 1001],
  ['platformReviewWorkdays', 1000, 1001],
  ['smsHours', 10_000, 10_001],
  ['faceHours', 10_000, 10_001],
] as const)('%s may be %i, not %i', (key, most, tooMany) => {
  const reads = (number: number) =>
    rulePackSchema.shape.timelines.safeParse(withNumber(shippedPack.timelines, [key, 'value'], number)).success;
  expect(reads(most)).toBe(true);
  expect(reads(tooMany)).toBe(false);
});

it('one paper is not wanted a thousand times', () => {
  const [demand] = shippedPack.paperDemands;
  const reads = (count: number) => rulePackSchema.shape.paperDemands.safeParse([{ ...demand, count }]).success;
  expect(reads(100)).toBe(true);
  expect(reads(101)).toBe(false);
});
