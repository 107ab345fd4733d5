import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComposedLetter, composeLetter, type LetterRow } from '#backend/letters/composeLetter.ts';
import type { DecidedLetter } from '#backend/letters/decideLetter.ts';
import { letterArea, sealRoom } from '#backend/letters/letterStyle.ts';
import { isClosing } from '#backend/pdf/characterClasses.ts';
import { decided, sampleLetters } from '#test/support/sampleLetters.ts';

const half = { advance: (codePoint: number) => (codePoint >= 0x2e80 ? 1 : 0.55) };
const measures = { serif: half, serifBold: half };
const samples = await sampleLetters();

const signatures = [
  [
    { kind: 'text', text: '法定代表人：样例' },
    { kind: 'text', text: `签字：${'\uFF3F'.repeat(8)}` },
  ],
  [
    { kind: 'text', text: '授权单位（公章）：' },
    { kind: 'text', text: '样例公司' },
    { kind: 'seal', text: '' },
    { kind: 'text', text: '2026年11月23日' },
  ],
] as const;

function letterOf(pages: DecidedLetter['pages'], paragraphs: readonly number[]): DecidedLetter {
  const blocks = paragraphs.map((length) => ({ kind: 'paragraph', text: '授权事项'.repeat(length) }) as const);
  return { template: 'sample', title: '样例授权书', pages, blocks, signatures };
}

function rowsOf(letter: ComposedLetter): LetterRow[][] {
  return letter.pages.map((page) => page.map((each) => each.row));
}

describe('a letter of any length', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 15 });

  it('never has its signatures without at least two lines of text above them on the page', () => {
    fc.assert(
      fc.property(lengths, fc.constantFrom('one' as const, 'many' as const), (paragraphs, pages) => {
        const letter = composeLetter(letterOf(pages, paragraphs), measures);
        const last = rowsOf(letter).at(-1) ?? [];
        expect(last.at(-1)?.part).toBe('signatures');
        expect(last.filter((row) => row.part === 'body').length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('keeps every line on the page and between the margins', () => {
    fc.assert(
      fc.property(lengths, (paragraphs) => {
        for (const page of composeLetter(letterOf('many', paragraphs), measures).pages) {
          for (const { row, top } of page) {
            expect(top + row.height).toBeLessThanOrEqual(letterArea.height + 0.01);
            for (const { line, left } of row.lines)
              expect(left + line.x + line.line.width * line.style.size).toBeLessThanOrEqual(letterArea.width + 0.1);
          }
        }
      }),
    );
  });

  it('is one page in smaller type before it is two', () => {
    const sizes = [10, 60, 85].map((length) => composeLetter(letterOf('one', [length, length]), measures));
    expect(sizes.every((each) => each.pages.length === 1)).toBe(true);
    expect(sizes[0]?.style.body).toBe(16);
    expect(sizes[2]?.style.body).toBeLessThan(16);
    expect(composeLetter(letterOf('one', [600, 600]), measures).pages.length).toBeGreaterThan(1);
  });
});

describe('every sample letter', () => {
  it('begins no line with a closing mark', async () => {
    for (const sample of samples) {
      for (const row of rowsOf(composeLetter(await decided(sample), measures)).flat()) {
        for (const { line } of row.lines) expect(isClosing([...line.line.text][0] ?? ''), line.line.text).toBe(false);
      }
    }
  });

  it('leaves a circle of 4.5 cm for each seal, over name and date', async () => {
    for (const sample of samples) {
      const letter = await decided(sample);
      const block = rowsOf(composeLetter(letter, measures)).flat().at(-1);
      if (!letter.signatures.flat().some((row) => row.kind === 'seal')) continue;
      const seals = block?.lines.filter(({ line }) => line.line.text.includes('公章')) ?? [];
      expect(seals.length, sample.name).toBeGreaterThan(0);
      for (const seal of seals) {
        const below = (block?.lines ?? []).filter(({ left, top }) => left === seal.left && top > seal.top);
        const end = Math.max(...below.map(({ top, line }) => top + line.style.leading));
        const begin = Math.min(...below.map(({ top }) => top));
        expect(end - begin, sample.name).toBeGreaterThanOrEqual(sealRoom - 0.01);
      }
    }
  });

  it('has a title in one line, or in lines of about one length', () => {
    const letter = composeLetter(
      { ...letterOf('one', [5, 5]), title: '样例互联网信息服务备案授权书'.repeat(3) },
      measures,
    );
    const widths =
      rowsOf(letter)[0]
        ?.filter((row) => row.part === 'title')
        .map((row) => row.lines[0]?.line.line.width ?? 0) ?? [];
    expect(widths.length).toBeGreaterThan(1);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(2);
  });
});
