import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '#shared/filing/safeFileName.ts';

describe('safeFileName', () => {
  it.each([
    ['2026-0001 样例科技有限公司', '2026-0001 样例科技有限公司'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['  多余  空格  ', '多余 空格'],
    ['结尾有点...', '结尾有点'],
    ['', '未命名'],
    ['...', '未命名'],
    ['CON', '_CON'],
    ['nul.pdf', '_nul.pdf'],
  ])('%j becomes %j', (wish, name) => {
    expect(safeFileName(wish)).toBe(name);
  });

  it('is always a name Windows accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (wish) => {
        const name = safeFileName(wish);
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]$|^$/u);
        expect([...name].length).toBeLessThanOrEqual(81);
      }),
    );
  });
});
