import type { Finding } from '../filing/finding.ts';
import type { ScanThresholds } from '../rules/rulePack.ts';
import { type Appearance, type Grid, middleOf } from './appearance.ts';
import { gridShare, gridZones } from './gridZones.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import { type Shaken, shakenOf } from './judgeShake.ts';
import { allRound, mixedness } from './onOneSide.ts';
import type { Zone } from './quad.ts';
import type { ScanFacts } from './scanFacts.ts';
import { percent } from './wording.ts';

/** Places with print fewer than this say nothing about a whole picture. */
const enoughPlaces = 4;
/** From this share on the whole paper is marked, not place by place. */
const nearlyAll = 0.75;

/**
 * Whether the picture is in focus, as a whole and place by place. `dim`: contrast is low anyway, and looking at it has
 * been asked for already, so that nothing is doubted on top.
 *
 * A camera that moved spoils all of it, whatever single places look like, so that is told first (see `shakenOf`).
 * Place by place it is told from the print itself, whatever its contrast; where there is too little print, and for
 * scans measured before, the sharpest parts of the picture must do.
 */
export function judgeFocus(facts: ScanFacts, demands: ScanDemands, judge: Judge, dim: boolean): Finding[] {
  const { sharpness, appearance } = facts;
  const { thresholds } = demands;
  if (sharpness === null) return [];
  const grid = appearance && countKnown(appearance) >= enoughPlaces ? appearance.focus : null;
  const focus = grid && middleOf(grid);
  const faint = sharpness < thresholds.sharpnessBlurred;
  const detail = Math.round(sharpness);
  const blurred = (value: number) => value < thresholds.focusBlurred;
  const doubtful = (value: number) => value < thresholds.focusDoubtful;
  const isBlurred = focus === null ? faint : blurred(focus) || (faint && doubtful(focus));
  const shaken = shakenOf(facts, demands);
  if (shaken && (shaken.bad || isBlurred)) return [judgeShaken({ ...shaken, bad: true }, appearance, judge)];
  if (isBlurred) {
    // Where the paper is not certain, what is blurred may be the cloth or the print it lies on; all of a blurred picture has no fine detail.
    const document = appearance?.document;
    const certain = document && (document.full || document.confidence >= thresholds.documentCertain);
    const sure = certain || sharpness < surelySharp * thresholds.sharpnessDoubtful;
    return [
      judge('scan.blurred', {
        weight: sure ? 'must' : 'should',
        where: 'sharpness',
        message: `画面模糊：清晰度测得 ${detail}，${grid ? `印着字的地方有 ${percent(gridShare(grid, doubtful))} 看不清` : `低于 ${thresholds.sharpnessBlurred} 时小字基本认不出`}。`,
        remedy: `${sure ? '' : '请放大看最小的字；看不清的，'}请擦净镜头、拿稳手机，点一下屏幕对焦后重拍，发送时勾选“原图”。`,
        zones: appearance ? zonesOf(appearance.focus, appearance, doubtful) : undefined,
      }),
    ];
  }
  if (shaken) return [judgeShaken(shaken, appearance, judge)];
  const part = appearance && blurredPartOf(appearance, thresholds);
  if (part) {
    return [
      judge('scan.partBlurred', {
        weight: 'should',
        where: 'sharpness',
        message: `有一部分是模糊的：印着字的地方约 ${percent(gridShare(part.grid, part.blurred))} 看不清。`,
        remedy: '请让手机和纸面平行，点一下模糊的地方对焦后重拍。',
        zones: zonesOf(part.grid, appearance, part.blurred),
      }),
    ];
  }
  const isDoubtful = sharpness < thresholds.sharpnessDoubtful || (focus !== null && doubtful(focus));
  // Of a small paper in a large picture little is left on the copy that is measured; that it is small is told, and cut out it is
  // measured anew.
  const document = appearance?.document;
  const isSmall = document && !document.full && document.share < thresholds.fillDoubtful;
  if (!isDoubtful || dim || isSmall) return [];
  return [
    judge('scan.blurDoubtful', {
      weight: 'should',
      where: 'sharpness',
      message:
        sharpness < thresholds.sharpnessDoubtful
          ? `画面可能不够清楚：清晰度测得 ${detail}，清楚的照片一般在 ${thresholds.sharpnessDoubtful} 以上；这只是估计。`
          : '画面可能不够清楚：印着字的地方，笔画边缘有些发虚；这只是估计。',
      remedy: '请放大看最小的字，看不清就请客户重拍。',
      zones:
        appearance && focus !== null && doubtful(focus) ? zonesOf(appearance.focus, appearance, doubtful) : undefined,
    }),
  ];
}

/** So many times as sharp as a picture that is not doubted, something in it is in focus. */
const surelySharp = 2;

/** All of the paper is shaken: a movement spares no place. */
function judgeShaken({ bad, oneWay, ofPrint }: Shaken, appearance: Appearance | null, judge: Judge): Finding {
  const far = `笔画拖出的重影约有最小的字高的 ${percent(Math.min(1, ofPrint))}`;
  const why = oneWay ? '手抖' : '手抖或没有对上焦';
  const document = appearance?.document;
  return judge(bad ? 'scan.blurred' : 'scan.blurDoubtful', {
    weight: bad ? 'must' : 'should',
    where: 'sharpness',
    message: bad ? `整张拍糊了（${why}）：${far}，小字认不出。` : `整张有些糊（${why}）：${far}，小字可能认不准。`,
    remedy: bad
      ? '请把手机靠稳、双手拿住，点一下屏幕对焦，等画面不动了再拍，发送时勾选“原图”。'
      : '请放大看最小的字，认不准就请客户拿稳手机重拍。',
    zones: document && !document.full ? [document.corners] : undefined,
  });
}

/** Blurred places fewer than this may be anything. */
const leastBlurred = 3;
/**
 * Blurred here and clear there, on different sides: a camera that was not parallel, a sheet that bulges. Where both lie
 * anyhow it is pale print, a photo or a seal that has no fine detail to show. Null where it is not so.
 */
function blurredPartOf(
  { focus, meanFocus }: Appearance,
  {
    focusBlurred,
    focusBlurredMean,
    focusDoubtful,
    blurredPart,
    blurredPartApart,
    mixedPart,
    mixedPartApart,
  }: ScanThresholds,
): { readonly grid: Grid; readonly blurred: (value: number) => boolean } | null {
  // Pictures measured before have the worst direction only.
  const [grid, limit] = meanFocus ? [meanFocus, focusBlurredMean] : [focus, focusBlurred];
  const blurred = (value: number) => value < limit;
  const share = gridShare(grid, blurred);
  if (share < blurredPartApart || grid.values.filter((value) => value !== null && blurred(value)).length < leastBlurred)
    return null;
  const most = share < blurredPart ? mixedPartApart : mixedPart;
  const clear = (value: number) => value >= focusDoubtful;
  return mixedness(grid, blurred, clear, allRound) <= most ? { grid, blurred } : null;
}

function countKnown({ focus }: Appearance): number {
  return focus.values.filter((value) => value !== null).length;
}

function zonesOf(grid: Grid, { document }: Appearance, test: (value: number) => boolean): Zone[] {
  if (gridShare(grid, test) < nearlyAll) return gridZones(grid, test);
  return document && !document.full ? [document.corners] : [];
}
