import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { ScanProfile, ScanThresholds } from '#shared/rules/rulePack.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { makeSpecimen, specimenCorners } from '#test/support/specimens/specimen.ts';
import { takenThrough } from './afterwards.ts';
import type { GridSpecimen } from './grid.ts';

/** A specimen with what the desk measured of it. */
export interface MeasuredSpecimen {
  readonly specimen: GridSpecimen;
  readonly facts: ScanFacts;
  /** How far (share of the picture's width) the worst corner found is from where it is; null where none was found. */
  readonly cornerError: number | null;
}

/** Makes and measures specimens one after the other. */
export async function measureGrid(
  grid: readonly GridSpecimen[],
  onDone: (done: number) => void = () => {},
): Promise<MeasuredSpecimen[]> {
  const measured: MeasuredSpecimen[] = [];
  for (const specimen of grid) {
    const photo = await makeSpecimen(specimen.paper, specimen.options);
    const picture = specimen.after ? await takenThrough(photo, specimen.after) : photo;
    const facts = await readScanFacts(picture, 'specimen.jpg');
    measured.push({ specimen, facts, cornerError: cornerErrorOf(specimen, facts) });
    onDone(measured.length);
  }
  return measured;
}

function cornerErrorOf({ paper, options }: GridSpecimen, { appearance, width, height }: ScanFacts): number | null {
  const document = appearance?.document;
  if (!document || document.full || width === null || height === null) return null;
  const inPicture = (share: number) => Math.min(1, Math.max(0, share));
  const errors = specimenCorners(paper, options).map(({ x, y }) => {
    const [across, down] = [inPicture(x / width), inPicture(y / height)];
    return Math.min(
      ...document.corners.map((corner) => Math.hypot(corner.x - across, ((corner.y - down) * height) / width)),
    );
  });
  return Math.max(...errors);
}

/** What a rule pack is judged by on the grid. */
export interface GridRules {
  readonly profile: ScanProfile;
  readonly thresholds: ScanThresholds;
  readonly rulebook: Rulebook;
}

/** The findings about the look of a specimen: file size and format are nobody's fault here. */
export function lookFindings(
  { specimen, facts }: MeasuredSpecimen,
  { profile, thresholds, rulebook }: GridRules,
): Finding[] {
  const found = judgeScan(facts, { profile, kind: specimen.kind, thresholds }, rulebook);
  return found.filter(({ rule }) => !/^scan\.(bytes|format|extension|pages|exif|pixels)/.test(rule));
}

/** How often a fault was found, firmly or at all, and how often good pictures were blamed for it. */
export interface Rates {
  readonly fault: string;
  readonly bad: number;
  readonly detected: number;
  readonly blocked: number;
  readonly doubtful: number;
  readonly doubtfulDetected: number;
  readonly doubtfulBlocked: number;
  readonly good: number;
  readonly falseAlarms: number;
  readonly missed: readonly MeasuredSpecimen[];
  readonly blamed: readonly MeasuredSpecimen[];
}

/** The rates of every fault of a grid, in the grid's order. Good ones are those papers the fault can befall. */
export function ratesOf(measured: readonly MeasuredSpecimen[], rules: GridRules): Rates[] {
  const judged = measured.map((each) => ({ each, found: lookFindings(each, rules) }));
  const faults = [...new Set(measured.map(({ specimen }) => specimen.fault))].filter((fault) => fault !== '完好');
  return faults.map((fault) => {
    const own = judged.filter(({ each }) => each.specimen.fault === fault);
    const wanted = own[0]?.each.specimen.rules ?? [];
    const papers = new Set(own.map(({ each }) => each.specimen.paper.kind));
    const speaks = (found: readonly Finding[]) => found.filter(({ rule }) => wanted.includes(rule));
    const bad = own.filter(({ each }) => each.specimen.severity === 'bad');
    const doubtful = own.filter(({ each }) => each.specimen.severity === 'doubtful');
    const good = judged.filter(({ each }) => each.specimen.severity === 'good' && papers.has(each.specimen.paper.kind));
    const hit = ({ found }: (typeof judged)[number]) => speaks(found).length > 0;
    const blocks = ({ found }: (typeof judged)[number]) => speaks(found).some(({ weight }) => weight === 'must');
    return {
      fault,
      bad: bad.length,
      detected: bad.filter(hit).length,
      blocked: bad.filter(blocks).length,
      doubtful: doubtful.length,
      doubtfulDetected: doubtful.filter(hit).length,
      doubtfulBlocked: doubtful.filter(blocks).length,
      good: good.length,
      falseAlarms: good.filter(hit).length,
      missed: bad.filter((one) => !hit(one)).map(({ each }) => each),
      blamed: good.filter(hit).map(({ each }) => each),
    };
  });
}

/**
 * How far the worst corner of a good paper on a table lies from where it is (shares of the picture's width), among those that
 * were found at all: the median, the 95th of a hundred, and the worst.
 */
export function cornerErrors(measured: readonly MeasuredSpecimen[]) {
  const errors = measured
    .filter(({ specimen }) => specimen.options.setting !== 'scanner' && specimen.severity === 'good')
    .flatMap(({ cornerError }) => (cornerError !== null && cornerError < foundWithin ? [cornerError] : []))
    .sort((one, other) => one - other);
  const at = (part: number) => errors[Math.min(errors.length - 1, Math.floor(errors.length * part))] ?? 0;
  return { count: errors.length, median: at(0.5), most: at(0.95), worst: at(1) };
}

/** A corner farther away (share of the width) is that of something else. */
const foundWithin = 0.03;

/** Of the papers on a table: where they were found, where not, and where something else was taken for them. */
export function findingRates(measured: readonly MeasuredSpecimen[]) {
  const onTable = measured.filter(
    ({ specimen }) => specimen.options.setting !== 'scanner' && specimen.severity === 'good',
  );
  const right = onTable.filter(({ cornerError }) => cornerError !== null && cornerError < foundWithin);
  const unknown = onTable.filter(({ cornerError, facts }) => cornerError === null && !facts.appearance?.document);
  return { all: onTable.length, right: right.length, unknown: unknown.length };
}
