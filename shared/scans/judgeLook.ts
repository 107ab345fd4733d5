import type { Finding } from '../filing/finding.ts';
import { certificateKinds } from './certificates.ts';
import { demandedBy } from './demanded.ts';
import { judgeFocus } from './judgeFocus.ts';
import { judgeLight } from './judgeLight.ts';
import { judgeNumberRow } from './judgeNumberRow.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import { paperZone } from './quad.ts';
import type { ScanFacts } from './scanFacts.ts';
import { percent } from './wording.ts';

/** What the desk's own eye says of a readable picture: light, sharpness, colour, and which way up it lies. */
export function judgeLook(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  const { found, hides } = judgeLight(facts, demands, judge);
  const seen = [...found, ...(hides === 'everything' ? [] : judgeFocus(facts, demands, judge, hides === 'contrast'))];
  return [
    ...seen,
    ...judgeNumberRow(facts, demands, seen, judge),
    ...judgeColour(facts, demands, judge),
    ...judgeOrientation(facts, demands, judge),
  ];
}

/**
 * A copy without any colour. That there is none is measured, not guessed, so it blocks where the platform wants colour –
 * except for other attachments, which may well be black on white.
 */
function judgeColour(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  const { chroma, colouredShare, brightness } = facts;
  const { profile, thresholds, kind } = demands;
  if (chroma === null || colouredShare === null) return [];
  if (colouredShare >= thresholds.colouredShareGrey) return judgePaperColour(facts, demands, judge);
  // Colours fade with the light, so in a dark picture their absence says nothing. A white paper on a black table is not dark.
  const paper = facts.appearance?.document?.full === false ? facts.appearance.paperBrightness : null;
  const isDim = paper === null ? (brightness ?? 0) < thresholds.brightnessDim : paper < thresholds.paperDim;
  if (isDim) return [];
  const colourless = chroma < thresholds.chromaGrey;
  if (profile.colourRequired && colourless && kind !== 'otherAttachment') {
    return [
      judge('scan.grey', {
        ...demandedBy(profile),
        where: 'chroma',
        message: `画面没有颜色（彩色部分 ${percent(colouredShare)}），像黑白件或复印件；“${profile.label}”要求彩色。`,
        remedy: '请用原件彩色扫描或直接拍照，不要用复印件，扫描时不要选“黑白”或“灰度”。',
        zones: [paperZone(facts.appearance)],
      }),
    ];
  }
  return [
    judge('scan.greyDoubtful', {
      weight: profile.colourRequired ? 'should' : 'hint',
      where: 'chroma',
      message: `画面几乎没有颜色（彩色部分 ${percent(colouredShare)}），可能是复印件，也可能本来就是白纸黑字。`,
      remedy: '请打开看一眼：应有红章、国徽或彩色底纹而看不到的，请用原件重新彩色扫描或拍照。',
      zones: [paperZone(facts.appearance)],
    }),
  ];
}

/** A grey copy on a coloured table: the picture has colours, the paper on it has none. */
function judgePaperColour(
  { appearance }: ScanFacts,
  { profile, thresholds, kind }: ScanDemands,
  judge: Judge,
): Finding[] {
  const { document = null, paperColoured = null, paperBrightness = null } = appearance ?? {};
  if (!document || document.full || paperColoured === null || !certificateKinds.has(kind)) return [];
  if (document.confidence < thresholds.documentSure || paperColoured >= thresholds.colouredShareGrey) return [];
  if ((paperBrightness ?? 0) < thresholds.paperDim) return [];
  return [
    judge('scan.greyDoubtful', {
      weight: profile.colourRequired ? 'should' : 'hint',
      where: 'chroma',
      message: '画面里只有桌面有颜色，证件本身没有颜色，像是复印件。',
      remedy: '请用原件彩色扫描或直接拍照，不要用复印件。',
      zones: [document.corners],
    }),
  ];
}

/** A portrait picture narrower than this (height to width) shows a lying card turned by 90 degrees, or mostly table. */
const uprightRatio = 1.2;

function judgeOrientation(
  { exifOrientation, width, height, appearance }: ScanFacts,
  { kind }: ScanDemands,
  judge: Judge,
): Finding[] {
  const found: Finding[] = [];
  if (exifOrientation !== null && exifOrientation !== 1) {
    found.push(
      judge('scan.exifOrientation', {
        weight: 'hint',
        where: 'exifOrientation',
        message: '照片靠拍摄时留下的方向标记才显示为正向，有的平台不认这个标记，会把图放倒。',
        remedy: '上传后请看一眼预览；若是倒的，用看图软件旋转后另存，再上传。',
      }),
    );
  }
  const lyingCard = kind === 'personFront' || kind === 'personBack';
  const document = appearance?.document;
  // The card itself says more than the picture around it; and once its layout tells how it lies, that is told.
  const stands = document
    ? document.height > document.width * uprightRatio && !appearance.cardTurn
    : width !== null && height !== null && height > width * uprightRatio;
  if (lyingCard && stands) {
    found.push(
      judge('scan.upright', {
        weight: 'hint',
        where: 'height',
        message: `证件是横的，这张图是竖的（${width}×${height} 像素），证件可能放倒了，或者周围桌面拍得太多。`,
        remedy: '请打开看一眼；放倒的请旋转后另存，证件太小的请横过手机靠近重拍。',
        zones: [paperZone(appearance)],
      }),
    );
  }
  return found;
}
