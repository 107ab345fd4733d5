import type { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { findingsReportInput } from '#shared/api/exchange.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { discretionFor } from '../cases/discretion.ts';
import { openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { contentArea, ink, muted } from '../dossier/dossierStyle.ts';
import { drawRunningPages } from '../dossier/drawRunningPages.ts';
import { findingsReport } from '../dossier/findingsReport.ts';
import { layOutFindings } from '../dossier/layOutFindings.ts';
import { partHeading } from '../dossier/layOutSheet.ts';
import { type Measure, measureWith } from '../dossier/measure.ts';
import { type Block, gap } from '../dossier/textBlock.ts';
import { caseSheetFile } from '../exchange/sheetFiles.ts';
import { createPdf } from '../pdf/createPdf.ts';

/**
 * What is wrong with the named cases today, what to do and who says so: a workbook to filter, or pages to print. Numbers
 * of persons are hidden.
 *
 * Throws `caseMissing`, `caseRemoved`, `vaultLocked`.
 */
export async function findingsReportFile(
  desk: Desk,
  { cases, as }: z.infer<typeof findingsReportInput>,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  if (as === 'xlsx') return caseSheetFile(desk, cases);
  const vault = desk.vault();
  const today = desk.today();
  const pdf = await createPdf({ title: '问题清单', now: desk.now(), fonts: ['sans', 'sansBold'] });
  const measure = measureWith(pdf);
  const { width } = contentArea();
  const { title, version } = desk.pack.manifest;
  const basis = { rules: `${title} ${version}`, day: today };
  const subtitle = `检查日期 ${today}，所用规则：${basis.rules}${cases.length > 1 ? `，共 ${cases.length} 个案件` : ''}`;
  const blocks: Block[] = partHeading('问题清单', subtitle);
  for (const [index, number] of cases.entries()) {
    signal?.throwIfAborted();
    const opened = openCase(desk, number);
    if (index > 0) blocks.push(gap(26));
    blocks.push(...caseHeading(opened, measure, width));
    const report = findingsReport(opened.findings, basis, discretionFor(opened.application, true));
    blocks.push(...(report.groups.length > 0 ? layOutFindings(report, measure, width) : [noneFound]));
    // Another call may come between two cases.
    await new Promise(setImmediate);
  }
  drawRunningPages(pdf, measure, blocks, `问题清单　${today}`);
  const bytes = await pdf.save();
  vault.assertOpen();
  const [only, ...more] = cases;
  const whose = only !== undefined && more.length === 0 ? only : `${cases.length} 个案件`;
  return new File([new Uint8Array(bytes)], `${safeFileName(`问题清单 ${whose} ${today}`)}.pdf`, {
    type: 'application/pdf',
  });
}

const noneFound: Block = {
  height: 24,
  baseline: 15,
  runs: [{ text: '没有发现问题，各项都符合目前已知的要求。', x: 0, font: 'sans', size: 10, colour: muted }],
};

/** Whose findings follow; a long name runs over two lines. */
function caseHeading({ application }: OpenedCase, measure: Measure, width: number): Block[] {
  const { subject, miniProgram, filingCase } = application;
  const title = subject.name ?? '（名称未填）';
  const facts = [
    `案件 ${filingCase.number}`,
    miniProgram.name === null ? null : `小程序 ${miniProgram.name}`,
    stageLabels[filingCase.stage],
    filingCase.staff === null ? null : `经办 ${filingCase.staff}`,
  ].filter((fact) => fact !== null);
  const line = (text: ReturnType<Measure['lines']>[number], bold: boolean): Block => ({
    height: 20,
    baseline: 14,
    runs: [{ text, x: 0, font: bold ? 'sansBold' : 'sans', size: bold ? 13 : 9, colour: bold ? ink : muted }],
    keepWithNext: true,
  });
  return [
    ...measure.lines(title, 'sansBold', 13, width).map((text) => line(text, true)),
    ...measure.lines(facts.join('　'), 'sans', 9, width).map((text) => line(text, false)),
  ];
}
