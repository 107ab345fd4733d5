import { beforeAll, describe, expect, it } from 'vitest';
import { drawLetter } from '#backend/letters/drawLetter.ts';
import { makeLetter } from '#backend/letters/makeLetter.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { fullFontPdf } from '#test/support/fullFontPdf.ts';
import { inkBox, pageTexts, type RenderedPage, renderedPages } from '#test/support/renderedPage.ts';
import { decided, sampleLetters } from '#test/support/sampleLetters.ts';

const now = new Date('2026-11-23T02:00:00Z');
const dpi = 100;
const samples = await sampleLetters();
let rules: RulePack;

beforeAll(async () => {
  rules = await loadRulePack();
});

interface Made {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** What was made and rendered once is looked at from several sides. */
const letters = new Map<number, Promise<Made>>();
const looks = new Map<number, Promise<RenderedPage[]>>();

function made(index: number): Promise<Made> {
  const letter = letters.get(index) ?? madeAnew(index);
  letters.set(index, letter);
  return letter;
}

async function madeAnew(index: number): Promise<Made> {
  const sample = samples[index];
  if (!sample) throw new Error(`no sample ${index}`);
  const letter = await makeLetter(sample.template, sample.values, { rules, now });
  if (!letter.ok) throw new Error(JSON.stringify(letter.findings));
  return letter;
}

function lookOf(index: number): Promise<RenderedPage[]> {
  const look = looks.get(index) ?? made(index).then(({ bytes }) => renderedPages(bytes, dpi));
  looks.set(index, look);
  return look;
}

describe('the pixels of every letter', () => {
  it('are those of the whole fonts', async () => {
    const whole = await fullFontPdf(['serif', 'serifBold']);
    const counts: number[] = [];
    for (const sample of samples) counts.push(drawLetter(whole, await decided(sample)).length);
    const theirs = await renderedPages(await whole.save(), dpi);
    let first = 0;
    for (const [index, { name }] of samples.entries()) {
      expect((await made(index)).pages, name).toBe(counts[index]);
      const ours = await lookOf(index);
      expect(ours, name).toHaveLength(counts[index] ?? 0);
      for (const [page, our] of ours.entries()) {
        expect(inkOf(our), `${name}, page ${page + 1}`).toBeGreaterThan(5_000);
        const their = theirs[first++]?.pixels ?? new Uint8Array();
        expect(Buffer.compare(our.pixels, their), `${name}, page ${page + 1}`).toBe(0);
      }
    }
    expect(first).toBe(theirs.length);
  });

  it('stay within the margins, page number apart', async () => {
    for (const [index, { name }] of samples.entries()) {
      for (const [page, look] of (await lookOf(index)).entries()) {
        const box = inkBox(look, (red) => red < 128);
        const inMm = (pixels: number) => (pixels / dpi) * 25.4;
        expect(inMm(box?.left ?? 0), name).toBeGreaterThan(27.5);
        expect(inMm(box?.right ?? 999), name).toBeLessThan(184.5);
        expect(inMm(box?.top ?? 0), name).toBeGreaterThan(36);
        expect(inMm(box?.bottom ?? 999), name).toBeLessThan(page === 0 ? 262.5 : 280);
      }
    }
  });
});

describe('a letter as a file', () => {
  it('is the same bytes for the same values and moment', async () => {
    const [one, other] = [await made(0), await madeAnew(0)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  it('can be searched: the text is all there', async () => {
    for (const [index, sample] of samples.entries()) {
      const { bytes } = await made(index);
      const found = (await pageTexts(bytes)).join('').replace(/\s/g, '');
      const letter = await decided(sample);
      for (const block of letter.blocks)
        expect(found, sample.name).toContain(block.text.slice(0, 12).replace(/\s/g, ''));
    }
  });

  it('weighs less than 44 KB on one page with usual values, 72 KB with straining ones, 100 KB at the very most', async () => {
    for (const [index, { name, template }] of samples.entries()) {
      const { bytes } = await made(index);
      const most = template.pages === 'many' ? 100_000 : name.endsWith('straining') ? 72_000 : 44_000;
      expect(bytes.length, name).toBeLessThan(most);
    }
  });

  it('fits one page where it is uploaded as one picture', async () => {
    for (const [index, { name, template }] of samples.entries())
      if (template.pages === 'one') expect((await made(index)).pages, name).toBe(1);
  });
});

describe('a letter that cannot be printed', () => {
  it('is no file: a value is missing, or has a character no face can draw', async () => {
    const [sample] = samples;
    if (!sample) throw new Error('no sample');
    const rare = String.fromCodePoint(0x20bb7);
    const values = Object.fromEntries(Object.entries(sample.values).filter(([id]) => id !== 'subjectName'));
    const letter = await makeLetter(sample.template, { ...values, agencyName: `${rare}代办` }, { rules, now });
    expect(letter).not.toHaveProperty('bytes');
    expect(letter.findings.map((each) => each.rule)).toEqual(['letter.fieldMissing', 'letter.glyphMissing']);
    expect(letter.findings[1]?.message).toContain('U+20BB7');
  });
});

function inkOf({ pixels }: RenderedPage): number {
  let ink = 0;
  for (let at = 0; at < pixels.length; at += 3) if ((pixels[at] ?? 255) < 128) ink++;
  return ink;
}
