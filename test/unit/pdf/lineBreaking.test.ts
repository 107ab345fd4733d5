import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClosing, isOpening } from '#backend/pdf/characterClasses.ts';
import { breakLines, type Measure } from '#backend/pdf/lineBreaking.ts';

/** Han and full-width marks are one em, everything else half of one. */
const measure: Measure = {
  advance: (codePoint) => (codePoint >= 0x2e80 || codePoint === 0x2026 || codePoint === 0x2014 ? 1 : 0.5),
};

const han = fc.constantFrom(...'备案授权书单位公章签字样例');
const mark = fc.constantFrom(...'\u3002\uFF0C\u3001\uFF1B\uFF1A\uFF01\uFF09\u300B\u201D%');
const opening = fc.constantFrom(...'\uFF08\u300A\u201C\u3010');
/** A Chinese character after it keeps two words from becoming one that is longer than a line. */
const word = fc
  .constantFrom(
    'AppID',
    '2026年11月23日',
    '110101199003070018',
    'a@b.example',
    '1,200元',
    '50%',
    '\u2014\u2014',
    '\u2026\u2026',
  )
  .map((each) => `${each}书`);
/** Text as people write it: marks follow and precede something, and only a few stand together. */
const phrase = fc
  .tuple(
    fc.array(opening, { maxLength: 1 }),
    fc.array(fc.oneof(han, han, han, word), { minLength: 1, maxLength: 6 }),
    fc.array(mark, { maxLength: 2 }),
  )
  .map((parts) => parts.flat().join(''));
const paragraph = fc.array(phrase, { minLength: 1, maxLength: 30 }).map((phrases) => phrases.join(''));
const width = fc.integer({ min: 16, max: 40 });

describe('an address that is longer than a line', () => {
  const told = (text: string, em: number) => breakLines(text, { measure, width: em }).map((line) => line.text);
  const email = 'zhangsan.fuzeren@beian-shiwubu.yangli-huayi-keji.example.com';
  it('is broken where its parts meet, never so that a hyphen seems put in, and nothing is', () => {
    expect(told(email, 20)).toEqual(['zhangsan.fuzeren@beian-shiwubu.yangli', '-huayi-keji.example.com']);
    expect(told(`${email}，请抄送`, 12).join('')).toBe(`${email}，请抄送`);
    const lines = told(email, 12);
    for (const [at, line] of lines.slice(0, -1).entries()) expect(`${line}|${lines[at + 1]}`).toMatch(/@\||\|[.-]/);
  });

  it('stays whole where it fits a line of its own', () => {
    expect(told('电子邮箱zhangsan@example.com', 12)).toEqual(['电子邮箱', 'zhangsan@example.com']);
  });

  it('is broken anywhere where it has no such mark, or only at the very beginning of the line', () => {
    expect(told('x'.repeat(30), 10)).toEqual(['x'.repeat(20), 'x'.repeat(10)]);
    expect(told(`a.${'x'.repeat(30)}`, 10)).toEqual([`a.${'x'.repeat(18)}`, 'x'.repeat(12)]);
  });
});

describe('lines of any paragraph', () => {
  it('are together the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), width, fc.boolean(), (text, em, justified) => {
        const lines = breakLines(text, { measure, width: em, indent: 2, justified });
        expect(lines.map((line) => line.text).join('')).toBe(text);
        for (const line of lines) expect(line.characters.map((each) => each.text).join('')).toBe(line.text);
      }),
    );
  });

  it('fit, begin with no closing mark and end with no opening one', () => {
    fc.assert(
      fc.property(paragraph, width, fc.boolean(), fc.boolean(), (text, em, justified, pushIn) => {
        const lines = breakLines(text, { measure, width: em, indent: 2, hanging: 1, justified, pushIn });
        for (const [index, line] of lines.entries()) {
          expect(line.indent + line.width).toBeLessThanOrEqual(em + 1e-3);
          if (index > 0) expect(isClosing([...line.text][0] ?? '')).toBe(false);
          if (index < lines.length - 1) expect(isOpening([...line.text].at(-1) ?? '')).toBe(false);
        }
      }),
    );
  });

  it('split no word, number, date, address or pair of dashes', () => {
    fc.assert(
      fc.property(paragraph, width, (text, em) => {
        const ends = new Set<number>();
        let at = 0;
        for (const line of breakLines(text, { measure, width: em, indent: 2 })) {
          at += line.text.length;
          ends.add(at);
        }
        for (const whole of text.matchAll(/\d+年\d+月\d+日|[A-Za-z0-9@.,]+|\u2014\u2014|\u2026\u2026/g)) {
          for (let inside = 1; inside < whole[0].length; inside++) expect(ends.has(whole.index + inside)).toBe(false);
        }
      }),
    );
  });

  it('are filled to the edge when justified, the last one apart', () => {
    fc.assert(
      fc.property(fc.array(han, { minLength: 60, maxLength: 90 }), width, (characters, em) => {
        const lines = breakLines(characters.join(''), { measure, width: em + 0.4, justified: true });
        for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(em + 0.4, 6);
        expect(lines.at(-1)?.characters.every((each) => each.after === 0)).toBe(true);
      }),
    );
  });
});

describe('breakLines', () => {
  const lines = (text: string, em: number, rest = {}) =>
    breakLines(text, { measure, width: em, ...rest }).map((line) => line.text);

  it('pushes a mark in where its blank half suffices, else takes a character to the next line', () => {
    expect(lines('授权单位公章\u3002签字', 6)).toEqual(['授权单位公', '章\u3002签字']);
    expect(lines('授权\uFF0C单位\uFF0C公章\u3002签字', 8)).toEqual(['授权\uFF0C单位\uFF0C公章\u3002', '签字']);
    expect(lines('授权\uFF0C单位\uFF0C公章\u3002签字', 8, { pushIn: false })).toEqual([
      '授权\uFF0C单位\uFF0C公',
      '章\u3002签字',
    ]);
  });

  it('keeps brackets and quotes with what they enclose', () => {
    expect(lines('授权单位\uFF08公章\uFF09', 5)).toEqual(['授权单位', '\uFF08公章\uFF09']);
  });

  it('takes an ID number whole to the next line, and breaks only what is longer than a line', () => {
    expect(lines('证件号码110101199003070018', 10)).toEqual(['证件号码', '110101199003070018']);
    expect(lines('110101199003070018', 5)).toEqual(['1101011990', '03070018']);
  });

  it('leaves a ruled blank in one piece and unstretched', () => {
    const [line] = breakLines(`签字${'\uFF3F'.repeat(4)}年月日授权单位`, { measure, width: 9.5, justified: true });
    expect(line?.text).toBe(`签字${'\uFF3F'.repeat(4)}年月日`);
    expect(line?.characters.slice(2, 5).map((each) => each.after)).toEqual([0, 0, 0]);
  });

  it('sets a little space between Chinese and Western text, none within a date', () => {
    const [line] = breakLines('至2026年11月23日止', { measure, width: 40 });
    expect(line?.characters.filter((each) => each.after > 0)).toHaveLength(1);
  });

  it('lets two marks share their blank halves', () => {
    const [line] = breakLines('\uFF08公章\uFF09\uFF1A', { measure, width: 40 });
    expect(line?.width).toBeCloseTo(4.5, 6);
  });

  it('gives no line for no text', () => {
    expect(lines('', 10)).toEqual([]);
  });
});
