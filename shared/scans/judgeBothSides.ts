import type { Finding } from '../filing/finding.ts';
import type { CardOnPicture } from './appearance.ts';
import type { Judge } from './judgeScan.ts';

/** Both sides of a card on one picture, where one of them is asked for: nobody has to take it again, it is to be parted. Pure. */
export function judgeBothSides(sides: readonly CardOnPicture[], judge: Judge): Finding[] {
  return [
    judge('scan.bothSides', {
      weight: 'should',
      where: 'appearance',
      message: '证件的两面都在这一张图上，平台要人像面、国徽面各一张。',
      remedy: '不用请客户重拍：把这个文件拖进“收件”，软件会把它分成两张，再分别放到人像面和国徽面。',
      zones: sides.map(({ corners }) => corners),
    }),
  ];
}
