import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textLeft } from '../../../renderer/parts/textLeft.ts';

it('of a text that was saved nothing is left, of what was typed behind it that', () => {
  expect(textLeft('已电话提醒', '已电话提醒')).toBe('');
  expect(textLeft('已电话提醒', '已电话提醒\n客户周三回来')).toBe('客户周三回来');
});

it('of a text that was changed otherwise everything is left', () => {
  expect(textLeft('已电话提醒', '已短信提醒')).toBe('已短信提醒');
});

it('never loses a character that is not in what was saved, blanks aside', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (saved, held) => {
      const letters = (text: string) => [...text].filter((each) => each.trim() !== '').join('');
      const left = letters(textLeft(saved, held));
      expect([letters(held), letters(held).slice(letters(saved).length)]).toContain(left);
    }),
  );
});
