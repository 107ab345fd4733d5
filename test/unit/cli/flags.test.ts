import { describe, expect, it } from 'vitest';
import { DeskError } from '#shared/api/errors.ts';
import { commonFlags, optionalFlag, parseFlags, requiredFlag } from '../../../electron/hosts/cli/flags.ts';

const known = { ...commonFlags, out: { type: 'string' } } as const;

describe('flags', () => {
  it('splits words from flags, in both spellings', () => {
    expect(parseFlags(['a', '--out', 'x.pdf', '--json', 'b'], known)).toEqual({
      words: ['a', 'b'],
      flags: expect.objectContaining({ out: 'x.pdf', json: true }),
    });
    expect(parseFlags(['--out=x=y.pdf', '--', '--json'], known)).toEqual({
      words: ['--json'],
      flags: expect.objectContaining({ out: 'x=y.pdf' }),
    });
  });

  it.each([
    [['--nonsense'], '没有 --nonsense 这个选项'],
    [['--out'], '--out'],
    [['--json=yes'], '--json'],
  ])('%j is a usage error in Chinese', (args, detail) => {
    expect(() => parseFlags(args, known)).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringContaining(detail) }),
    );
  });

  it('tells which required flag is missing', () => {
    expect(() => requiredFlag({}, 'out')).toThrow(DeskError);
    expect(optionalFlag({ out: '' }, 'out')).toBeNull();
  });
});
