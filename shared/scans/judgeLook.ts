import type { Finding } from '../filing/finding.ts';
import type { ScanKind } from '../filing/materialSlot.ts';
import { demandedBy } from './demanded.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import type { ScanFacts } from './scanFacts.ts';

/** What the desk's own eye says of a readable picture: light, sharpness, colour, and which way up it lies. */
export function judgeLook(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  return [
    ...judgeLightAndSharpness(facts, demands, judge),
    ...judgeGlare(facts, demands, judge),
    ...judgeColour(facts, demands, judge),
    ...judgeOrientation(facts, demands, judge),
  ];
}

/**
 * Light first: in a picture that is black or blank, blur is only its consequence and is not reported again.
 *
 * Blocking is kept for the clear cases; between the two thresholds the desk only asks a person to look.
 */
function judgeLightAndSharpness(
  { brightness, sharpness, whiteShare }: ScanFacts,
  { thresholds, kind }: ScanDemands,
  judge: Judge,
): Finding[] {
  if (brightness === null || sharpness === null) return [];
  const light = Math.round(brightness);
  if (brightness < thresholds.brightnessDark) {
    return [
      judge('scan.dark', {
        weight: 'must',
        where: 'brightness',
        message: `画面太暗：平均亮度 ${light}（满分 255），低于 ${thresholds.brightnessDark} 就很难看清。`,
        remedy: '请在明亮、光线均匀的地方重拍，不要遮住光。',
      }),
    ];
  }
  const found: Finding[] = [];
  // A scanned page of paper is white by nature, so brightness alone says nothing bad as long as there is detail on it.
  const blank = sharpness < thresholds.sharpnessDoubtful || certificates.has(kind);
  if (brightness > thresholds.brightnessWashedOut && blank) {
    const share = Math.round((whiteShare ?? 0) * 100);
    return [
      judge('scan.washedOut', {
        weight: 'should',
        where: 'brightness',
        message: `画面几乎一片白：平均亮度 ${light}（满分 255），${share}% 的画面接近纯白，可能曝光过度、反光或是白纸。`,
        remedy: '请打开看一眼；确实看不清的，避开灯光直射和闪光灯重拍。',
      }),
    ];
  }
  if (brightness < thresholds.brightnessDim) {
    found.push(
      judge('scan.dim', {
        weight: 'should',
        where: 'brightness',
        message: `画面偏暗：平均亮度 ${light}（满分 255），一般在 ${thresholds.brightnessDim} 以上才看得舒服。`,
        remedy: '请打开看一眼；字看不清的，换个亮的地方重拍。',
      }),
    );
  }
  const detail = Math.round(sharpness);
  if (sharpness < thresholds.sharpnessBlurred) {
    found.push(
      judge('scan.blurred', {
        weight: 'must',
        where: 'sharpness',
        message: `画面模糊：清晰度测得 ${detail}，低于 ${thresholds.sharpnessBlurred} 时小字基本认不出。`,
        remedy: '请擦净镜头、拿稳手机，点一下屏幕对焦后重拍，发送时勾选“原图”。',
      }),
    );
  } else if (sharpness < thresholds.sharpnessDoubtful && found.length === 0) {
    // In a dim picture contrast is low anyway, and looking at it has just been asked for.
    found.push(
      judge('scan.blurDoubtful', {
        weight: 'should',
        where: 'sharpness',
        message: `画面可能不够清楚：清晰度测得 ${detail}，清楚的照片一般在 ${thresholds.sharpnessDoubtful} 以上；这只是估计。`,
        remedy: '请放大看最小的字，看不清就请客户重拍。',
      }),
    );
  }
  return found;
}

const certificates: ReadonlySet<ScanKind> = new Set(['subjectCertificate', 'personFront', 'personBack']);

/**
 * A lamp's reflection on a card or certificate: some of it pure white in a picture that is not white as a whole.
 *
 * Only a hint: a sheet of white paper below the card looks the same from here.
 */
function judgeGlare({ brightness, whiteShare }: ScanFacts, { thresholds, kind }: ScanDemands, judge: Judge): Finding[] {
  if (brightness === null || whiteShare === null || !certificates.has(kind)) return [];
  if (whiteShare < thresholds.glareShare || brightness > thresholds.brightnessGlare) return [];
  return [
    judge('scan.glare', {
      weight: 'hint',
      where: 'whiteShare',
      message: `画面有 ${percent(whiteShare)} 接近纯白，可能有反光；也可能只是垫了白纸。`,
      remedy: '请打开看一眼；反光遮住字或照片的，换个角度、关掉闪光灯重拍。',
    }),
  ];
}

/**
 * A copy without any colour. That there is none is measured, not guessed, so it blocks where the platform wants colour –
 * except for other attachments, which may well be black on white.
 */
function judgeColour(
  { chroma, colouredShare, brightness }: ScanFacts,
  { profile, thresholds, kind }: ScanDemands,
  judge: Judge,
): Finding[] {
  if (chroma === null || colouredShare === null || colouredShare >= thresholds.colouredShareGrey) return [];
  // Colours fade with the light, so in a dark picture their absence says nothing.
  if ((brightness ?? 0) < thresholds.brightnessDim) return [];
  const colourless = chroma < thresholds.chromaGrey;
  if (profile.colourRequired && colourless && kind !== 'otherAttachment') {
    return [
      judge('scan.grey', {
        ...demandedBy(profile),
        where: 'chroma',
        message: `画面没有颜色（彩色部分 ${percent(colouredShare)}），像黑白件或复印件；“${profile.label}”要求彩色。`,
        remedy: '请用原件彩色扫描或直接拍照，不要用复印件，扫描时不要选“黑白”或“灰度”。',
      }),
    ];
  }
  return [
    judge('scan.greyDoubtful', {
      weight: profile.colourRequired ? 'should' : 'hint',
      where: 'chroma',
      message: `画面几乎没有颜色（彩色部分 ${percent(colouredShare)}），可能是复印件，也可能本来就是白纸黑字。`,
      remedy: '请打开看一眼：应有红章、国徽或彩色底纹而看不到的，请用原件重新彩色扫描或拍照。',
    }),
  ];
}

/** A portrait picture narrower than this (height to width) shows a lying card turned by 90 degrees, or mostly table. */
const uprightRatio = 1.2;

function judgeOrientation(
  { exifOrientation, width, height }: ScanFacts,
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
  if (lyingCard && width !== null && height !== null && height > width * uprightRatio) {
    found.push(
      judge('scan.upright', {
        weight: 'hint',
        where: 'height',
        message: `证件是横的，这张图是竖的（${width}×${height} 像素），证件可能放倒了，或者周围桌面拍得太多。`,
        remedy: '请打开看一眼；放倒的请旋转后另存，证件太小的请横过手机靠近重拍。',
      }),
    );
  }
  return found;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
