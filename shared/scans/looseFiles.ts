import type { Finding } from '../filing/finding.ts';
import { withBitmapAdvice } from './bitmapAdvice.ts';
import type { ScanFacts } from './scanFacts.ts';

/** The way to where pictures are mended: 修整 and fitted copies belong to cases. */
const intake = '放进“收件”、归到案件以后';

const smaller = `不用请客户重发：${intake}，生成提交包时会自动做一份大小合适的副本，原图不动。`;

/** What is mended in a case, of a file that is in none yet: how it gets there, and what helps without. */
const inACase: Readonly<Record<string, string>> = {
  'scan.turned': `不用请客户重拍：${intake}，打开这张图点“修整”就能转正；自己上传的，请用看图软件转正后另存。`,
  'scan.tilted': `${intake}，打开这张图点“修整”就能拉正，拉正以后看不清的再重拍；自己上传的，请摆正后重拍。`,
  'scan.aslant': `${intake}，打开这张图点“修整”就能拉正，拉正以后看不清的再重拍；自己上传的，请从正上方重拍。`,
  'scan.bytesTooMany': smaller,
  'scan.bytesAboveAdvised': smaller,
};

/** Findings of files that are in no case, each with a remedy that can be followed where they are shown. Pure. */
export function forLooseFiles(findings: readonly Finding[], facts: Pick<ScanFacts, 'contentType'>): Finding[] {
  return withBitmapAdvice(findings, facts).map((finding) => ({
    ...finding,
    remedy: inACase[finding.rule] ?? finding.remedy,
  }));
}
