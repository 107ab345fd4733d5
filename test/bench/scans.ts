import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { type Figure, median } from './figures.ts';

/** Goal for what two threads do against one. */
const twoThreads = 1.7;
/** Goal for all that is measured and judged, against unpacking every pixel of the same file. */
const mostOfDecode = 1.6;

/**
 * What measuring and judging a picture costs against the least that any checker must do (decode, turn, shrink), with and without a code
 * to be looked for, and what a second core adds.
 */
export async function benchScans(): Promise<Figure[]> {
  const size = { width: 4000, height: 3000 };
  const licence = (code?: string) =>
    makeSpecimen({ kind: 'businessLicence', data: { ...exampleLicence, ...(code ? { code } : {}) } }, size);
  const photo = await licence();
  const pack = await loadRulePack();
  return [
    ...(await costOf('a 12-megapixel JPEG', photo, false, pack)),
    ...(await costOf('one with a code that is read', await licence('http://www.gsxt.gov.cn/index.html'), true, pack)),
    ...(await costOf('one with a code nobody can read', photo, true, pack)),
    secondCore(),
  ];
}

async function costOf(name: string, photo: Buffer, codes: boolean, pack: RulePack): Promise<Figure[]> {
  const demands = {
    profile: profileById(pack, 'wechat-default'),
    kind: 'subjectCertificate',
    thresholds: pack.scanThresholds,
  } as const;
  const rulebook = rulebookOf(pack);
  const check = async () => judgeScan(await readScanFacts(photo, 'photo.jpg', { codes }), demands, rulebook);
  const rounds = 60;
  // The first rounds run before anything is compiled.
  const warm = 20;
  const floors: number[] = [];
  const facts: number[] = [];
  const bares: number[] = [];
  // Alternating, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round++) {
    const floor = await milliseconds(() => sharp(photo).rotate().resize(1024).raw().toBuffer());
    const measured = await milliseconds(check);
    if (round < warm) continue;
    floors.push(floor);
    facts.push(measured);
    bares.push(await milliseconds(() => sharp(photo).raw().toBuffer()));
  }
  const [floor, measured, bare] = [median(floors), median(facts), median(bares)];
  return [
    {
      name: `${name} checked / bare decode, of the ${mostOfDecode} × allowed`,
      ratio: measured / bare / mostOfDecode,
      detail: `${measured.toFixed(1)} ms / ${bare.toFixed(1)} ms, ${(measured / bare).toFixed(2)} ×`,
      isLimit: true,
    },
    {
      name: `${name} checked / sharp rotate+resize(1024)+raw`,
      ratio: measured / floor,
      detail: `${measured.toFixed(1)} ms / ${floor.toFixed(1)} ms`,
    },
  ];
}

/**
 * Pictures a second measured by two threads on two cores against one thread on one core, round after round so that a
 * busy machine slows both. The one is bound to its core: the decoder's threads would use the other one as well.
 */
function secondCore(): Figure {
  const name = `the ${twoThreads} × aimed at / two threads on two cores against one on one`;
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round++) {
    rates[0].push(rateOf(1));
    rates[1].push(rateOf(2));
  }
  const [one, two] = [median(rates[0]), median(rates[1])];
  return {
    name,
    ratio: twoThreads / (two / one),
    detail: `${one.toFixed(1)} → ${two.toFixed(1)} files/s, ${(two / one).toFixed(2)} ×`,
    isLimit: true,
  };
}

function rateOf(cores: number): number {
  const script = join(import.meta.dirname, 'scanRate.ts');
  const bound = ['-c', cores === 1 ? '0' : `0-${cores - 1}`, process.execPath, script, String(cores)];
  const { stdout, status, error } = spawnSync('taskset', bound, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error || status !== 0) throw new Error('the rate of a core needs taskset (util-linux)', { cause: error });
  return Number(stdout);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
