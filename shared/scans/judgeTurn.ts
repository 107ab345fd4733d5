import type { Finding } from '../filing/finding.ts';
import { cardKinds } from './certificates.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import type { ScanFacts } from './scanFacts.ts';
import { turnSeen } from './turnSeen.ts';

const told = {
  code: '从二维码看',
  marks: '从红章和文字的位置看',
} as const;

/** A certificate or a letter that lies on its side or on its head. What an ID card says of itself is told with its layout. Pure. */
export function judgeTurn(facts: ScanFacts, { kind }: ScanDemands, judge: Judge): Finding[] {
  if (cardKinds.has(kind) || kind === 'otherAttachment') return [];
  const seen = turnSeen(facts);
  if (!seen || seen.turn === 0 || seen.by === 'card') return [];
  const { turn, by } = seen;
  // Where the marks stand on a part of a paper says nothing about the whole: what is cut is told, and nothing on top.
  if (by === 'marks' && (facts.appearance?.document?.cut.length ?? 0) > 0) return [];
  const what = kind === 'letter' ? '这一页' : '证件';
  const corners = facts.appearance?.document?.corners;
  return [
    judge('scan.turned', {
      weight: 'should',
      where: 'appearance',
      message: `${told[by]}，${what}${turn === 180 ? '是倒着的。' : `放倒了：字头朝${turn === 90 ? '右' : '左'}。`}`,
      remedy: '打开这张图，点“修整”，用“自动找边”或“左转”“右转”转正后保存；也可以用看图软件转正后另存，再上传。',
      ...(corners ? { zones: [corners] } : {}),
    }),
  ];
}
