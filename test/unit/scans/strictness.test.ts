import { describe, expect, it } from 'vitest';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { strictnessSchema, thresholdsFor } from '#shared/rules/scanThresholds.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { type Check, checks, type Limit } from '#test/support/limitChecks.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { goodAppearance, goodFacts, testProfile } from '#test/support/scans.ts';

const rulebook = rulebookOf(shippedPack);

/** Whether a check speaks up at a value, under each strictness. */
function told({ rule, graver, kind = 'subjectCertificate', seen }: Check, value: number): boolean[] {
  const { facts, appearance } = seen(value);
  const judged = {
    ...goodFacts,
    sharpness: 2000,
    appearance: appearance === null ? null : { ...goodAppearance, ...appearance },
    ...facts,
  };
  return strictnessSchema.options.map((strictness) => {
    const thresholds = thresholdsFor(shippedPack.scanThresholds, strictness);
    const found = judgeScan(judged, { profile: testProfile, kind, thresholds }, rulebook).filter(
      (each) => each.rule === rule,
    );
    if (graver === undefined) return found.length > 0;
    return found.some(({ weight, message }) => (graver === 'must' ? weight === 'must' : graver.test(message)));
  });
}

describe('宽松, 一般 and 严格 change every check of a picture', () => {
  it.each(checks)('$limit of $rule', (check) => {
    const [loose = 0, usual = 0, strict = 0] = strictnessSchema.options.map(
      (each) => thresholdsFor(shippedPack.scanThresholds, each)[check.limit] as number,
    );
    expect(told(check, (usual + strict) / 2)).toEqual([false, false, true]);
    expect(told(check, (loose + usual) / 2)).toEqual([false, true, true]);
  });
});

/** Numbers of the pack that are no limit of a check by themselves: what counts as one thing, or decides what is proposed. */
const others: readonly Limit[] = [
  'brightnessGlare',
  // No paper is found that is less clear than the usual limit; only 宽松 can ask for more.
  'documentSure',
  'nearShape',
  'paperEdgeLeast',
  'paperEdgeClear',
  'mixedPart',
  'mixedPartApart',
  'mixedShadow',
  'steadyShadow',
  'printedAround',
  'fixCertain',
  'straightTilt',
  'straightPerspective',
  'straightShare',
  'alikeShare',
  'shakeEvenness',
];

it('every number of the pack is a limit of a check, or named as another', () => {
  const limits = Object.entries(shippedPack.scanThresholds).filter(
    ([name, value]) => typeof value === 'number' && name !== 'maxPixels',
  );
  const named = [...checks.map(({ limit }) => limit), ...others];
  expect(limits.map(([name]) => name).toSorted()).toEqual([...new Set(named)].toSorted());
});
