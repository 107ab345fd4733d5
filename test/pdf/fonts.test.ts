import { describe, expect, it } from 'vitest';
import { a4, createPdf, mm } from '#backend/pdf/createPdf.ts';
import { drawText } from '#backend/pdf/drawText.ts';
import { fontNames, loadFont, missingGlyphs, namedCharacter, textWidth } from '#backend/pdf/fonts.ts';
import { fullFontPdf } from '#test/support/fullFontPdf.ts';
import { renderedPage } from '#test/support/renderedPage.ts';

const now = new Date('2026-11-23T02:00:00Z');
const text = '备案工作台授权书法定代表人签字（公章）：2026年，第１页—“样例”、AppID…';

describe('every face', () => {
  it('puts ink where each character stands', async () => {
    const size = 30;
    const dpi = 72;
    const pdf = await createPdf({ title: '样例', now });
    const page = pdf.addPage();
    const characters = [...new Set(text)].filter((character) => character !== ' ');
    for (const [row, font] of fontNames.entries()) {
      for (const [index, character] of characters.entries())
        drawText(pdf, page, character, placeOf(row, index), { font, size });
    }
    const drawn = await renderedPage(await pdf.save(), 1, dpi);
    for (const [row, font] of fontNames.entries()) {
      for (const [index, character] of characters.entries()) {
        const { x, y } = placeOf(row, index);
        const cell = { left: x - 1, top: Math.round(a4.height) - y - 28, width: 34, height: 36 };
        expect(inkIn(drawn, cell), `${character} in ${font}`).toBeGreaterThan(1);
      }
    }
  });

  it('draws in the sans faces what whole fonts draw', async () => {
    const draw = async (pdf: Awaited<ReturnType<typeof fullFontPdf>>) => {
      const page = pdf.addPage();
      drawText(pdf, page, text, { x: 20 * mm, y: 250 * mm }, { font: 'sans', size: 12 });
      drawText(pdf, page, text, { x: 20 * mm, y: 230 * mm }, { font: 'sansBold', size: 12 });
      return renderedPage(await pdf.save(), 1, 100);
    };
    const ours = await draw(await createPdf({ title: '样例', now, fonts: ['sans', 'sansBold'] }));
    const whole = await draw(await fullFontPdf(['sans', 'sansBold']));
    expect(Buffer.compare(ours.pixels, whole.pixels)).toBe(0);
  });

  it('is parsed once, however often it is asked for', async () => {
    const [one, other] = await Promise.all([loadFont('serif'), loadFont('serif')]);
    expect(other).toBe(one);
  });

  it('can be asked for again after a folder without it', async () => {
    await expect(loadFont('serif', '/nowhere')).rejects.toThrow();
    await expect(loadFont('serif', '/nowhere')).rejects.toThrow();
    expect((await loadFont('serif')).name).toBe('serif');
  });
});

describe('missing glyphs', () => {
  it('are named by code point, each once, supplementary planes included', async () => {
    const face = await loadFont('serif');
    const rare = [0x2ce93, 0x1f600, 0x2ce93].map((code) => String.fromCodePoint(code)).join('王');
    expect(missingGlyphs(rare, face).map(namedCharacter)).toEqual([`${String.fromCodePoint(0x1f600)}(U+1F600)`]);
    expect(missingGlyphs(String.fromCodePoint(0x20bb7), face)).toHaveLength(1);
  });

  it('are none in a line of Chinese, with line ends', async () => {
    expect(missingGlyphs(`${text}\n${text}`, await loadFont('sansBold'))).toEqual([]);
  });

  it('are named by number where they would not show', () => {
    expect(namedCharacter('\u200B')).toBe('U+200B');
    expect(namedCharacter('\u{E0100}')).toBe('U+E0100');
  });
});

describe('a document', () => {
  it('carries only the faces that were drawn with', async () => {
    const pdf = await createPdf({ title: '样例', now });
    drawText(pdf, pdf.addPage(), '一', { x: 100, y: 100 }, { font: 'sans', size: 12 });
    const bytes = await pdf.save();
    expect(bytes.length).toBeLessThan(4000);
  });

  it('measures text as the sum of its characters', async () => {
    const face = await loadFont('serif');
    expect(textWidth('授权书', face, 16)).toBeCloseTo(48, 6);
    expect(textWidth('10', face, 16)).toBeCloseTo(textWidth('1', face, 16) + textWidth('0', face, 16), 6);
  });
});

function placeOf(row: number, index: number): { x: number; y: number } {
  return { x: 20 + (index % 15) * 36, y: 780 - row * 160 - Math.floor(index / 15) * 48 };
}

function inkIn(
  { width, pixels }: { width: number; pixels: Uint8Array },
  area: { left: number; top: number; width: number; height: number },
): number {
  let ink = 0;
  for (let y = area.top; y < area.top + area.height; y++)
    for (let x = area.left; x < area.left + area.width; x++) if ((pixels[(y * width + x) * 3] ?? 255) < 200) ink++;
  return ink;
}
