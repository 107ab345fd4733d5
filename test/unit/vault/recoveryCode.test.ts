import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRecoveryCode } from '#backend/vault/recoveryCode.ts';
import { compareGroups, readRecoveryCode, showRecoveryCode } from '#shared/vault/recoveryCode.ts';

const code = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/);

test('a new code has 26 letters, none of which looks like another', () => {
  const codes = Array.from({ length: 500 }, makeRecoveryCode);
  for (const each of codes) expect(each).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.join('')).size).toBe(32);
});

test('a code is shown in groups', () => {
  expect(showRecoveryCode('0123456789ABCDEFGHJKMNPQRS')).toBe('01234-56789-ABCDE-FGHJK-MNPQRS');
});

test('any code is read back from what is shown', () => {
  fc.assert(
    fc.property(code, (each) => {
      expect(readRecoveryCode(showRecoveryCode(each))).toBe(each);
    }),
  );
});

test('any code is read back however it is typed', () => {
  const habits = fc.array(fc.constantFrom('', ' ', '-', '\u3000', '—', '\n'), { minLength: 26, maxLength: 26 });
  const likes = { '0': ['0', 'o', 'O', '0'], '1': ['1', 'i', 'I', 'l', 'L', '1'] };
  fc.assert(
    fc.property(code, habits, fc.nat(), fc.boolean(), (each, gaps, choice, lower) => {
      const typed = [...each].map((letter, index) => {
        const looks = letter === '0' || letter === '1' ? likes[letter] : [lower ? letter.toLowerCase() : letter];
        return `${looks[choice % looks.length]}${gaps[index]}`;
      });
      expect(readRecoveryCode(typed.join(''))).toBe(each);
    }),
  );
});

test.each([
  '',
  '0123456789ABCDEFGHJKMNPQR',
  '0123456789ABCDEFGHJKMNPQRST',
  'U123456789ABCDEFGHJKMNPQRS',
  '样'.repeat(26),
])('no code is made of %j', (typed) => {
  expect(readRecoveryCode(typed)).toBeNull();
});

test('typed back as shown, every group is right; nothing typed yet, none is wrong', () => {
  fc.assert(
    fc.property(code, (each) => {
      expect(compareGroups(showRecoveryCode(each).toLowerCase(), each)).toEqual(Array(5).fill('right'));
      expect(compareGroups('', each)).toEqual(Array(5).fill('unfinished'));
    }),
  );
});

test('while it is typed, what is there so far is right or unfinished', () => {
  fc.assert(
    fc.property(code, fc.nat(25), (each, typed) => {
      const complete = Math.min(Math.floor(typed / 5), 4);
      expect(compareGroups(each.slice(0, typed), each)).toEqual(
        Array.from({ length: 5 }, (_, group) => (group < complete ? 'right' : 'unfinished')),
      );
    }),
  );
});

test('one wrong, missing or additional letter spoils its own group only', () => {
  fc.assert(
    fc.property(code, fc.nat(4), fc.constantFrom('change', 'drop', 'add'), (each, group, slip) => {
      const groups = showRecoveryCode(each).split('-');
      groups[group] = slipped(groups[group] ?? '', slip);
      expect(compareGroups(groups.join(' '), each)).toEqual(
        Array.from({ length: 5 }, (_, index) => (index === group ? 'wrong' : 'right')),
      );
    }),
  );
});

function slipped(group: string, slip: 'change' | 'drop' | 'add'): string {
  if (slip === 'drop') return group.slice(1);
  if (slip === 'add') return `${group}7`;
  return `${group.startsWith('7') ? '8' : '7'}${group.slice(1)}`;
}
