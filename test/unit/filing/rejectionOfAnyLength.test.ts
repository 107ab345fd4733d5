import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectCaseInput } from '#shared/api/caseHistory.ts';
import { parseRejection, pastedRejectionSchema } from '#shared/filing/rejectionText.ts';
import { rounds } from '#test/support/proofSize.ts';

describe('a text of any length', () => {
  it('can be pasted up to 20,000 characters, and a sentence says so beyond', () => {
    expect(pastedRejectionSchema.safeParse('样'.repeat(20_000)).success).toBe(true);
    const refused = pastedRejectionSchema.safeParse('样'.repeat(20_001));
    expect(refused.error?.issues[0]?.message).toBe('驳回内容最多 20000 个字，请只粘贴平台给出的原因，或分几次粘贴');
  });

  it('can be kept up to as many characters, its advice among them', () => {
    const reasons = (last: number) => [
      ...Array.from({ length: 9 }, () => ({ keyName: '样例', error: '样'.repeat(1000), suggest: '例'.repeat(1000) })),
      { keyName: '样例', error: '样'.repeat(last), suggest: '例'.repeat(1000) },
    ];
    expect(rejectCaseInput.shape.reasons.safeParse(reasons(1000)).success).toBe(true);
    expect(rejectCaseInput.shape.reasons.safeParse(reasons(1001)).error?.issues[0]?.message).toBe(
      '一次驳回的原因和建议合起来最多 20000 个字，请删去和驳回无关的内容',
    );
  });

  const row = '{"error":"x"}';
  it.each([
    ...[
      '，',
      '（',
      '【',
      ' ',
      '；',
      '：',
      '\n',
      '建议',
      '建议 ',
      '[',
      '{"',
      '[{"',
      '1.',
      '1、',
      '（1）',
      '①',
      '一、',
      '\u200B',
    ],
    ...[
      '1、A；',
      'A；',
      '备注：',
      '“',
      '"',
      '\\',
      '。 ',
      ', ',
      '[]',
      row,
      `${row},`,
      '如下：',
      '小程序备注：A\n',
      '建议：',
      'x①',
      '（1）和',
      'a 2、',
      '符2、备',
      '1、名2、备',
      '["a"]',
      '["a",',
      '原因：',
      '|',
      '| A ',
      '| 备注 | A |\n',
      '|-',
      'A  ',
      '字段,原因\n',
      '字段 | 原因\n',
      '【主体备注】',
      '【主体备注】过短',
      '过短。备注：',
      '。',
      '<',
      '<a ',
      '<td>',
      '</td> ',
      '<br>',
      '&lt;',
      '备注,过短,',
      '备注,过短\n',
    ],
  ])('takes no more than in proportion to it: %j', (unit) => {
    const timeOf = (length: number) => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const times = [0, 1].map(() => {
        const start = performance.now();
        parseRejection(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    timeOf(2000);
    // Eight times the text: in proportion it takes 8 times the time, quadratic 64 times and many seconds.
    expect(timeOf(160_000)).toBeLessThan(24 * timeOf(20_000) + 2000);
  });
});

describe('no line of a pasted text is lost', () => {
  /** What matters of a text: no blanks, signs, numbers or labels. */
  const core = (text: string) =>
    text.replaceAll(
      /[\s\p{P}\p{S}\p{M}\p{N}\p{C}第一二三四五六七八九十]|建议|原因|字段|修改|平台|处理|驳回|整改|如下/gu,
      '',
    );
  const words = fc.string({
    unit: fc.constantFrom(...'样例小程序备注负责人手机号名称证照 abcABC，。；:：3、1.（)"'),
    maxLength: 30,
  });
  const number = fc.constantFrom('', '1、', '2. ', '（3）', '④', '五、', '- ', '10．');
  const line = fc.oneof(
    fc.tuple(number, words).map((parts) => parts.join('')),
    fc
      .tuple(number, fc.constantFrom('字段：', '原因：', '建议:', '【原因】', '驳回原因 ： '), words)
      .map((parts) => parts.join('')),
    fc.tuple(words, words, words).map((cells) => cells.join('\t')),
    fc
      .tuple(words, fc.constantFrom('；', '。', ' '), fc.constantFrom('2、', '（2）'), words)
      .map((parts) => parts.join('')),
    fc
      .tuple(
        words,
        fc.constantFrom(
          ['1.', '；2.', '；3.'],
          ['（1）', '（2）', '（3）'],
          ['①', '②', '③'],
          ['一、', ' 二、', ' 三、'],
          ['1、', '2、', '3、'],
          ['1.', '2.', '3.'],
          ['', '；', '；'],
        ),
        fc.tuple(words, words, words),
      )
      .map(([before, numbers, items]) => before + items.map((item, index) => `${numbers[index]}${item}`).join('')),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );

  /** A field named before a list is said again with each item: what is kept may say more than the text, never less. */
  const saysAllOf = (kept: string, said: string) => {
    const wanted = [...said];
    let at = 0;
    for (const character of kept) if (character === wanted[at]) at++;
    return at >= wanted.length;
  };
  const timesIn = (text: string) => Map.groupBy(text, (character) => character);

  it('whatever its lines look like', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\n\n'), (lines, end) => {
        const kept = parseRejection(lines.join(end))
          .map(({ keyName, error, suggest }) => core(`${keyName ?? ''}${error}${suggest ?? ''}`))
          .join('');
        for (const each of lines) {
          // A line can itself break at a sign that ends lines.
          for (const part of each.split(/[\n\r\u2028\u2029\u0085\v\f]/u)) {
            expect([kept, core(part), saysAllOf(kept, core(part))]).toEqual([kept, core(part), true]);
          }
        }
        const times = timesIn(kept);
        for (const [character, said] of timesIn(core(lines.join(end)))) {
          expect(times.get(character)?.length ?? 0).toBeGreaterThanOrEqual(said.length);
        }
      }),
      { numRuns: rounds({ usual: 500, long: 2000 }) },
    );
  });

  it('nor of a list of words in JSON, alone or below a heading', () => {
    const list = fc.array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 40 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(list, fc.constantFrom('', '驳回原因：', '您的备案未通过，原因如下：\n'), (said, heading) => {
        const kept = parseRejection(heading + JSON.stringify(said))
          .map(({ keyName, error, suggest }) => core(`${keyName ?? ''}${error}${suggest ?? ''}`))
          .join('');
        const wanted = said.map(core).join('');
        expect([kept, wanted, saysAllOf(kept, wanted)]).toEqual([kept, wanted, true]);
      }),
      { numRuns: rounds({ usual: 300, long: 1000 }) },
    );
  });

  it('and every row is one the desk can keep', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        for (const row of parseRejection(lines.join('\n'))) {
          const kept = { keyName: row.keyName ?? '没有写明', error: row.error, suggest: row.suggest };
          expect(rejectCaseInput.shape.reasons.safeParse([kept]).success).toBe(true);
          expect(row.error.trim()).not.toBe('');
        }
      }),
      { numRuns: rounds({ usual: 300, long: 1000 }) },
    );
  });
});
