import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quotesOf } from '#shared/erasure/quotedWords.ts';

const number = fc.stringMatching(/^[1-9]\d{16}[\dX]$/);
const wide = (text: string) =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode((each.codePointAt(0) ?? 0) + 0xfee0));

it('finds a number however it was typed', () => {
  const gap = fc.constantFrom('', ' ', '　', '-', '—', '－', ' - ', '\t', '\n', '\u200b');
  fc.assert(
    fc.property(number, fc.array(gap, { minLength: 18, maxLength: 18 }), fc.boolean(), (id, gaps, isWide) => {
      const typed = [...id].map((each, at) => `${isWide ? wide(each) : each}${gaps[at]}`).join('');
      for (const text of [typed, typed.toLowerCase(), JSON.stringify({ text: `证件 ${typed}。` })])
        expect(quotesOf([id])(text), text).toBe(true);
    }),
  );
});

it('finds no other number', () => {
  fc.assert(
    fc.property(number, number, (id, other) => {
      expect(quotesOf([id])(`证件 ${other}`)).toBe(id === other);
    }),
  );
});

it('finds names as they are, and in letters of either case and width', () => {
  const quotes = quotesOf(['王伟', '样例 Demo 公司', 'a@example.com']);
  for (const text of ['客户王伟来电', '样例 demo 公司', '样例　ＤＥＭＯ　公司', '邮箱 A@Example.com'])
    expect(quotes(text), text).toBe(true);
  for (const text of ['老王 伟大', '王　伟', '样例公司', 'b@example.com', '']) expect(quotes(text), text).toBe(false);
});
