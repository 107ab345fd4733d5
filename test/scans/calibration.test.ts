import { beforeAll, describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { profileById } from '#shared/scans/profile.ts';
import { calibrationGrid, type GridSpecimen } from '#test/bench/calibrate/grid.ts';
import {
  cornerErrors,
  findingRates,
  lookFindings,
  type MeasuredSpecimen,
  measureGrid,
  ratesOf,
} from '#test/bench/calibrate/measureGrid.ts';

const pack = await loadRulePack();
const rules = {
  profile: profileById(pack, 'wechat-default'),
  thresholds: pack.scanThresholds,
  rulebook: rulebookOf(pack),
};

/** Faults on the easy half of tables: a few of each, so that a measure that broke is noticed at once. */
const settings = new Set(['desk', 'dark']);
const perFault = 2;

function sample(grid: readonly GridSpecimen[]): GridSpecimen[] {
  const counts = new Map<string, number>();
  return grid.filter(({ fault, severity, paper, options }) => {
    if (severity === 'doubtful' || options.width !== 1280) return false;
    if (!settings.has(options.setting ?? '') && fault !== '电脑做的图') return false;
    // A page with little print is the hard case of a blurred part.
    if (fault === '半边失焦' && paper.kind !== 'letterPage') return false;
    const count = counts.get(fault) ?? 0;
    counts.set(fault, count + 1);
    return count < (fault === '完好' ? 8 : perFault);
  });
}

let measured: readonly MeasuredSpecimen[] = [];

describe('the thresholds of the rule pack', () => {
  beforeAll(async () => {
    measured = await measureGrid(sample(calibrationGrid({ step: 5, seed: 3 })));
  }, 600_000);

  it('find every fault that anybody sees', () => {
    const rates = ratesOf(measured, rules);
    expect(rates.length).toBeGreaterThan(15);
    const missed = rates.flatMap(({ fault, missed }) =>
      missed.map(({ specimen }) => `${fault} ${specimen.paper.kind}`),
    );
    expect(missed).toEqual([]);
  });

  it('blame no good picture', () => {
    const good = measured.filter(({ specimen }) => specimen.severity === 'good');
    expect(good).toHaveLength(8);
    expect(good.flatMap((one) => lookFindings(one, rules).map(({ message }) => message))).toEqual([]);
  });

  it('find the paper where it is', () => {
    const { all, right } = findingRates(measured);
    expect(right).toBe(all);
    expect(cornerErrors(measured).worst).toBeLessThan(0.004);
  });
});
