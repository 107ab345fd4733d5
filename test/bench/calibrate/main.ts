import { parseArgs } from 'node:util';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { type ScanThresholds, strictnessSchema, thresholdsFor } from '#shared/rules/scanThresholds.ts';
import { profileById } from '#shared/scans/profile.ts';
import { cardCases } from './cardCases.ts';
import { limitsOfFault } from './faults.ts';
import { calibrationGrid } from './grid.ts';
import { measureCards } from './measureCards.ts';
import { cornerErrors, findingRates, lookFindings, measureGrid, ratesOf } from './measureGrid.ts';
import { measureOthers } from './measureOthers.ts';

/**
 * Prints how well the checks of a picture part good from bad:
 * `node test/bench/calibrate/main.ts [STEP] [-v] [--held-out] [--large] [--only=FAULT,FAULT]`.
 *
 * STEP 1 makes the whole grid (hours), 9 every ninth of it (a quarter of an hour); an odd one, since sizes and takes come in
 * twos and fours. Run it after changing what is measured or a threshold, and write the rates into the source of
 * scanThresholds.json. Each line ends with the limits that decide. `-v` names what went wrong. `--only` makes some faults alone, and the good ones with them.
 * `--held-out` makes the specimens no threshold may be chosen by: only their rates are for publishing, so look at no single
 * one of them. `--large` makes pictures of 12 megapixels instead, some three seconds each. `--cards=4` makes four rounds of pictures of cards instead, cut, small or good, on pale tables and others, of which nobody
 * says what they are (some 43 a round, half a second each).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    verbose: { type: 'boolean', short: 'v', default: false },
    'held-out': { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
    cards: { type: 'string' },
  },
});
const step = Number(positionals[0] ?? 9);
const { verbose, large, 'held-out': heldOut } = values;
const only = values.only?.split(',').concat('完好');
const pack = await loadRulePack();
const profile = profileById(pack, 'wechat-default');
if (values.cards !== undefined) {
  for (const each of await measureCards(cardCases({ each: Number(values.cards), heldOut }), pack)) {
    const place = each.onPage ? 'on a page' : '';
    console.log(
      `${each.fault} ${place}: of ${each.count} told ${each.told}, asked ${each.asked}, found ${each.found}, blamed ${each.blamed}, placed ${each.placed}`,
    );
  }
  process.exit();
}
const grid = calibrationGrid({ step, seed: 1, heldOut, large, ...(only ? { only } : {}) });
console.log(`${grid.length} specimens`);
const measured = await measureGrid(grid, (done) => {
  if (done % 50 === 0) process.stderr.write(`${done} `);
});
const percent = (part: number, all: number) =>
  all === 0 ? '    –' : `${((100 * part) / all).toFixed(1)}%`.padStart(6);

const otherRates = await measureOthers({ rounds: heldOut ? 24 : Math.max(2, Math.round(72 / step)), heldOut, pack });

/** What is to be met: of clearly bad ones found, of clearly good ones blamed; fewer specimens than this tell neither. */
const [leastFound, mostBlamed, enough] = [0.98, 0.02, 50];
const missedTargets: string[] = [];
for (const strictness of strictnessSchema.options) {
  const thresholds = thresholdsFor(pack.scanThresholds, strictness);
  const rules = { profile, thresholds, rulebook: rulebookOf(pack) };
  console.log(
    `\n${strictness}: bad ones found (blocked) | doubtful ones found (blocked) | good ones blamed, and the limits`,
  );
  const rates = ratesOf(measured, rules);
  for (const each of rates) {
    console.log(
      `${percent(each.detected, each.bad)} (${percent(each.blocked, each.bad)}) of ${String(each.bad).padStart(4)} | ${percent(each.doubtfulDetected, each.doubtful)} (${percent(each.doubtfulBlocked, each.doubtful)}) of ${String(each.doubtful).padStart(4)} | ${percent(each.falseAlarms, each.good)} of ${String(each.good).padStart(4)}  ${each.fault}  ${sayLimits(each.fault, thresholds)}`,
    );
    if (strictness === 'usual') {
      if (each.bad >= enough && each.detected < leastFound * each.bad) missedTargets.push(`${each.fault} found`);
      if (each.good >= enough && each.falseAlarms > mostBlamed * each.good) missedTargets.push(`${each.fault} blamed`);
    }
    if (!verbose || strictness !== 'usual') continue;
    for (const { specimen, facts } of each.missed.slice(0, 12)) {
      const { document, glare, stripes, cardSide, cardTurn, paperTurn } = facts.appearance ?? {};
      const shown = {
        conf: document?.confidence,
        full: document?.full,
        share: document?.share,
        cut: document?.cut.join(),
        tilt: document?.tilt,
        persp: document?.perspective,
        glare: glare?.length,
        stripes,
        cardSide,
        cardTurn,
        paperTurn,
        sharp: facts.sharpness,
      };
      console.log(
        `   missed ${specimen.paper.kind} ${JSON.stringify(specimen.options)} ${JSON.stringify(shown, (_, value) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value))}`,
      );
    }
    for (const one of each.blamed.slice(0, 12)) {
      const said = lookFindings(one, rules)
        .map(({ message }) => message)
        .join(' ');
      console.log(`   blamed ${one.specimen.paper.kind} ${JSON.stringify(one.specimen.options)} ${said}`);
    }
  }
  const good = measured.filter(({ specimen }) => specimen.severity === 'good');
  const clean = good.filter((one) => lookFindings(one, rules).every(({ weight }) => weight === 'hint'));
  console.log(`${percent(clean.length, good.length)} of ${good.length} good ones without 必改 or 建议`);
}
console.log('\nof two pictures or a code: told where it is so | told where it is not');
for (const { check, so, told, notSo, blamed, limit } of otherRates)
  console.log(
    `${percent(told, so)} of ${String(so).padStart(4)} | ${percent(blamed, notSo)} of ${String(notSo).padStart(4)}  ${check}  ${limit}`,
  );
const { all, right, unknown } = findingRates(measured);
console.log(`\npaper on a table found ${percent(right, all)}, not told ${percent(unknown, all)}, of ${all}`);
const { count, median, most, worst } = cornerErrors(measured);
const ofWidth = (share: number) => `${(share * 100).toFixed(2)}%`;
console.log(
  `worst corner off by (of the picture's width) median ${ofWidth(median)}, 95 of 100 ${ofWidth(most)}, at most ${ofWidth(worst)}, of ${count}`,
);

if (missedTargets.length > 0) {
  console.error(`不达标（targets missed）：${missedTargets.join('; ')}`);
  process.exitCode = 1;
}

/** The numbers a fault is told by, as they are for this strictness. */
function sayLimits(fault: string, thresholds: ScanThresholds): string {
  return limitsOfFault(fault)
    .map((name) => `${name} ${thresholds[name]}`)
    .join(', ');
}
