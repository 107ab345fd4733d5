import { describe, expect, it } from 'vitest';
import { beian, jsonLines } from '../support/cli.ts';
import { sampleCreditCode, sampleResidentId } from '../support/sampleOffice/sampleNumbers.ts';

const good = sampleResidentId('11', '1990-03-07', 12);

describe('number check', () => {
  it('answers one JSON object a line, in order, and exits 0 when all are fine', async () => {
    const { code, out } = await beian(['number', 'check', '--kind', 'resident-id', '--json'], {
      input: `${good}\n ${good.toLowerCase()} \n`,
    });
    expect(code).toBe(0);
    expect(jsonLines(out)).toEqual([
      { input: good, ok: true, normalized: good, reason: null },
      expect.objectContaining({ ok: true, normalized: good }),
    ]);
  });

  it('exits 1 and says why when one is wrong', async () => {
    const code91 = sampleCreditCode('91', 'MA000001');
    const wrong = `${code91.slice(0, 17)}${code91.endsWith('A') ? 'B' : 'A'}`;
    const { code, out } = await beian(['--json', 'number', 'check', '--kind', 'credit-code'], {
      input: `${code91}\n${wrong}\n`,
    });
    expect(code).toBe(1);
    expect(jsonLines(out).map(({ ok }) => ok)).toEqual([true, false]);
    expect(jsonLines(out)[1]?.['reason']).toMatch(/\p{Script=Han}/u);
  });

  it('answers a pasted text like any other line, and goes on', async () => {
    const { code, out } = await beian(['number', '--json', 'check', '--kind', 'resident-id'], {
      input: `${'x'.repeat(100_000)}\n${good}\n`,
    });
    expect(code).toBe(1);
    expect(jsonLines(out).map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('exits 2 for a kind nobody knows, naming those there are', async () => {
    const { code, err } = await beian(['number', 'check', '--kind', 'unknown'], { input: '1\n' });
    expect(code).toBe(2);
    expect(err).toContain('resident-id');
  });
});

describe('usage', () => {
  it('prints the help in Chinese', async () => {
    const { code, out } = await beian(['help']);
    expect(code).toBe(0);
    expect(out).toContain('number check');
    expect(out).toContain('退出码');
  });

  it.each([
    [['nonsense'], 'nonsense'],
    [['case', 'list', '--passphrase', 'secret'], '--passphrase'],
  ])('%j exits 2', async (args, named) => {
    const { code, out, err } = await beian(args);
    expect(code).toBe(2);
    expect(err).toContain(named);
    expect(out).toBe('');
  });
});
