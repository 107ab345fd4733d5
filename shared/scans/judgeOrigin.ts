import type { Finding } from '../filing/finding.ts';
import { type Appearance, middleOf } from './appearance.ts';
import { certificateKinds } from './certificates.ts';
import { appearsAt } from './homography.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import { paperZone, wholePicture, type Zone } from './quad.ts';
import type { ScanFacts } from './scanFacts.ts';
import { percent } from './wording.ts';

/**
 * What the picture may be besides a photo of the original: hints only, because a fine pattern may be printed and an even
 * ground may be a good scanner's. Whether it is a copy with the desk's watermark, for a platform that refuses it. And whether
 * a letter shows a round red seal.
 */
export function judgeOrigin(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  const { appearance } = facts;
  if (!appearance || demands.kind === 'otherAttachment') return [];
  const { thresholds, kind, profile } = demands;
  const zones = [paperZone(appearance)];
  const found: Finding[] = [];
  if (appearance.stripes >= thresholds.stripes) {
    found.push(
      judge('scan.screen', {
        weight: 'hint',
        where: 'appearance',
        message: '空白处有规则的细条纹，像是对着屏幕翻拍的；也可能是印刷的底纹。',
        remedy: '请打开看一眼；确实是翻拍屏幕或复印件的，请用原件重新拍照或扫描。',
        zones,
      }),
    );
  }
  if (certificateKinds.has(kind) && (appearance.drawnPage || appearance.evenShare >= thresholds.evenShare)) {
    found.push(
      judge('scan.drawn', {
        weight: 'hint',
        where: 'appearance',
        message: appearance.drawnPage
          ? '这一页 PDF 是排版出来的文字和线条，不是照片或扫描图，像电子证照；是不是原件，本软件无法判断。'
          : `画面有 ${percent(appearance.evenShare)} 是完全均匀的颜色，像电子证照或电脑做的图，不像拍的原件；仅凭画面无法判断。`,
        remedy: '平台一般不收电子证照，请确认是不是原件的照片或扫描件。',
        zones,
      }),
    );
  }
  if (profile.watermark === 'refused' && appearance.ownMark >= thresholds.ownMark) {
    found.push(
      judge('scan.ownMark', {
        weight: 'should',
        where: 'appearance',
        message: `画面上像有本软件加的斜排水印（仅供……使用）；“${profile.label}”不收带水印的图片。`,
        remedy: '请打开看一眼；确实有水印的，请换成没有水印的原图。',
        // It is written all over.
        zones: [wholePicture],
      }),
    );
  }
  if (kind === 'letter' && appearance.seal === null && canSeeRed(facts, demands)) {
    found.push(
      judge('scan.sealMissing', {
        weight: 'hint',
        where: 'appearance',
        message: '没有看到红色的圆章。只签字、不用盖章的文书不用管它；章太淡、盖在边上或是方章，也可能认不出来。',
        remedy: '请打开看一眼；该盖章没有盖的，请客户盖好红章后重新拍照或扫描。',
        zones: [sealPlace(appearance)],
      }),
    );
  }
  return found;
}

/** Where letters are sealed: on the date, at the lower right; of a page that lies on its side all of it. */
function sealPlace({ document, paperTurn }: Appearance): Zone {
  if (!document || paperTurn === 90 || paperTurn === 270) return paperZone({ document });
  return appearsAt(document.corners, paperTurn === 180 ? [0.04, 0.06, 0.55, 0.5] : [0.45, 0.5, 0.96, 0.94]);
}

/** In the dark, in a blur and on a grey copy a seal may be there and not be seen; each is told by itself. */
function canSeeRed({ appearance, brightness, colouredShare }: ScanFacts, { thresholds }: ScanDemands): boolean {
  const focus = appearance ? middleOf(appearance.focus) : null;
  return (
    (appearance?.paperBrightness ?? brightness ?? 0) >= thresholds.paperDim * 0.8 &&
    (focus === null || focus >= thresholds.focusBlurred) &&
    (colouredShare ?? 0) >= thresholds.colouredShareGrey
  );
}
