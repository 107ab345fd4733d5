import type { ScanKind } from '../filing/materialSlot.ts';
import type { ScanLimits, ScanProfile } from '../rules/rulePack.ts';
import { contentLabels } from './contentType.ts';
import { formatBytes, formatPixels } from './wording.ts';

/** The demands of a profile in words for people who compare platforms. Nothing is left blank. */
export interface ProfileWords {
  /** Kinds of pictures with equal limits stand together. */
  readonly pictures: readonly { readonly of: string; readonly limits: string }[];
  readonly formats: string;
  readonly certificates: string;
  readonly letters: string;
}

/** What the screen calls the kinds of pictures; both sides of an ID card are one to a reader. */
const kindNames: readonly (readonly [name: string, kinds: readonly ScanKind[]])[] = [
  ['主体证件', ['subjectCertificate']],
  ['身份证件', ['personFront', 'personBack']],
  ['授权书等文书', ['letter']],
  ['其他附件', ['otherAttachment']],
];

const unsaid = '没有写';

/** Puts a profile into words. `provinceName` names a 6-digit province code. */
export function sayProfile(profile: ScanProfile, provinceName: (code: string) => string): ProfileWords {
  return {
    pictures: sayPictures(profile),
    formats: sayFormats(profile),
    certificates: sayCertificates(profile, provinceName),
    letters: sayDays(
      profile.letterMaxAgeDays,
      profile.letterMaxAgeDaysByProvince,
      (days) => `${days} 天内签署`,
      provinceName,
    ),
  };
}

function sayPictures(profile: ScanProfile): ProfileWords['pictures'] {
  const said = kindNames.map(([name, kinds]) => ({
    name,
    limits: [...new Set(kinds.map((kind) => sayLimits(profile.kinds[kind])))].join('；'),
  }));
  const groups = Map.groupBy(said, ({ limits }) => limits);
  if (groups.size === 1) return [{ of: '各类图片', limits: said[0]?.limits ?? unsaid }];
  return [...groups].map(([limits, alike]) => ({ of: alike.map(({ name }) => name).join('、'), limits }));
}

function sayLimits(limits: ScanLimits | undefined): string {
  if (!limits) return unsaid;
  const said = [saySize(limits), sayPixels(limits)].filter((part) => part !== null);
  return said.length === 0 ? unsaid : said.join('，');
}

function saySize({ minBytes, maxBytes, warnAboveBytes }: ScanLimits): string | null {
  const size = sayRange(minBytes, maxBytes);
  const warning = warnAboveBytes === null ? '' : `（超过 ${formatBytes(warnAboveBytes)} 提醒）`;
  return size === null ? null : `${size}${warning}`;
}

function sayRange(least: number | null, most: number | null): string | null {
  if (least !== null && most !== null) return `${formatBytes(least)} 至 ${formatBytes(most)}`;
  if (most !== null) return `不超过 ${formatBytes(most)}`;
  return least === null ? null : `不小于 ${formatBytes(least)}`;
}

function sayPixels({ minWidth, minHeight, orientationFree }: ScanLimits): string | null {
  if (minWidth === null || minHeight === null) return null;
  return `至少 ${formatPixels(minWidth, minHeight)}${orientationFree ? '' : '（不能横竖对调）'}`;
}

function sayFormats({ formats, colourRequired }: ScanProfile): string {
  const named = formats.map((format) => contentLabels[format]).join('、');
  return [named || unsaid, ...(colourRequired ? ['要彩色'] : [])].join('，');
}

function sayCertificates(profile: ScanProfile, provinceName: (code: string) => string): string {
  const say = (days: number) => (days === 0 ? '不能过期' : `至少还剩 ${days} 天`);
  const licences = Object.entries(profile.minLicenceDaysLeftByProvince).map(
    ([code, days]) => `${provinceName(code)}的主体证件：${say(days)}`,
  );
  const all = sayDays(profile.minCertificateDaysLeft, profile.minCertificateDaysLeftByProvince, say, provinceName);
  return [all, ...licences].join('；');
}

function sayDays(
  everywhere: number | null,
  byProvince: Readonly<Record<string, number>>,
  say: (days: number) => string,
  provinceName: (code: string) => string,
): string {
  const special = Object.entries(byProvince).map(([code, days]) => `${provinceName(code)}：${say(days)}`);
  return [everywhere === null ? unsaid : say(everywhere), ...special].join('；');
}
