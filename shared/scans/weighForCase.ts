import type { Finding } from '../filing/finding.ts';
import type { ScanKind } from '../filing/materialSlot.ts';
import type { ScanProfile } from '../rules/rulePack.ts';
import { withBitmapAdvice } from './bitmapAdvice.ts';
import { certificateKinds } from './certificates.ts';
import { leastSize, mostEnlarged } from './copyTarget.ts';
import { curedByFitting } from './curedByFitting.ts';
import { limitsFor } from './profile.ts';
import type { ScanFacts } from './scanFacts.ts';
import { formatPixels } from './wording.ts';

/** A picture in a case, and which limits it will have to meet. */
export interface WeighedScan {
  /** What counts: of the fixed copy where there is one. */
  readonly facts: ScanFacts;
  /** Of the file as it came. */
  readonly original: ScanFacts;
  readonly profile: ScanProfile;
  readonly kind: ScanKind;
}

/** Enlarged by more than this, print looks washed out: then a new picture had better be taken. */
const hardlyEnlarged = 1.25;

/**
 * The findings of a file as they weigh in a case, where not the file itself is handed in but the copy made for the platform.
 *
 * What making that copy puts right asks nothing of anybody: it becomes a 提示 that says so. What it cannot put right keeps
 * its weight; what a person can mend in the case says so. A picture that its own fixing made small is never blamed on the client. Pure.
 */
export function weighForCase(findings: readonly Finding[], scan: WeighedScan): Finding[] {
  // No copy is made of what cannot be opened.
  if (scan.facts.unreadable !== null) return withBitmapAdvice(findings, scan.facts);
  return findings.map((finding) => {
    if (finding.rule === 'scan.pixelsTooFew') return weighPixels(finding, scan);
    const remedy = curedByFitting[finding.rule];
    if (remedy !== undefined) return { ...finding, weight: 'hint', remedy };
    // Of certificates the case asks a person about just this (RJ08), once.
    if (finding.rule === 'scan.edgesUnclear' && certificateKinds.has(scan.kind)) return { ...finding, weight: 'hint' };
    if (finding.rule === 'scan.cut' && cutByFixing(scan)) return { ...finding, remedy: cutLess };
    return { ...finding, remedy: mended[finding.rule] ?? finding.remedy };
  });
}

/** What is mended in the case itself, and how: nobody needs another program, or another picture, for it. */
const mended: Readonly<Record<string, string>> = {
  'scan.turned':
    '不用请客户重拍：打开这张图，点“修整”；认得准方向的会先替您转正，看对了就保存，没有转正的再用“左转”“右转”。',
  'scan.upright': '请打开看一眼；放倒的，点“修整”转正；证件太小的，请客户横过手机靠近重拍。',
  'scan.tilted': '打开这张图，点“修整”里的“自动找边”拉正；拉正以后看不清的再重拍。',
  'scan.aslant': '打开这张图，点“修整”里的“自动找边”拉正；拉正以后看不清的，请客户从正上方重拍。',
  'scan.pages': '打包时只用第 1 页；要用别的页，请把那一页另存成单独的图片，再放进来。',
};

const cutLess = '不用请客户重拍：请打开“修整”少裁一些，或点“不裁”再保存。';

/** Whether a copy lacks what its original shows: all four sides of the paper. */
function cutByFixing({ facts, original }: WeighedScan): boolean {
  const came = original.appearance?.document;
  return facts !== original && came !== undefined && came !== null && !came.full && came.cut.length === 0;
}

function weighPixels(finding: Finding, { facts, original, profile, kind }: WeighedScan): Finding {
  const times = enlargementOf(facts, profile, kind);
  const byFixing = facts !== original && enlargementOf(original, profile, kind) <= 1;
  if (times <= mostEnlarged) {
    if (byFixing) return { ...cutSmall(finding, facts), weight: 'hint', remedy: enlargedHere };
    if (times <= hardlyEnlarged) return { ...finding, weight: 'hint', remedy: enlargedHere };
    const weight = finding.weight === 'must' ? 'should' : finding.weight;
    const remedy = '打包时会自动放大到够，但字不会更清楚：请打开看一眼，看不清的请客户靠近重拍，发送时勾选“原图”。';
    return { ...finding, weight, remedy };
  }
  if (!byFixing) return finding;
  return { ...cutSmall(finding, facts), remedy: cutLess };
}

const enlargedHere = '不用处理：打包时会自动放大到平台要的尺寸。';

/** A rule of its own: no new picture is needed for it. */
function cutSmall(finding: Finding, { width, height }: ScanFacts): Finding {
  const message = `修整以后是 ${formatPixels(width ?? 0, height ?? 0)}，比平台要的小；原图是够的。`;
  return { ...finding, rule: 'scan.cutSmall', message };
}

/** How many times larger a picture must become for a platform; 1 and less: it need not. */
function enlargementOf({ width, height }: ScanFacts, profile: ScanProfile, kind: ScanKind): number {
  if (width === null || height === null) return 1;
  const { minWidth, minHeight, orientationFree } = limitsFor(profile, kind);
  const demands = { minWidth: minWidth ?? 1, minHeight: minHeight ?? 1, orientationFree, legibleSide: 1 };
  const least = leastSize({ width, height }, demands);
  return Math.max(least.width / width, least.height / height);
}
