import type { OpenedCase } from '../api/cases.ts';
import { cardKinds } from '../scans/certificates.ts';
import { personIn } from './filingCase.ts';
import type { KnownSlot } from './materialSlot.ts';
import { materialTiles } from './materialTiles.ts';
import { missingSides } from './missingSides.ts';
import { roleSchema } from './person.ts';

/** What can be wrong with a picture so that only a new one helps; each has a drawn hint. */
export const retakeKinds = [
  'cut',
  'blurred',
  'glare',
  'dark',
  'pale',
  'small',
  'tilted',
  'screen',
  'grey',
  'unsealed',
  'swapped',
  'portraitMissing',
  'emblemMissing',
  'sideMissing',
  'mirrored',
  'unreadable',
] as const;
export type RetakeKind = (typeof retakeKinds)[number];

/** As one says it to a client: what is wrong with the picture, and what to do the next time. */
export const retakeWords: Readonly<Record<RetakeKind, { readonly why: string; readonly how: string }>> = {
  cut: { why: '没有拍全，有边角在画面外面', how: '离远一点，四个角都要在画面里，四周留一点边' },
  blurred: { why: '有地方拍糊了，字看不清', how: '放在桌上，手机拿稳，点一下画面对准了再拍' },
  glare: { why: '有反光，盖住了字', how: '关掉闪光灯，换个方向，不让灯光照出亮斑' },
  dark: { why: '太暗，或者有阴影', how: '到窗边或灯下拍，身体和手机不要挡光' },
  pale: { why: '太亮，字发白看不清', how: '避开强光和闪光灯，换个亮度均匀的地方' },
  small: { why: '图片太小，放大就看不清', how: '靠近一点拍，让证件占满画面；微信发送时勾选“原图”' },
  tilted: { why: '拍歪了，证件变了形', how: '放平，从正上方往下拍，四条边和画面对齐' },
  screen: { why: '像是对着屏幕拍的', how: '要拍实物原件，不要拍电脑或手机屏幕' },
  grey: { why: '是黑白的，像复印件', how: '要原件的彩色照片，不要复印件' },
  unsealed: { why: '没有看到红色的印章', how: '盖好章，等印泥干了再拍，整页都要拍进去' },
  swapped: { why: '正反面可能放反了', how: '人像面和国徽面各拍一张，分开发' },
  portraitMissing: { why: '收到的只有国徽面，还缺人像面', how: '翻到有照片、姓名和号码的那一面，单独拍一张' },
  emblemMissing: { why: '收到的只有人像面，还缺国徽面', how: '翻到有国徽和有效期限的那一面，单独拍一张' },
  sideMissing: { why: '两面发的是同一张照片，缺了一面', how: '有照片的一面、有国徽的一面各拍一张，分开发' },
  mirrored: { why: '照片是左右反的，字也是反的', how: '用手机背面的摄像头拍，不要用自拍的那个' },
  unreadable: { why: '收到的文件打不开', how: '重新拍一张，用微信发照片，勾选“原图”' },
};

const kindOfRule: Readonly<Record<string, RetakeKind>> = {
  'scan.cut': 'cut',
  'scan.edgesUnclear': 'cut',
  'scan.blurred': 'blurred',
  'scan.blurDoubtful': 'blurred',
  'scan.partBlurred': 'blurred',
  'scan.glare': 'glare',
  'scan.numberGlare': 'glare',
  'scan.numberBlurred': 'blurred',
  'scan.dark': 'dark',
  'scan.dim': 'dark',
  'scan.shadow': 'dark',
  'scan.washedOut': 'pale',
  'scan.pixelsTooFew': 'small',
  'scan.bytesTooFew': 'small',
  'scan.dots': 'small',
  'scan.small': 'small',
  'scan.tilted': 'tilted',
  'scan.aslant': 'tilted',
  'scan.screen': 'screen',
  'scan.drawn': 'screen',
  'scan.grey': 'grey',
  'scan.greyDoubtful': 'grey',
  'scan.sealMissing': 'unsealed',
  'scan.cardSide': 'swapped',
  'scan.mirrored': 'mirrored',
  'scan.empty': 'unreadable',
  'scan.truncated': 'unreadable',
  'scan.corrupt': 'unreadable',
  'scan.notAPicture': 'unreadable',
  'scan.tooManyPixels': 'unreadable',
};

/** One picture to be taken again. */
export interface RetakeItem {
  readonly title: string;
  /** What is wrong with it, the gravest first; never empty. */
  readonly kinds: readonly RetakeKind[];
  /** False for what only had better be taken again. */
  readonly needed: boolean;
}

/**
 * The pictures of a case that the client should take again, what is needed first, and then in the order of the form.
 *
 * Only what a new picture puts right: sizes, formats and how a picture is turned are mended here. A picture that stands at two roles of one human
 * being is asked for once. Holds no certificate number, only whose it is. Pure.
 */
export function retakeItems({
  application,
  ...opened
}: Pick<OpenedCase, 'application' | 'required' | 'materials' | 'findings'>): RetakeItem[] {
  const missing = missingSides(opened.materials);
  const found = materialTiles(opened).flatMap(({ slot, held }) =>
    held.flatMap(({ scanId, findings }, index) => {
      // Nothing else about the picture matters there: it is one of the other side.
      const lost = missing.get(slot.id);
      if (lost)
        return [{ picture: `${lost.card} ${lost.side}`, slot, which: null, kinds: [lost.side], needed: lost.needed }];
      const grave = findings.filter(({ rule, weight }) => weight === 'must' && rule !== 'scan.sameSide');
      const told = grave.length > 0 ? grave : findings.filter(({ weight }) => weight === 'should');
      const kinds = [...new Set(told.flatMap(({ rule }) => kindOfRule[rule] ?? []))];
      const which = held.length > 1 ? index + 1 : null;
      return kinds.length === 0 ? [] : [{ picture: `${scanId}`, slot, which, kinds, needed: grave.length > 0 }];
    }),
  );
  const items = [...Map.groupBy(found, ({ picture }) => picture).values()].map((places): RetakeItem => {
    const titles = places.map(({ slot, which }) => titleOf(slot, which, application));
    return {
      title: places.length > 1 ? sharedTitle(places, application) : titles.join('、'),
      kinds: [...new Set(places.flatMap(({ kinds }) => kinds))],
      needed: places.some(({ needed }) => needed),
    };
  });
  return items.toSorted((one, other) => Number(other.needed) - Number(one.needed));
}

function nameAt(slot: KnownSlot, application: OpenedCase['application']): string | null {
  const role = roleSchema.options.find((each) => slot.id.startsWith(each));
  return role === undefined ? null : (personIn(application, role)?.name ?? null);
}

function titleOf(slot: KnownSlot, which: number | null, application: OpenedCase['application']): string {
  const details = [nameAt(slot, application), which === null ? null : `第 ${which} 张`].filter((each) => each !== null);
  return details.length === 0 ? slot.label : `${slot.label}（${details.join('，')}）`;
}

/** 吴某的证件人像面: one card, whatever it is for. */
function sharedTitle(places: readonly { readonly slot: KnownSlot }[], application: OpenedCase['application']): string {
  const names = new Set(places.map(({ slot }) => nameAt(slot, application)));
  const sides = new Set(places.map(({ slot }) => slot.scanKind));
  const [name] = names;
  const [side] = sides;
  const one = names.size === 1 && sides.size === 1 && typeof name === 'string';
  if (one && side === 'personFront') return `${name}的证件人像面`;
  if (one && side === 'personBack') return `${name}的证件国徽面`;
  const isCard = [...sides].every((each) => cardKinds.has(each));
  if (isCard && names.size === 1 && typeof name === 'string') return `${name}的证件`;
  return places.map(({ slot }) => slot.label).join('、');
}
