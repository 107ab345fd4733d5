import type { Application } from '#shared/filing/filingCase.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { contentArea, faint, ink, muted } from '../dossier/dossierStyle.ts';
import { drawRunningPages } from '../dossier/drawRunningPages.ts';
import type { SheetSection } from '../dossier/infoSheet.ts';
import { layOutSheet, partHeading } from '../dossier/layOutSheet.ts';
import { type Measure, measureWith } from '../dossier/measure.ts';
import { type Block, gap } from '../dossier/textBlock.ts';
import { createPdf, mm } from '../pdf/createPdf.ts';

/** Names of papers are longer than those of fields. */
const labelWidth = 40 * mm;

/** What the sheet says beside the fields. */
export interface FieldSheetContext {
  readonly now: Date;
  readonly profile: ScanProfile;
  /** The files of the package, to be ticked off while they are uploaded. */
  readonly files: readonly string[];
}

/** Every field of a form in its order, whole, and the files to be uploaded: pages to be printed. */
export async function drawFieldSheet(
  { subject, miniProgram }: Application,
  sections: readonly SheetSection[],
  { now, profile, files }: FieldSheetContext,
): Promise<Uint8Array> {
  const pdf = await createPdf({ title: '填写内容', now, fonts: ['sans', 'sansBold'] });
  const measure = measureWith(pdf);
  const { width } = contentArea();
  const blocks = [
    ...partHeading('填写内容', `按“${profile.label}”准备。含完整号码，用完请收好或销毁。`),
    ...layOutSheet(sections, measure, width, labelWidth),
    ...fileList(files, measure, width),
  ];
  const header = [subject.name, miniProgram.name].filter((part) => part !== null).join('　');
  drawRunningPages(pdf, measure, blocks, header);
  return pdf.save();
}

/** One line a file with a box to tick; long names run over several lines. */
function fileList(files: readonly string[], measure: Measure, width: number): Block[] {
  if (files.length === 0) return [];
  const size = 9.5;
  const indent = 18;
  const title: Block[] = measure.lines('要上传的文件', 'sansBold', 11.5, width).map((text) => ({
    height: 24,
    baseline: 14,
    runs: [{ text, x: 0, font: 'sansBold', size: 11.5, colour: ink }],
    ruleBelow: faint,
    keepWithNext: true,
  }));
  const lines = files.flatMap((name) =>
    measure.lines(name, 'sans', size, width - indent).map(
      (text, at): Block => ({
        height: 17,
        baseline: 12,
        runs: [{ text, x: indent, font: 'sans', size, colour: ink }],
        ...(at === 0 ? { patches: [{ x: 0, top: 3.5, width: 9, height: 9, colour: muted, outlined: true }] } : {}),
      }),
    ),
  );
  return [gap(18), ...title, ...lines];
}
