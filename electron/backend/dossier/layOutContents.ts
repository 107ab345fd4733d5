import { mm } from '../pdf/createPdf.ts';
import { ink, muted } from './dossierStyle.ts';
import type { Measure } from './measure.ts';
import { type Block, gap } from './textBlock.ts';

/** One line of the contents. `level` 0 is a part of the dossier, 1 an item of it; `page` counts from 1. */
export interface ContentsEntry {
  readonly title: string;
  readonly level: 0 | 1;
  readonly page: number;
}

const numberRoom = 12 * mm;

/**
 * The table of contents. Pure.
 *
 * Every entry takes one line whatever its page number, so the lines can be counted before the pages are known.
 */
export function layOutContents(entries: readonly ContentsEntry[], measure: Measure, width: number): Block[] {
  return entries.flatMap((entry, index) => {
    const line = contentsLine(entry, index, measure, width);
    return entry.level === 0 && index > 0 ? [gap(8), line] : [line];
  });
}

function contentsLine({ title, level, page }: ContentsEntry, entry: number, measure: Measure, width: number): Block {
  const font = level === 0 ? 'sansBold' : 'sans';
  const size = level === 0 ? 11 : 10;
  const x = level === 0 ? 0 : 6 * mm;
  const shown = measure.clip(title, font, size, width - x - numberRoom);
  const start = x + measure.width(shown, font, size) + 6;
  const end = width - measure.width(String(page), 'sans', size) - 6;
  const step = measure.width('. ', 'sans', 8);
  const dots = Math.max(0, Math.floor((end - start) / step));
  return {
    height: level === 0 ? 22 : 18.5,
    baseline: level === 0 ? 15 : 12.5,
    entry,
    runs: [
      { text: shown, x, font, size, colour: ink },
      { text: '. '.repeat(dots).trim(), x: end, align: 'right', font: 'sans', size: 8, colour: muted },
      { text: String(page), x: width, align: 'right', font: 'sans', size, colour: ink },
    ],
    keepWithNext: level === 0,
  };
}
