import type { Finding } from '../filing/finding.ts';

/** What making a copy for a platform puts right by itself, and how that is said; see weighForCase.ts. */
export const curedByFitting: Readonly<Record<string, string>> = {
  'scan.format': '不用处理：打包时会自动另做一份平台能收的图片，原图不动。',
  'scan.bytesTooMany': '不用处理：打包时会自动另做一份大小合适的，原图不动。',
  'scan.bytesAboveAdvised': '不用处理：打包时会自动另做一份大小合适的，原图不动。',
  'scan.bytesTooFew': '不用处理：打包时会自动用更高的质量另做一份，原图不动；真做不到时，打包时会说明。',
  'scan.extension': '不用处理：打包时文件名会自动写对。',
  'scan.exifOrientation': '不用处理：打包时会自动转正。',
};

/**
 * Whether it shows only when the copy is made: what is cured for certain, and pixels, of which a copy may have enough or
 * not. Pure.
 */
export function isLeftToTheCopy({ rule }: Pick<Finding, 'rule'>): boolean {
  return rule === 'scan.pixelsTooFew' || Object.hasOwn(curedByFitting, rule);
}
