import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asSentence } from '#shared/filing/asSentence.ts';

it.each([
  ['本省只收 30 天以内签署的', '本省只收 30 天以内签署的。'],
  ['请重新打印。', '请重新打印。'],
  ['日期写八位数字（如 20261123）', '日期写八位数字（如 20261123）。'],
  ['《授权书》缺少“落款日期”', '《授权书》缺少“落款日期”。'],
  ['平台说：“请重拍。”', '平台说：“请重拍。”'],
  ['这样可以吗？', '这样可以吗？'],
  ['', ''],
])('%s is said as %s', (text, said) => {
  expect(asSentence(text)).toBe(said);
});

it('ends every text once, and leaves what it has ended', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const said = asSentence(text);
      expect(asSentence(said)).toBe(said);
      expect(said.startsWith(text)).toBe(true);
      expect(said.length - text.length).toBeLessThanOrEqual(1);
    }),
  );
});
