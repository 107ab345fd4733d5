import type { Finding } from '../filing/finding.ts';
import type { Appearance } from './appearance.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import { focusOn, glareOn, type NumberRow, numberRow } from './numberRow.ts';
import type { ScanFacts } from './scanFacts.ts';
import { veilOn } from './veilOn.ts';
import { percent } from './wording.ts';

/**
 * Whether the line of a certificate that the console reads can be read: the number of a person, the validity on the other side, the
 * credit code of a licence.
 *
 * A reflection or a blur on it blocks, whereas beside it a person is only asked to look. What is told of the whole picture already is
 * not told of the line again. Pure.
 */
export function judgeNumberRow(
  facts: ScanFacts,
  demands: ScanDemands,
  told: readonly Finding[],
  judge: Judge,
): Finding[] {
  if (!facts.appearance || told.some(({ rule }) => hidesAll.has(rule))) return [];
  const row = numberRow(facts, demands);
  if (!row) return [];
  return [
    ...judgeGlare(row, facts.appearance, demands, judge),
    ...judgeFocus(row, facts.appearance, demands, told, judge),
  ];
}

/** Where one of these is told, the line cannot be read either. */
const hidesAll: ReadonlySet<string> = new Set(['scan.dark', 'scan.washedOut', 'scan.blurred']);
/** What is doubted of the whole picture is doubted of the line. */
const doubtsAll: ReadonlySet<string> = new Set(['scan.blurDoubtful', 'scan.partBlurred', 'scan.dim']);

function judgeGlare(
  row: NumberRow,
  { glare, light }: NonNullable<ScanFacts['appearance']>,
  { thresholds }: ScanDemands,
  judge: Judge,
): Finding[] {
  const hidden = glareOn(row, glare);
  if (hidden < thresholds.rowGlareDoubtful) return judgeVeil(row, light, thresholds.rowVeil, judge);
  const bad = hidden >= thresholds.rowGlareBad;
  return [
    judge('scan.numberGlare', {
      weight: bad && row.sure ? 'must' : 'should',
      where: 'appearance',
      message: bad
        ? `反光盖住了“${row.name}”：这一行有 ${percent(hidden)} 白成一片，看不见。`
        : `反光可能盖住了“${row.name}”：这一行有 ${percent(hidden)} 白成一片。`,
      remedy: bad
        ? '平台要认这一行：请换个角度、关掉闪光灯，让这一行清楚后重拍。'
        : '平台要认这一行：请放大逐字看一眼，有一个字看不见的，请换个角度重拍。',
      zones: [row.zone],
    }),
  ];
}

/** A soft reflection: nothing is white, and the line can still be read here. */
function judgeVeil(row: NumberRow, light: Appearance['light'], most: number, judge: Judge): Finding[] {
  const veil = veilOn(row, light);
  if (veil < most) return [];
  return [
    judge('scan.numberGlare', {
      weight: 'should',
      where: 'appearance',
      message: `“${row.name}”这一行上有淡淡的反光：比纸面别处亮 ${percent(veil)}，现在还认得出。`,
      remedy: '平台要认这一行：请放大逐字看一眼，有一个字认不准的，请换个角度重拍。',
      zones: [row.zone],
    }),
  ];
}

function judgeFocus(
  row: NumberRow,
  { focus, meanFocus }: NonNullable<ScanFacts['appearance']>,
  { thresholds }: ScanDemands,
  told: readonly Finding[],
  judge: Judge,
): Finding[] {
  const sharp = focusOn(row, meanFocus ?? focus);
  if (sharp === null || sharp >= thresholds.rowFocusDoubtful) return [];
  const bad = sharp < thresholds.rowFocusBad;
  if (!bad && told.some(({ rule }) => doubtsAll.has(rule))) return [];
  return [
    judge('scan.numberBlurred', {
      weight: bad && row.sure ? 'must' : 'should',
      where: 'appearance',
      message: bad ? `“${row.name}”这一行是模糊的，认不出来。` : `“${row.name}”这一行可能不够清楚：笔画边缘有些发虚。`,
      remedy: bad
        ? '平台要认这一行：请点一下这一行对焦，拿稳手机后重拍，发送时勾选“原图”。'
        : '平台要认这一行：请放大逐字看一眼，认不准的，请对焦后重拍。',
      zones: [row.zone],
    }),
  ];
}
