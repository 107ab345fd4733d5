import { mm } from '../pdf/createPdf.ts';
import type { CoverText } from './coverText.ts';
import { accent, faint, ink, muted } from './dossierStyle.ts';
import type { Measure } from './measure.ts';
import type { Block } from './textBlock.ts';

/** Lengths of the cover's parts from its upper edge; everything hangs on one left edge. */
const titleTop = 62 * mm;
const factsTop = 158 * mm;
const lineHeight = 18;
const markingPadding = 11;

/** The cover from the top of its area downwards. Pure. */
export function layOutCover(cover: CoverText, measure: Measure, area: { width: number; height: number }): Block[] {
  const { width } = area;
  const blocks: Block[] = [];
  const used = () => blocks.reduce((sum, block) => sum + block.height, 0);
  const downTo = (top: number) => {
    if (top > used()) blocks.push({ height: top - used(), baseline: 0, runs: [] });
  };

  blocks.push({
    height: 20,
    baseline: 12,
    runs: [{ text: measure.clip(cover.agency, 'sans', 11, width), x: 0, font: 'sans', size: 11, colour: muted }],
  });
  downTo(titleTop);
  blocks.push({
    height: 58,
    baseline: 36,
    runs: [...'备案卷宗'].map((text, index) => ({
      text,
      x: index * 46,
      font: 'sansBold' as const,
      size: 38,
      colour: ink,
    })),
    patches: [{ x: 0, top: 54, width: 34 * mm, height: 2.4, colour: accent }],
  });
  blocks.push({ height: 24, baseline: 0, runs: [] });
  for (const line of measure.lines(cover.subjectName, 'sansBold', 19, width)) {
    blocks.push({ height: 29, baseline: 21, runs: [{ text: line, x: 0, font: 'sansBold', size: 19, colour: ink }] });
  }
  for (const line of measure.lines(`小程序：${cover.miniProgramName}`, 'sans', 13, width)) {
    blocks.push({ height: 22, baseline: 17, runs: [{ text: line, x: 0, font: 'sans', size: 13, colour: ink }] });
  }

  downTo(factsTop);
  for (const { label, value } of cover.facts) {
    blocks.push({
      height: lineHeight + 6,
      baseline: 16,
      runs: [
        { text: label, x: 0, font: 'sans', size: 9.5, colour: muted },
        { text: measure.clip(value, 'sans', 11, width - 28 * mm), x: 28 * mm, font: 'sans', size: 11, colour: ink },
      ],
      ruleBelow: faint,
    });
  }
  blocks.push({ height: 22, baseline: 0, runs: [] }, ...marking(cover.marking, measure, width));

  downTo(area.height - cover.contact.length * 14);
  for (const line of cover.contact) {
    blocks.push({
      height: 14,
      baseline: 10,
      runs: [{ text: measure.clip(line, 'sans', 9, width), x: 0, font: 'sans', size: 9, colour: muted }],
    });
  }
  return blocks;
}

/** The framed note that says whether private numbers are shown in full. */
function marking({ title, note }: CoverText['marking'], measure: Measure, width: number): Block[] {
  const lines = measure.lines(note, 'sans', 9, width - 2 * markingPadding);
  const height = 22 + lines.length * 14 + 2 * markingPadding - 6;
  return [
    {
      height: markingPadding + 20,
      baseline: markingPadding + 12,
      patches: [{ x: 0, top: 0, width, height, colour: accent, outlined: true }],
      runs: [{ text: title, x: markingPadding, font: 'sansBold', size: 11, colour: accent }],
    },
    ...lines.map(
      (line): Block => ({
        height: 14,
        baseline: 10,
        runs: [{ text: line, x: markingPadding, font: 'sans', size: 9, colour: ink }],
      }),
    ),
    { height: markingPadding, baseline: 0, runs: [] },
  ];
}
