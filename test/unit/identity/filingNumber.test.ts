import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkFilingNumber, filingNumberProvince } from '#shared/identity/filingNumber.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

it.each([
  ['粤ICP备12345678号', '440000'],
  ['粤ICP备12345678号-1X', '440000'],
  [' 浙 icp备 2021012345号-12 ', '330000'],
  ['蜀ICP备12345678号', '510000'],
  ['京B2-20090059-1626X', '110000'],
  ['京ICP证030173号', '110000'],
  ['粤公网安备44030002000001号', null],
  ['粤B2', null],
  ['国ICP备12345678号', null],
  ['没有', null],
  ['', null],
])('“%s” was given by %s', (text, code) => {
  expect(filingNumberProvince(text, shippedPack.provinces)).toBe(code);
});

it('every province of the table gives numbers of its own, but Hong Kong, Macao and Taiwan', () => {
  const names = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';
  const given = [...names].map((name) => filingNumberProvince(`${name}ICP备12345678号`, shippedPack.provinces));
  const provinces = shippedPack.provinces.map(({ code }) => code);
  expect(given).toEqual(provinces);
});

it('a table from before its letters were data takes any Chinese character, and knows no province by it', () => {
  const older = shippedPack.provinces.map((row) => ({ ...row, letters: '' }));
  expect(checkFilingNumber('奥ICP备12345678号-1X', older).ok).toBe(true);
  expect(checkFilingNumber('aICP备12345678号-1X', older).ok).toBe(false);
  expect(checkFilingNumber('奥ICP备12345678号-1X', shippedPack.provinces).ok).toBe(false);
  expect(filingNumberProvince('粤ICP备12345678号', older)).toBeNull();
});

it('never throws, and says nothing of a text without the word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const code = filingNumberProvince(text, shippedPack.provinces);
      expect(code === null || /^\d{2}0000$/.test(code)).toBe(true);
    }),
  );
});
