import type { Day } from '../filing/date.ts';

/** What is written all over a copy, so that it serves no other purpose: 仅供样例点餐小程序备案使用 2026-11-28. Pure. */
export function purposeMark(miniProgram: string | null, today: Day): string {
  const name = (miniProgram ?? '').trim().replace(/小程序$/, '');
  return `仅供${name}小程序备案使用 ${today}`;
}
