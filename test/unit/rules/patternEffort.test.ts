import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRulePack } from '#backend/rules/checkRulePack.ts';
import { loadPackWithFiles } from '#backend/rules/loadRulePack.ts';
import { patternFault } from '#backend/rules/patternFault.ts';
import { type PatternEffort, patternEffort } from '#shared/rules/patternEffort.ts';

const shipped = await loadPackWithFiles();

/** A pattern with the number of its ways through a text of eight characters, reckoned beside its making. */
const made = fc.letrec<{ whole: [source: string, ways: number]; part: [source: string, ways: number] }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<[string, number]>(['a', 1], ['\\d', 1], ['[^)(|+\\]]', 1], ['\\p{Script=Han}', 1], ['\\(', 1]),
    fc.tuple(tie('part'), fc.constantFrom('(?:', '(', '(?<x>', '(?=')).map(([[source, ways], opening]) => {
      // A name may stand once in a pattern.
      const begins = opening === '(?<x>' && source.includes('(?<x>') ? '(' : opening;
      return [`${begins}${source})`, ways] as [string, number];
    }),
    fc
      .tuple(tie('part'), fc.constantFrom(['?', 0, 1], ['{2}', 2, 2], ['{1,3}?', 1, 3], ['*', 0, 8], ['+', 1, 8]))
      .map(([[source, ways], [sign, least, most]]) => {
        let sum = 0;
        for (let times = Number(least); times <= Number(most); times++) sum += ways ** times;
        return [`(?:${source})${sign}`, sum] as [string, number];
      }),
    fc.tuple(tie('part'), tie('part')).map(([one, other]) => both(one, other, '')),
    fc.tuple(tie('part'), tie('part')).map(([one, other]) => {
      const [source] = both(one, other, '|');
      return [`(?:${source})`, one[1] + other[1]] as [string, number];
    }),
  ),
  whole: tie('part'),
}));

function both(one: [string, number], other: [string, number], between: string): [string, number] {
  const second = one[0].includes('(?<x>') ? other[0].replaceAll('(?<x>', '(') : other[0];
  return [`${one[0]}${between}${second}`, one[1] * other[1]];
}

describe('how long a pattern can take', () => {
  it('counts the ways through a text', () => {
    fc.assert(
      fc.property(made.whole, ([source, ways]) => {
        new RegExp(source, 'u');
        const effort: PatternEffort | null = patternEffort(source, 8);
        expect(effort?.ways).toBeCloseTo(ways, 0);
      }),
    );
  });

  it('accepts what the shipped pack has, and ordinary formats', () => {
    const all = shipped.pack.preapprovalTypes.flatMap(({ numberPattern }) => numberPattern ?? []);
    expect(all.length).toBeGreaterThan(4);
    for (const pattern of [...all, '^\\d+[A-Z]+$', '^(?:粤|京|沪)ICP备\\d{8}号(?:-\\d{1,3})?$', '.*证.*', '(a|b){4}'])
      expect(patternFault(pattern), pattern).toBeNull();
  });

  it('refuses what can take for ever', () => {
    const endless = [
      '^(\\d+)+$',
      '^(\\d*)*$',
      '^(?:\\d+-?)+$',
      '^((\\d)+)+$',
      '^(?:a|a)*$',
      '^(?:a|aa)+$',
      '(?<n>\\d+){12}x',
      `${'a?'.repeat(30)}${'a'.repeat(30)}`,
      `${'(a|a)'.repeat(30)}b`,
      '\\d+\\d+\\d+x',
      '(?=(\\d+)+$)',
      '[)]+(?:[+]+)+',
    ];
    for (const pattern of endless) expect(patternFault(pattern), pattern).toContain('太费时间');
    expect(patternFault('^(\\d)\\1$')).toContain('引用前面');
    expect(patternFault('^(?<n>\\d)\\k<n>$')).toContain('引用前面');
    expect(patternFault('a'.repeat(201))).toContain('200');
    for (const many of ['(?:(?:.{1000}){1000}){1000}', '(?:(?:){9999}){9999}'])
      expect(patternFault(many)).toContain('太费时间');
    expect(patternFault('(')).toContain('无法识别');
  });

  it('names table and row of a pack that has such a pattern', () => {
    const file = 'preapprovalTypes.json';
    const text = shipped.files.get(file) ?? '';
    const pattern = JSON.stringify('^\\d{7}$');
    expect(text).toContain(pattern);
    const changed = text.replace(pattern, () => JSON.stringify('^(\\d+)+$'));
    expect(checkRulePack(new Map([...shipped.files, [file, changed]]))).toEqual({
      problems: ['preapprovalTypes.json 编号 10 的号码格式太费时间，请去掉重复里面的重复和多余的“或”'],
    });
  });
});
