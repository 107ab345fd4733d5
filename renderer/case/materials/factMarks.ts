import type { CaseMaterial } from '#shared/api/cases.ts';
import type { Weight } from '#shared/filing/finding.ts';
import { formatBytes } from '#shared/scans/wording.ts';

/** Where on the picture a failing fact is drawn: along its edges, across it, or at a corner. */
export type MarkKind = 'edges' | 'frame' | 'corner';

/** One failing fact as it is drawn on the picture. */
export interface FactMark {
  readonly kind: MarkKind;
  readonly weight: Weight;
  readonly rule: string;
  /** Short enough to stand on the picture; the whole sentence stands beside it. */
  readonly text: string;
}

/** Rules about size in pixels are drawn as measured edges, rules about the whole look as a frame, the rest as a note. */
const kinds: Readonly<Record<string, MarkKind>> = {
  'scan.pixelsTooFew': 'edges',
  'scan.cutSmall': 'edges',
  'scan.upright': 'edges',
  'scan.dark': 'frame',
  'scan.dim': 'frame',
  'scan.washedOut': 'frame',
  'scan.glare': 'frame',
  'scan.blurred': 'frame',
  'scan.blurDoubtful': 'frame',
  'scan.grey': 'frame',
  'scan.greyDoubtful': 'frame',
};

const words: Readonly<Record<string, string>> = {
  'scan.dark': '太暗',
  'scan.dim': '偏暗',
  'scan.washedOut': '过白',
  'scan.glare': '可能反光',
  'scan.blurred': '模糊',
  'scan.blurDoubtful': '可能不清',
  'scan.partBlurred': '局部模糊',
  'scan.numberGlare': '号码反光',
  'scan.numberBlurred': '号码模糊',
  'scan.shadow': '有阴影',
  'scan.cut': '没拍全',
  'scan.small': '太小',
  'scan.tilted': '歪了',
  'scan.aslant': '侧拍',
  'scan.dots': '像素少',
  'scan.cardSide': '可能放错面',
  'scan.sidesSwapped': '两面放反',
  'scan.turned': '放倒了',
  'scan.mirrored': '左右反了',
  'scan.edgesUnclear': '边缘不清',
  'scan.screen': '可能翻拍屏幕',
  'scan.drawn': '可能是电子证照',
  'scan.ownMark': '有水印',
  'scan.sealMissing': '没看到红章',
  'scan.sameSide': '两面同图',
  'scan.codeMatches': '二维码一致',
  'scan.codeDiffers': '二维码不一致',
  'scan.codeRead': '二维码',
  'scan.codeForeign': '二维码可疑',
  'scan.codeOpaque': '二维码',
  'scan.codeUnread': '二维码读不出',
  'scan.grey': '黑白',
  'scan.greyDoubtful': '可能是复印件',
  'scan.upright': '放倒了',
  'scan.exifOrientation': '靠标记转正',
  'scan.format': '格式不收',
  'scan.extension': '后缀不符',
  'scan.pages': '多页',
};

/** What is wrong with a picture, ready to be drawn on it. Pure. */
export function factMarks({ facts, findings }: Pick<CaseMaterial, 'facts' | 'findings'>): FactMark[] {
  return findings.map(({ rule, weight, zones }) => ({
    // What has a place of its own is outlined there; a frame around everything would say less.
    kind: zones ? 'corner' : (kinds[rule] ?? 'corner'),
    weight,
    rule,
    text: textOf(rule, facts),
  }));
}

function textOf(rule: string, { bytes, width, height }: CaseMaterial['facts']): string {
  if (rule.startsWith('scan.bytes')) return formatBytes(bytes);
  if ((rule === 'scan.pixelsTooFew' || rule === 'scan.cutSmall') && width !== null && height !== null)
    return `${width}×${height}`;
  return words[rule] ?? '请看说明';
}
