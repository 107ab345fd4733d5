import type { Finding } from '../filing/finding.ts';
import type { Appearance, FoundDocument } from './appearance.ts';
import { card, nearCardShape } from './cardShape.ts';
import { cardKinds, certificateKinds } from './certificates.ts';
import { judgeAllAround } from './judgeAllAround.ts';
import { judgeBothSides } from './judgeBothSides.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import { wholePicture } from './quad.ts';
import type { ScanFacts } from './scanFacts.ts';
import { shadowOn } from './shadowAcross.ts';
import { showsWhatItIs } from './showsWhatItIs.ts';
import { weightOf } from './weightOf.ts';
import { percent } from './wording.ts';

/**
 * How the paper lies in the picture: all of it there, large enough, straight, a card the right way up, enough dots on it.
 *
 * Only of certificates and letters: on other attachments (a person holding a card) nobody knows what the paper would be.
 * What depends on a paper that was not found is not judged; that it was not found is said.
 */
export function judgeDocument(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  const { appearance } = facts;
  if (!appearance || demands.kind === 'otherAttachment') return [];
  const { document, bothSides } = appearance;
  // Nothing that is measured of one of two cards is true of the picture.
  if (bothSides && cardKinds.has(demands.kind)) return judgeBothSides(bothSides, judge);
  if (!document) {
    const cut = judgeAllAround(appearance, demands, judge);
    return cut.length > 0 ? cut : notFound(facts, demands, judge);
  }
  if (document.full)
    return [...judgeAllAround(appearance, demands, judge), ...judgeCard(facts, document, demands, judge)];
  // Of a card whose edges part from nothing the print says how much is missing, where it says so for certain.
  const around = appearance.print ? judgeAllAround(appearance, demands, judge) : [];
  const cut = around.some(({ weight }) => weight === 'must') ? around : judgeCut(appearance, document, demands, judge);
  return [
    ...cut,
    ...judgeFill(document, demands, judge),
    ...judgeTilt(document, demands, judge),
    ...judgePerspective(document, demands, judge),
    ...judgeCard(facts, document, demands, judge),
  ];
}

/**
 * Of 1,206 pictures with nothing wrong not one left its edges untold, of papers cut off, small or seen from aside several
 * did: a person should look.
 */
function notFound(
  { brightness, sharpness, appearance }: ScanFacts,
  { kind, thresholds }: ScanDemands,
  judge: Judge,
): Finding[] {
  // In a picture that is dark, blurred or half in the shadow, that is the problem, and it is told already.
  if ((brightness ?? 0) < thresholds.brightnessDim || (sharpness ?? 0) < thresholds.sharpnessBlurred) return [];
  // The table beside a certificate that is cut on three sides looks like a shadow, too.
  const shadow = appearance && !certificateKinds.has(kind) && shadowOn(appearance.light, thresholds);
  if (shadow && shadow.depth < thresholds.shadowDoubtful) return [];
  const what = certificateKinds.has(kind) ? '证件' : '纸张';
  return [
    judge('scan.edgesUnclear', {
      weight: 'should',
      where: 'appearance',
      message: `没有分辨出${what}的四条边：可能没拍全、拍得太小或太斜，也可能只是${what}和桌面颜色相近。`,
      remedy: '请打开看一眼：四个角都在、小字也看得清，就可以用；不行的，请放在颜色深一些的桌面上，从正上方靠近重拍。',
      zones: [wholePicture],
    }),
  ];
}

const sideNames: Readonly<Record<FoundDocument['cut'][number], string>> = {
  top: '上边',
  right: '右边',
  bottom: '下边',
  left: '左边',
};

function judgeCut(
  appearance: Appearance,
  { cut, confidence, corners }: FoundDocument,
  { kind, thresholds }: ScanDemands,
  judge: Judge,
): Finding[] {
  if (cut.length === 0) return [];
  const sides = cut.map((side) => sideNames[side]).join('、');
  const certificate = certificateKinds.has(kind);
  // A chequered cloth has edges as clear as a paper's.
  const sure = confidence >= thresholds.documentCertain && (!certificate || showsWhatItIs(appearance, kind));
  return [
    judge('scan.cut', {
      weight: sure && certificate ? 'must' : 'should',
      where: 'appearance',
      message: sure
        ? `没有拍全：${certificate ? '证件' : '纸张'}的${sides}超出了画面。`
        : `${certificate ? '证件' : '纸张'}的${sides}可能没有拍全，也可能是边缘和桌面分不开。`,
      remedy: '请拿远一点重拍，四条边外都留出一点桌面。',
      zones: [corners],
    }),
  ];
}

function judgeFill(document: FoundDocument, demands: ScanDemands, judge: Judge): Finding[] {
  const { thresholds, kind } = demands;
  const { share, corners, confidence } = document;
  if (share >= thresholds.fillDoubtful || confidence < thresholds.documentSure) return [];
  const what = certificateKinds.has(kind) ? '证件' : '纸张';
  const dots = cardKinds.has(kind) ? cardDots(document, thresholds) : null;
  if (dots !== null && dots >= thresholds.cardDotsDoubtful) {
    return [
      judge('scan.small', {
        weight: 'should',
        where: 'appearance',
        message: `${what}在画面里只占 ${percent(share)}，不过它本身的像素是够的（约 ${Math.round(dots)} DPI）。`,
        remedy: '不用重拍：打开这张图，点“修整”里的“自动找边”，把证件裁出来就行。',
        zones: [corners],
      }),
    ];
  }
  return [
    judge('scan.small', {
      weight: weightOf(share < thresholds.fillBad, document, demands),
      where: 'appearance',
      message:
        share < thresholds.fillBad
          ? `${what}在画面里太小：只占 ${percent(share)}，大部分拍的是桌面。`
          : `${what}在画面里偏小：占 ${percent(share)}。`,
      remedy: '请靠近重拍，让它占满大半个画面；或者把周围裁掉再看字够不够清楚。',
      zones: [corners],
    }),
  ];
}

function judgeTilt(document: FoundDocument, demands: ScanDemands, judge: Judge): Finding[] {
  const { tilt, corners, confidence } = document;
  const { thresholds } = demands;
  const askew = Math.abs(tilt ?? 0);
  if (askew < thresholds.tiltDoubtful || confidence < thresholds.documentSure) return [];
  return [
    judge('scan.tilted', {
      weight: weightOf(askew >= thresholds.tiltBad, document, demands),
      where: 'appearance',
      message: `${askew >= thresholds.tiltBad ? '拍得太斜' : '拍得有点斜'}：向${(tilt ?? 0) > 0 ? '右' : '左'}歪了约 ${Math.round(askew)} 度。`,
      remedy: '请摆正后重拍，或用看图软件转正后另存。',
      zones: [corners],
    }),
  ];
}

function judgePerspective(document: FoundDocument, demands: ScanDemands, judge: Judge): Finding[] {
  const { thresholds } = demands;
  const { perspective, corners, confidence, cut } = document;
  // A side that is cut has no length of its own.
  if (perspective === null || cut.length > 0 || confidence < thresholds.documentSure) return [];
  if (perspective < thresholds.perspectiveDoubtful) return [];
  const more = Math.round((perspective - 1) * 100);
  return [
    judge('scan.aslant', {
      weight: weightOf(perspective >= thresholds.perspectiveBad, document, demands),
      where: 'appearance',
      message: `${perspective >= thresholds.perspectiveBad ? '是从侧面拍的' : '拍的时候手机没有放平'}：相对的两条边，一条比另一条长 ${more}%。`,
      remedy: '请让手机正对着纸面，从正上方重拍。',
      zones: [corners],
    }),
  ];
}

const millimetresAnInch = 25.4;

function judgeCard(facts: ScanFacts, document: FoundDocument, demands: ScanDemands, judge: Judge): Finding[] {
  if (!cardKinds.has(demands.kind)) return [];
  return [...judgeDots(document, demands, judge), ...judgeLayout(facts, document, demands, judge)];
}

/** Dots an inch of what has a card's size; null for what is cut, or of another shape. */
function cardDots(document: FoundDocument, { nearShape }: ScanDemands['thresholds']): number | null {
  if (document.cut.length > 0 || !nearCardShape(document, nearShape)) return null;
  return (Math.max(document.width, document.height) / card.width) * millimetresAnInch;
}

/** Passports and permits are of other sizes: their dots are not reckoned. */
function judgeDots(document: FoundDocument, { thresholds }: ScanDemands, judge: Judge): Finding[] {
  const { width, height, corners } = document;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const dots = cardDots(document, thresholds);
  if (dots === null || dots >= thresholds.cardDotsDoubtful) return [];
  const bad = dots < thresholds.cardDotsBad;
  return [
    judge('scan.dots', {
      weight: bad ? 'must' : 'should',
      where: 'width',
      message: `证件本身只有 ${Math.round(long)}×${Math.round(short)} 像素，合 ${Math.round(dots)} DPI，${bad ? '小字认不出来' : '小字可能看不清'}（这是按画面里的证件量的，不是整张图）。`,
      remedy: '请靠近重拍，让证件占满画面，发送时勾选“原图”；用软件放大没有用。',
      zones: [corners],
    }),
  ];
}

function judgeLayout(
  facts: ScanFacts,
  document: FoundDocument,
  { kind, thresholds }: ScanDemands,
  judge: Judge,
): Finding[] {
  const { cardSide, cardTurn, cardMirrored } = facts.appearance ?? {};
  const found: Finding[] = [];
  const wanted = kind === 'personFront' ? 'portrait' : 'emblem';
  if (cardSide && cardSide !== wanted) {
    const [seen, asked] = cardSide === 'emblem' ? ['国徽面', '人像面'] : ['人像面', '国徽面'];
    found.push(
      judge('scan.cardSide', {
        weight: 'should',
        where: 'appearance',
        message: `这里要的是${asked}，这张图从图案看像是${seen}。`,
        remedy: `请打开看一眼；两面放反了的请对调，缺${asked}的请客户补拍。`,
        zones: [document.corners],
      }),
    );
  }
  // Only what is known to be an ID card has its portrait on the right.
  if (cardMirrored && kind === 'personFront') {
    const sure = document.full || document.confidence >= thresholds.documentSure;
    found.push(
      judge('scan.mirrored', {
        weight: sure ? 'must' : 'should',
        where: 'appearance',
        message: `照片${sure ? '是' : '像是'}左右反的：人像在证件的左边，字也会是反的，一般是用前置摄像头拍的。`,
        remedy: '请用后置摄像头重拍；一定要用前置摄像头的，请先在相机设置里关掉“镜像”（有的手机叫“自拍镜像”）。',
        zones: [document.corners],
      }),
    );
  }
  if (cardTurn) {
    found.push(
      judge('scan.turned', {
        weight: 'should',
        where: 'appearance',
        message:
          cardTurn === 180
            ? '从图案看，证件是倒着的。'
            : `从图案看，证件放倒了：字头朝${cardTurn === 90 ? '右' : '左'}。`,
        remedy: '请用看图软件转正后另存，再上传。',
        zones: [document.corners],
      }),
    );
  }
  return found;
}
