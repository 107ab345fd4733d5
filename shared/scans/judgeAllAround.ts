import type { Finding } from '../filing/finding.ts';
import type { Appearance } from './appearance.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import { isCardSide, leastFramed, missingOfCard, type PrintBox } from './printBox.ts';
import { wholePicture } from './quad.ts';
import { percent } from './wording.ts';

const remedy = '请拿远一点重拍，四条边外都留出一点桌面；裁过的，请少裁一些。';

/**
 * A certificate that reaches beyond the picture all around: no edge tells so, but print that comes too near to the picture's edges
 * does, and a frame that is missing.
 *
 * Where the picture is not paper up to its edges, it is left alone: what is dark there may be a table. A speck or the shadow of a
 * scanner's lid at one edge is no cut, so several sides must say the same to block. A form or a cloth below may be printed, too: where print runs
 * along all four edges, a person is asked. Pure.
 */
export function judgeAllAround({ document, print }: Appearance, demands: ScanDemands, judge: Judge): Finding[] {
  const { kind, thresholds } = demands;
  if (!print || (!document && print.paperEdge < thresholds.paperEdgeLeast)) return [];
  if (isCardSide(kind)) {
    const [most, second] = missingOfCard(print, kind);
    if (most < thresholds.cardMissingDoubtful) return [];
    const bad = second >= thresholds.cardMissingBad && leastFramed(print) < thresholds.printedAround;
    return [
      judge('scan.cut', {
        weight: bad ? 'must' : 'should',
        where: 'appearance',
        message: bad
          ? `没有拍全：画面里只有证件，字和图案离画面边缘太近，边上至少少了约 ${percent(Math.round(most * 100) / 100)}。`
          : '可能没有拍全：画面里只有证件，字和图案离画面边缘很近，四条边不一定都在。',
        remedy,
        zones: [wholePicture],
      }),
    ];
  }
  if (kind !== 'subjectCertificate' || leastFramed(print) >= thresholds.frameLeast) return [];
  // Where the frame was taken for the paper's edge, what is left of it is dark along the rim: the words are all there.
  if (
    sidesReached(print) >= 3 &&
    print.paperEdge >= thresholds.paperEdgeClear &&
    leastFramed(print) < thresholds.printedAround
  ) {
    return [
      judge('scan.cut', {
        weight: 'must',
        where: 'appearance',
        message: '没有拍全：画面里只有证件，四周没有花边，字一直印到画面边缘。',
        remedy,
        zones: [wholePicture],
      }),
    ];
  }
  // On a table of its own colour, or from aside, the frame may only be hard to see: that its edges are unclear says more.
  if (!document) return [];
  return [
    judge('scan.cut', {
      weight: 'should',
      where: 'appearance',
      message: '可能没有拍全：画面里只有证件，四周没有看到完整的花边。',
      remedy: `请打开看一眼：证件本来没有花边的，不用管它；少了边的，${remedy}`,
      zones: [wholePicture],
    }),
  ];
}

/** How many edges of the picture print reaches. */
function sidesReached({ x, y, width, height }: PrintBox): number {
  return [x, y, 1 - x - width, 1 - y - height].filter((margin) => margin < 1e-6).length;
}
