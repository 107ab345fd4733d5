import type { Finding } from '../filing/finding.ts';
import type { ScanKind } from '../filing/materialSlot.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import type { ScanProfile } from '../rules/rulePack.ts';
import { limitsFor } from './profile.ts';
import { formatBytes, formatPixels } from './wording.ts';

/** How a copy for a platform came out; see fitCopy.ts. */
export type CopyResult =
  | { readonly made: 'none'; readonly reason: 'unreadable' | 'tooManyBytes' | 'tooFewPixels' | 'tooFewBytes' }
  | {
      readonly made: 'same' | 'copy';
      readonly bytes: { readonly byteLength: number };
      readonly enlarged: 'pixels' | 'bytes' | null;
      readonly aboveAdvised: boolean;
    };

/** What is to be said of a copy: why there is none, or what one should know before handing it in. Pure. */
export function copyFindings(
  result: CopyResult,
  { profile, kind }: { readonly profile: ScanProfile; readonly kind: ScanKind },
  rulebook: Rulebook,
): Finding[] {
  const { minBytes, aimMinBytes, maxBytes, minWidth, minHeight } = limitsFor(profile, kind);
  if (result.made === 'none') {
    switch (result.reason) {
      case 'unreadable':
        return [];
      case 'tooManyBytes':
        return [
          rulebook('scan.copyTooManyBytes', {
            weight: 'must',
            where: 'bytes',
            message: `“${profile.label}”要求不超过 ${formatBytes(maxBytes ?? 0)}；压到这么小，上面的小字就看不清了，所以没有生成。`,
            remedy: '请把画面裁到只剩证件本身再试，或让客户靠近一些重拍，背景少一些。',
          }),
        ];
      case 'tooFewPixels':
        return [
          rulebook('scan.copyTooFewPixels', {
            weight: 'must',
            where: 'width',
            message: `“${profile.label}”要求不小于 ${formatPixels(minWidth ?? 1, minHeight ?? 1)}；这张图太小，放大一倍也不够，而且字不会更清楚。`,
            remedy: '请客户用手机后置相机靠近重拍，让证件占满画面，发送时勾选“原图”。',
          }),
        ];
      case 'tooFewBytes':
        return [
          rulebook('scan.copyTooFewBytes', {
            weight: 'must',
            where: 'bytes',
            message: `“${profile.label}”要求不小于 ${formatBytes(minBytes ?? 0)}；这张图细节太少，用最高质量保存仍然达不到。`,
            remedy: '请客户重拍一张清楚的原图；本软件不会往文件里填没用的内容来凑大小。',
          }),
        ];
    }
  }
  const found: Finding[] = [];
  if (result.enlarged !== null)
    found.push(
      rulebook('scan.copyEnlarged', {
        weight: 'should',
        where: result.enlarged === 'pixels' ? 'width' : 'bytes',
        message:
          result.enlarged === 'pixels'
            ? '原图像素不够，副本是放大出来的：尺寸够了，字不会更清楚。'
            : `${minBytes === null ? '有的口径' : `“${profile.label}”`}要求不小于 ${formatBytes(minBytes ?? aimMinBytes ?? 0)}；原图的细节不够，副本是放大出来的：大小够了，字不会更清楚。`,
        remedy: '请打开副本看一眼；字看不清的，请客户重拍。',
      }),
    );
  if (result.aboveAdvised)
    found.push(
      rulebook('scan.copyAboveAdvised', {
        weight: 'should',
        where: 'bytes',
        message: `为了看得清小字，副本有 ${formatBytes(result.bytes.byteLength)}，超过有的口径建议的大小，仍在“${profile.label}”的上限以内。`,
        remedy: '上传时如果提示文件太大，请把画面裁到只剩证件本身再生成一次。',
      }),
    );
  return found;
}
