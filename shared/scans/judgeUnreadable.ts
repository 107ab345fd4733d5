import type { Finding, Weight } from '../filing/finding.ts';
import { contentLabels } from './contentType.ts';
import { accepts, wrongFormat } from './judgeFormat.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import { type ContentType, mostHeicPixels, type ScanFacts, type UnreadableReason } from './scanFacts.ts';
import { formatBytes, formatPixels } from './wording.ts';

interface Sentence {
  readonly rule: string;
  readonly weight: Weight;
  readonly where: keyof ScanFacts;
  readonly message: string;
  readonly remedy: string;
}

/** The one finding of a file that could not be measured; null when it could. */
export function judgeUnreadable(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding | null {
  if (facts.unreadable === null) return null;
  // A content the platform does not take is that problem, whether or not we can look inside.
  if (facts.unreadable === 'unsupported' && !mayBeVideo(facts, demands) && !accepts(demands.profile, facts)) {
    return wrongFormat(facts, demands, judge);
  }
  const { rule, ...verdict } = sentenceFor(facts.unreadable, facts, demands);
  return judge(rule, verdict);
}

/** Some other attachments are films (承诺视频); picture formats do not apply to them. */
function mayBeVideo({ contentType }: ScanFacts, { kind }: ScanDemands): boolean {
  return contentType === 'video' && kind === 'otherAttachment';
}

/** Endings of archives that are opened nowhere here; of what such a file holds no more is known than its name. */
const archiveNames: ReadonlySet<string> = new Set(['rar', '7z', 'tar', 'gz', 'tgz', 'bz2', 'xz']);

const unsupportedRemedies: Readonly<Partial<Record<ContentType, string>>> = {
  video: '请自己打开看一遍，确认画面和声音清楚、内容完整。',
  pdf: '请自己翻看一遍，确认每一页清楚、完整；平台要图片的，请把它拖到“收件”，每一页会变成一张图片。',
};

function sentenceFor(reason: UnreadableReason, facts: ScanFacts, { thresholds }: ScanDemands): Sentence {
  const size = formatBytes(facts.bytes);
  const most = facts.contentType === 'heic' ? mostHeicPixels : thresholds.maxPixels;
  switch (reason) {
    case 'empty':
      return {
        rule: 'scan.empty',
        weight: 'must',
        where: 'bytes',
        message: '这是一个空文件（0 字节），里面没有图片。',
        remedy: '多半是没有下载完就保存了，请在微信里点开原图后重新保存，或请客户重发。',
      };
    case 'tooManyPixels':
      return {
        rule: 'scan.tooManyPixels',
        weight: 'must',
        where: 'width',
        ...((facts.width ?? 0) * (facts.height ?? 0) > most
          ? {
              message: `图片尺寸过大${sizeOf(facts)}，超过 ${Math.round(most / 1e8)} 亿像素，为了安全没有打开。`,
              remedy: '请用手机重新拍摄，或用 300 DPI 重新扫描。',
            }
          : {
              message: `图片尺寸过大${sizeOf(facts)}，按它的保存方式打开要占用的内存太多，为了安全没有打开。`,
              remedy: '请用手机重新拍摄，或用 300 DPI 重新扫描；只有这一份的，请用看图软件另存为普通的 JPG 再试。',
            }),
      };
    case 'notAPicture':
      return {
        rule: 'scan.notAPicture',
        weight: 'must',
        where: 'contentType',
        message: `这个文件不是图片，内容是${contentLabels[facts.contentType]}。`,
        remedy:
          facts.contentType === 'unknown' && archiveNames.has(facts.extension ?? '')
            ? '看后缀是压缩包：请先解压，再把里面的图片拖进来；也可以请对方改成 ZIP 再发，拖到“收件”里会自动打开。'
            : '请确认没有拿错文件，换成照片或彩色扫描件；只改文件名没有用。',
      };
    case 'unsupported':
      return {
        rule: 'scan.unsupported',
        weight: facts.contentType === 'video' ? 'hint' : 'should',
        where: 'contentType',
        message:
          facts.contentType === 'pdf'
            ? '文件内容是 PDF，本程序不检查其中每一页的清晰度和颜色。'
            : `文件内容是 ${contentLabels[facts.contentType]}，本程序暂时看不了里面的画面，没有检查清晰度和颜色。`,
        remedy: unsupportedRemedies[facts.contentType] ?? '请用看图软件打开后另存为 JPG，再检查一次。',
      };
    case 'truncated':
      return {
        rule: 'scan.truncated',
        weight: 'must',
        where: 'bytes',
        message: `图片不完整：文件只有 ${size}，后半部分缺失。`,
        remedy: '多半是传输中断，请重新下载，或请客户重发原图。',
      };
    case 'corrupt':
      return {
        rule: 'scan.corrupt',
        weight: 'must',
        where: 'bytes',
        message: `图片打不开：看起来是 ${contentLabels[facts.contentType]}（${size}），但内容已损坏。`,
        remedy: '请重新下载，或请客户重发原图。',
      };
    case 'timeout':
      return {
        rule: 'scan.timeout',
        weight: 'should',
        where: 'width',
        message: `没查完：图片${sizeOf(facts)}打开得太慢，清晰度、颜色和四边都还没有看。`,
        remedy: '请再查一次；还是查不完的，请自己打开看一遍，或者另存为 JPG 后再查。',
      };
  }
}

function sizeOf({ width, height }: ScanFacts): string {
  return width === null || height === null ? '' : `（${formatPixels(width, height)}）`;
}
