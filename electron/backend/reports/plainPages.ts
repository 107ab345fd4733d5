import { contentArea, faint, ink, muted } from '../dossier/dossierStyle.ts';
import { drawRunningPages } from '../dossier/drawRunningPages.ts';
import { partHeading } from '../dossier/layOutSheet.ts';
import { type Measure, measureWith } from '../dossier/measure.ts';
import { type Block, gap } from '../dossier/textBlock.ts';
import { createPdf } from '../pdf/createPdf.ts';

/** One matter on a plain page: a line in bold, then label and text, line by line. */
export interface PlainItem {
  readonly title: string | null;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}

export interface PlainPages {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly {
    readonly title: string;
    /** What stands there when there are no items. */
    readonly none: string;
    readonly items: readonly PlainItem[];
  }[];
}

/** Points. */
const labelWidth = 96;
const textSize = 9.5;
const lineHeight = 15;

/** A plain printable paper of sections, items and labelled lines; long ones run on over as many pages as they need. */
export async function drawPlainPages({ title, subtitle, sections }: PlainPages, now: Date): Promise<Uint8Array> {
  const pdf = await createPdf({ title, now, fonts: ['sans', 'sansBold'] });
  const measure = measureWith(pdf);
  const { width } = contentArea();
  const blocks: Block[] = [
    ...partHeading(title, subtitle),
    ...sections.flatMap((section) => [
      gap(14),
      heading(section.title),
      ...(section.items.length === 0
        ? [oneLine(section.none, muted)]
        : section.items.flatMap((item) => itemBlocks(item, measure, width))),
    ]),
  ];
  drawRunningPages(pdf, measure, blocks, title);
  return pdf.save();
}

function heading(text: string): Block {
  return {
    height: 24,
    baseline: 15,
    runs: [{ text, x: 0, font: 'sansBold', size: 12, colour: ink }],
    ruleBelow: faint,
    keepWithNext: true,
  };
}

function oneLine(text: string, colour: typeof ink): Block {
  return { height: 22, baseline: 14, runs: [{ text, x: 0, font: 'sans', size: textSize, colour }] };
}

function itemBlocks({ title, lines }: PlainItem, measure: Measure, width: number): Block[] {
  const head: Block[] =
    title === null
      ? [gap(4)]
      : measure.lines(title, 'sansBold', 10.5, width).map((text) => ({
          height: 20,
          baseline: 14,
          runs: [{ text, x: 0, font: 'sansBold', size: 10.5, colour: ink }],
          keepWithNext: lines.length > 0,
        }));
  const body = lines.flatMap(({ label, text }) =>
    measure.lines(text, 'sans', textSize, width - labelWidth).map(
      (line, index): Block => ({
        height: lineHeight,
        baseline: 10.5,
        runs: [
          ...(index === 0 ? [{ text: label, x: 0, font: 'sans' as const, size: textSize, colour: muted }] : []),
          { text: line, x: labelWidth, font: 'sans', size: textSize, colour: ink },
        ],
      }),
    ),
  );
  return [...head, ...body, gap(6)];
}
