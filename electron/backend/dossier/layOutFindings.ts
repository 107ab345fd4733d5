import { mm } from '../pdf/createPdf.ts';
import { calm, calmPaper, faint, ink, muted, weightColours } from './dossierStyle.ts';
import type { FindingGroup, FindingsReport, ReportedFinding } from './findingsReport.ts';
import type { Measure } from './measure.ts';
import { type Block, gap, type Run } from './textBlock.ts';

const indent = 9 * mm;

/** The findings, group by group, each kept together on one page; or one calm line where there are none. Pure. */
export function layOutFindings(report: FindingsReport, measure: Measure, width: number): Block[] {
  if (report.groups.length === 0) return nothingFound(report, width);
  return report.groups.flatMap((group, index) => [
    ...(index > 0 ? [gap(20)] : []),
    groupHeading(group, measure),
    ...group.findings.flatMap((finding, position) => layOutFinding(finding, position + 1, group, measure, width)),
  ]);
}

function nothingFound(report: FindingsReport, width: number): Block[] {
  return [
    {
      height: 78,
      baseline: 46,
      patches: [
        { x: 0, top: 0, width, height: 78, colour: calmPaper },
        { x: 0, top: 0, width: 3, height: 78, colour: calm },
      ],
      runs: [{ text: report.summary, x: 20, font: 'sansBold', size: 17, colour: calm }],
    },
    {
      height: 30,
      baseline: 22,
      runs: [{ text: '各项填写内容和材料都符合目前已知的要求。', x: 0, font: 'sans', size: 9.5, colour: muted }],
    },
  ];
}

function groupHeading({ weight, title, meaning, findings }: FindingGroup, measure: Measure): Block {
  const heading = `${title} ${findings.length}`;
  return {
    height: 26,
    baseline: 15,
    patches: [{ x: 0, top: 4.5, width: 4, height: 13, colour: weightColours[weight] }],
    runs: [
      { text: heading, x: 11, font: 'sansBold', size: 12, colour: weightColours[weight] },
      {
        text: meaning,
        x: 11 + measure.width(heading, 'sansBold', 12) + 10,
        font: 'sans',
        size: 9,
        colour: muted,
      },
    ],
    ruleBelow: faint,
    keepWithNext: true,
  };
}

function layOutFinding(
  { place, message, remedy, source }: ReportedFinding,
  position: number,
  { weight }: FindingGroup,
  measure: Measure,
  width: number,
): Block[] {
  const room = width - indent;
  const lines = (text: string, font: Run['font'], size: number, colour: Run['colour'], height: number): Block[] =>
    measure.lines(text, font, size, room).map((line) => ({
      height,
      baseline: height - 4,
      runs: [{ text: line, x: indent, font, size, colour }],
      keepWithNext: true,
    }));
  const head: Block = {
    height: 22,
    baseline: 17,
    runs: [
      { text: String(position), x: 0, font: 'sansBold', size: 10, colour: weightColours[weight] },
      { text: measure.clip(place, 'sansBold', 10, room), x: indent, font: 'sansBold', size: 10, colour: ink },
    ],
    keepWithNext: true,
  };
  return [
    head,
    ...lines(message, 'sans', 10, ink, 15.5),
    ...lines(`怎么改：${remedy}`, 'sans', 9.5, ink, 15),
    ...lines(source, 'sans', 8, muted, 13.5),
    { height: 8, baseline: 0, runs: [], ruleBelow: faint },
  ];
}
