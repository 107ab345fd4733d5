import type { Finding } from '../filing/finding.ts';
import type { ScanLimits } from '../rules/rulePack.ts';
import { demandedBy } from './demanded.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import { limitsFor } from './profile.ts';
import type { ScanFacts } from './scanFacts.ts';
import { formatBytes, formatBytesAgainst, formatPixels } from './wording.ts';

/** File size and pixels against the numbers the platform states for this kind; what it does not state is not judged. */
export function judgeLimits(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  const limits = limitsFor(demands.profile, demands.kind);
  return [...judgeBytes(facts, limits, demands, judge), ...judgePixels(facts, limits, demands, judge)];
}

function judgeBytes(
  { bytes }: ScanFacts,
  { minBytes, maxBytes, warnAboveBytes }: ScanLimits,
  { profile }: ScanDemands,
  judge: Judge,
): Finding[] {
  if (minBytes !== null && bytes < minBytes) {
    const [measured, limit] = formatBytesAgainst(bytes, minBytes);
    return [
      judge('scan.bytesTooFew', {
        ...demandedBy(profile),
        where: 'bytes',
        message: `文件只有 ${measured}，“${profile.label}”要求不小于 ${limit}。`,
        remedy:
          '最好请客户在微信里勾选“原图”重发，不要用截图或压缩过的图；等不及的，生成提交包时会用更高的质量另做一份，够不够会说明。',
      }),
    ];
  }
  if (maxBytes !== null && bytes > maxBytes) {
    const [measured, limit] = formatBytesAgainst(bytes, maxBytes);
    return [
      judge('scan.bytesTooMany', {
        ...demandedBy(profile),
        where: 'bytes',
        message: `文件有 ${measured}，“${profile.label}”要求不超过 ${limit}。`,
        remedy: `不用请客户重发：生成提交包时会自动做一份 ${formatBytes(maxBytes)} 以内的副本，原图不动。`,
      }),
    ];
  }
  if (warnAboveBytes !== null && bytes > warnAboveBytes) {
    const [measured, limit] = formatBytesAgainst(bytes, warnAboveBytes);
    return [
      judge('scan.bytesAboveAdvised', {
        ...demandedBy(profile),
        weight: 'should',
        where: 'bytes',
        message: `文件有 ${measured}，有的口径只收 ${limit} 以内。`,
        remedy: `不用请客户重发：生成提交包时会自动做一份合适的副本，尽量在 ${limit} 以内，原图不动。`,
      }),
    ];
  }
  return [];
}

function judgePixels(
  { width, height }: ScanFacts,
  { minWidth, minHeight, orientationFree }: ScanLimits,
  { profile }: ScanDemands,
  judge: Judge,
): Finding[] {
  if (width === null || height === null) return [];
  const wanted: [number, number] = [minWidth ?? 0, minHeight ?? 0];
  const enough = orientationFree
    ? fits([width, height].sort(ascending), wanted.toSorted(ascending))
    : fits([width, height], wanted);
  if (enough) return [];
  const limit =
    minWidth !== null && minHeight !== null
      ? `${formatPixels(minWidth, minHeight)}${orientationFree ? '（横竖均可）' : ''}`
      : minWidth !== null
        ? `宽 ${minWidth} 像素`
        : `高 ${minHeight} 像素`;
  return [
    judge('scan.pixelsTooFew', {
      ...demandedBy(profile),
      where: 'width',
      message: `图片尺寸是 ${formatPixels(width, height)}，“${profile.label}”要求不小于 ${limit}。`,
      remedy:
        '差得不多的，生成提交包时会自动放大到够，但字不会更清楚；看不清的，请用手机后置相机靠近重拍，让证件占满画面，发送时勾选“原图”。',
    }),
  ];
}

const ascending = (one: number, other: number) => one - other;

function fits(measured: readonly number[], wanted: readonly number[]): boolean {
  return wanted.every((least, index) => (measured[index] ?? 0) >= least);
}
