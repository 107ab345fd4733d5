import type { Finding } from '../filing/finding.ts';
import type { ScanThresholds } from '../rules/rulePack.ts';
import type { Appearance, Grid } from './appearance.ts';
import { certificateKinds } from './certificates.ts';
import { gridShare, gridZones } from './gridZones.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import { paperZone, wholePicture } from './quad.ts';
import type { ScanFacts } from './scanFacts.ts';
import { shadowOn } from './shadowAcross.ts';
import { weightOf } from './weightOf.ts';
import { percent } from './wording.ts';

/** What is wrong with the light, and how much else it hides: nothing, fine contrast, or everything. */
export interface LightJudged {
  readonly found: Finding[];
  readonly hides: 'nothing' | 'contrast' | 'everything';
}

/**
 * Light first: in a picture that is black or blank, blur is only its consequence and is not reported again.
 *
 * Where the paper was found its own brightness counts: a white card on a black table is not dark. Blocking is kept for
 * the clear cases; between the two thresholds the desk only asks a person to look.
 */
export function judgeLight(facts: ScanFacts, demands: ScanDemands, judge: Judge): LightJudged {
  const { brightness, sharpness, appearance } = facts;
  if (brightness === null || sharpness === null) return { found: [], hides: 'nothing' };
  const { thresholds } = demands;
  const paper = appearance?.document && !appearance.document.full ? appearance.paperBrightness : null;
  const measured = paper ?? brightness;
  const [dark, dim] =
    paper === null
      ? [thresholds.brightnessDark, thresholds.brightnessDim]
      : [thresholds.paperDark, thresholds.paperDim];
  const light = `${paper === null ? '平均亮度' : '纸面亮度'} ${Math.round(measured)}（满分 255）`;
  if (measured < dark) {
    const verdict = {
      weight: 'must',
      where: 'brightness',
      message: `画面太暗：${light}，低于 ${dark} 就很难看清。`,
      remedy: '请在明亮、光线均匀的地方重拍，不要遮住光。',
      zones: [paperZone(appearance)],
    } as const;
    return { found: [judge('scan.dark', verdict)], hides: 'everything' };
  }
  const blank = judgeBlank(facts, demands, judge);
  if (blank) return { found: [blank], hides: 'everything' };
  const found: Finding[] = [];
  if (measured < dim) {
    found.push(
      judge('scan.dim', {
        weight: 'should',
        where: 'brightness',
        message: `画面偏暗：${light}，一般在 ${dim} 以上才看得舒服。`,
        remedy: '请打开看一眼；字看不清的，换个亮的地方重拍。',
        zones: [paperZone(appearance)],
      }),
    );
  }
  const hides = found.length > 0 ? 'contrast' : 'nothing';
  return { found: [...found, ...judgeShadow(facts, demands, judge), ...judgeGlare(facts, demands, judge)], hides };
}

function judgeBlank(
  { brightness, sharpness, whiteShare, appearance }: ScanFacts,
  { thresholds, kind }: ScanDemands,
  judge: Judge,
): Finding | null {
  // A white page around a card says nothing of the card.
  const paper = appearance?.document && !appearance.document.full ? appearance.paperBrightness : null;
  if (paper !== null && paper <= thresholds.brightnessWashedOut) return null;
  // A scanned page of paper is white by nature, so brightness alone says nothing bad as long as there is detail on it.
  const blank = (sharpness ?? 0) < thresholds.sharpnessDoubtful || certificateKinds.has(kind);
  if ((brightness ?? 0) <= thresholds.brightnessWashedOut || !blank) return null;
  const share = Math.round((whiteShare ?? 0) * 100);
  return judge('scan.washedOut', {
    weight: 'should',
    where: 'brightness',
    message: `画面几乎一片白：平均亮度 ${Math.round(brightness ?? 0)}（满分 255），${share}% 的画面接近纯白，可能曝光过度、反光或是白纸。`,
    remedy: '请打开看一眼；确实看不清的，避开灯光直射和闪光灯重拍。',
    zones: [paperZone(appearance)],
  });
}

/** A shadow across the paper: places much darker than its brightest ones. Photos on a card are dark too, but small. */
function judgeShadow({ appearance }: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  const { thresholds, kind } = demands;
  if (!appearance || kind === 'otherAttachment') return [];
  const { light } = appearance;
  if (!appearance.document) return judgeShadowAcross(light, thresholds, judge);
  const brightest = brightestOf(light.values);
  if (brightest === null) return [];
  const below = (part: number) => (value: number) => value < part * brightest;
  const deep = gridShare(light, below(thresholds.shadowBad));
  const share = gridShare(light, below(thresholds.shadowDoubtful));
  if (share < thresholds.shadowPart) return [];
  const bad = deep >= thresholds.shadowPart;
  return [
    judge('scan.shadow', {
      weight: weightOf(bad, appearance.document, demands),
      where: 'appearance',
      message: bad
        ? `光线不均匀：约 ${percent(deep)} 的纸面在很深的阴影里。`
        : `光线不太均匀：约 ${percent(share)} 的纸面偏暗，可能有阴影。`,
      remedy: '请避开手机和手的影子，在光线均匀的地方重拍。',
      zones: gridZones(light, below(bad ? thresholds.shadowBad : thresholds.shadowDoubtful)),
    }),
  ];
}

/** Where no paper was found, a shadow is told by its edge, which crosses the whole picture. */
function judgeShadowAcross(light: Grid, thresholds: ScanThresholds, judge: Judge): Finding[] {
  const shadow = shadowOn(light, thresholds);
  if (!shadow || shadow.depth >= thresholds.shadowDoubtful) return [];
  const share = percent(gridShare(light, shadow.isIn));
  return [
    judge('scan.shadow', {
      weight: 'should',
      where: 'appearance',
      message:
        shadow.depth < thresholds.shadowBad
          ? `光线不均匀：约 ${share} 的画面在很深的阴影里。`
          : `光线不太均匀：约 ${share} 的画面偏暗，可能有阴影。`,
      remedy: '请避开手机和手的影子，在光线均匀的地方重拍。',
      zones: gridZones(light, shadow.isIn),
    }),
  ];
}

/** Cells fewer than this say nothing about how even the light is. */
const enoughCells = 12;

function brightestOf(values: Appearance['light']['values']): number | null {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other);
  if (known.length < enoughCells) return null;
  return known[Math.floor(known.length * 0.9)] ?? null;
}

/**
 * A lamp's reflection on a paper: spots of pure white on a ground that is not white.
 *
 * Where no paper was found, or for scans measured before the desk looked for spots, it is a hint only: a sheet of white
 * paper below the card looks the same from there.
 */
function judgeGlare(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  const { brightness, whiteShare, appearance } = facts;
  const { thresholds, kind } = demands;
  if (kind === 'otherAttachment' || brightness === null || whiteShare === null) return [];
  if (!appearance?.document) return certificateKinds.has(kind) ? judgeWhiteShare(facts, demands, judge) : [];
  const share = appearance.glare.reduce((sum, spot) => sum + spot.share, 0);
  if (share < thresholds.spotDoubtful) return [];
  return [
    judge('scan.glare', {
      weight: weightOf(share >= thresholds.spotBad, appearance.document, demands),
      where: 'whiteShare',
      message:
        share >= thresholds.spotBad
          ? `有反光：纸面上 ${percent(share)} 白成一片，那里的内容看不见。`
          : `可能有反光：纸面上有 ${percent(share)} 白成一片。`,
      remedy: '请打开看一眼；反光遮住字或照片的，换个角度、关掉闪光灯重拍。',
      zones: appearance.glare.map(({ zone }) => zone),
    }),
  ];
}

function judgeWhiteShare({ brightness, whiteShare }: ScanFacts, { thresholds }: ScanDemands, judge: Judge): Finding[] {
  if ((whiteShare ?? 0) < thresholds.glareShare || (brightness ?? 0) > thresholds.brightnessGlare) return [];
  return [
    judge('scan.glare', {
      weight: 'hint',
      where: 'whiteShare',
      message: `画面有 ${percent(whiteShare ?? 0)} 接近纯白，可能有反光；也可能只是垫了白纸。`,
      remedy: '请打开看一眼；反光遮住字或照片的，换个角度、关掉闪光灯重拍。',
      zones: [wholePicture],
    }),
  ];
}
