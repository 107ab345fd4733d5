import { accent, calm, faint, ink, muted, weightColours } from '../dossier/dossierStyle.ts';
import type { Measure } from '../dossier/measure.ts';
import { type Block, gap } from '../dossier/textBlock.ts';
import type { Colour } from '../pdf/drawText.ts';
import type { ChecklistContent, ItemTag, SheetItem } from './checklistContent.ts';

/** Points. */
const box = 11;
const indent = 20;
const labelWidth = 48;
const lineHeight = 14.5;
const textSize = 9.5;
const basisSize = 7.5;

const tagColours: Readonly<Record<ItemTag, Colour>> = {
  held: calm,
  again: weightColours.must,
  needed: ink,
  usual: weightColours.should,
  optional: muted,
};

/** The sheet from the top downwards, to be distributed over pages. Pure. */
export function layOutChecklist(content: ChecklistContent, measure: Measure, width: number): Block[] {
  return [
    ...heading(content, measure, width),
    ...content.groups.flatMap(({ title, items }) => [
      gap(14),
      sectionHeading(title),
      ...items.flatMap((item) => itemBlocks(item, measure, width)),
    ]),
    ...content.advice.flatMap(({ title, lines }) => [
      gap(14),
      sectionHeading(title),
      { ...gap(4), keepWithNext: true },
      ...together(lines.flatMap((line) => bullet(line, measure, width))),
    ]),
  ];
}

function heading(content: ChecklistContent, measure: Measure, width: number): Block[] {
  const line = (text: string, size: number, height: number, bold = false, colour: Colour = ink): Block[] =>
    measure.lines(text, bold ? 'sansBold' : 'sans', size, width).map((each) => ({
      height,
      baseline: height * 0.72,
      runs: [{ text: each, x: 0, font: bold ? 'sansBold' : 'sans', size, colour }],
      keepWithNext: true,
    }));
  return [
    {
      height: 16,
      baseline: 10,
      runs: [
        { text: measure.clip(content.agency, 'sans', 9, width - 110), x: 0, font: 'sans', size: 9, colour: muted },
        { text: content.date, x: width, align: 'right', font: 'sans', size: 9, colour: muted },
      ],
    },
    ...line('备案资料清单', 22, 38, true),
    ...line(content.subject, 13, 21, true),
    ...line(content.facts, 10, 18, false, muted),
    gap(6),
    ...line(`${content.summary}。准备好一样，就在前面的方框里打勾。`, 10, 17),
    ...line(content.contact, 10.5, 18, true, accent),
  ];
}

function sectionHeading(title: string): Block {
  return {
    height: 22,
    baseline: 14,
    runs: [{ text: title, x: 0, font: 'sansBold', size: 12, colour: accent }],
    ruleBelow: accent,
    keepWithNext: true,
  };
}

/** One paper stays in one piece. */
function itemBlocks(item: SheetItem, measure: Measure, width: number): Block[] {
  const room = width - indent - 70;
  const titles = measure.lines(item.title, 'sansBold', 11, room);
  const top: Block[] = titles.map((line, index) => ({
    height: 17 + (index === 0 ? 7 : 0),
    baseline: 12 + (index === 0 ? 7 : 0),
    patches: index === 0 ? tickBox() : [],
    runs: [
      { text: line, x: indent, font: 'sansBold', size: 11, colour: ink },
      ...(index === 0 ? tagRuns(item, width) : []),
    ],
  }));
  const details = item.lines.flatMap(({ label, text }) => detail(label, text, measure, width));
  const basis: Block[] = measure.lines(item.basis, 'sans', basisSize, width - indent).map((line) => ({
    height: 11,
    baseline: 8,
    runs: [{ text: line, x: indent, font: 'sans', size: basisSize, colour: muted }],
  }));
  const last: Block = { height: 5, baseline: 0, runs: [], ruleBelow: faint };
  return together([...top, ...details, ...basis, last]);
}

function tickBox(): NonNullable<Block['patches']> {
  return [{ x: 0, top: 9, width: box, height: box, colour: ink, outlined: true }];
}

function tagRuns({ ticked, tag, tagText }: SheetItem, width: number): Block['runs'] {
  const colour = tagColours[tag];
  return [
    ...(ticked ? [{ text: '√', x: 0.8, font: 'sansBold' as const, size: 11, colour: calm }] : []),
    { text: tagText, x: width, align: 'right', font: 'sansBold', size: 9.5, colour },
  ];
}

function detail(label: string, text: string, measure: Measure, width: number): Block[] {
  const x = indent + labelWidth;
  return measure.lines(text, 'sans', textSize, width - x).map((line, index) => ({
    height: lineHeight,
    baseline: 10.5,
    runs: [
      ...(index === 0 ? [{ text: label, x: indent, font: 'sans' as const, size: textSize, colour: muted }] : []),
      { text: line, x, font: 'sans', size: textSize, colour: ink },
    ],
  }));
}

function bullet(text: string, measure: Measure, width: number): Block[] {
  return measure.lines(text, 'sans', textSize, width - indent).map((line, index) => ({
    height: lineHeight + (index === 0 ? 2 : 0),
    baseline: 10.5 + (index === 0 ? 2 : 0),
    runs: [
      ...(index === 0 ? [{ text: '·', x: 6, font: 'sansBold' as const, size: textSize, colour: ink }] : []),
      { text: line, x: indent, font: 'sans', size: textSize, colour: ink },
    ],
  }));
}

function together(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => (index < blocks.length - 1 ? { ...block, keepWithNext: true } : block));
}
