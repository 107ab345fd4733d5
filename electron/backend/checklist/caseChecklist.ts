import type { UploadedFile } from '#shared/api/upload.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { createPdf } from '../pdf/createPdf.ts';
import { getAgency } from '../vault/store/agency.ts';
import { checklistContent } from './checklistContent.ts';
import { drawChecklist } from './drawChecklist.ts';

/**
 * The list of papers of a case for its client, as a PDF: grouped, with tick boxes, how to take each picture, who signs.
 *
 * Holds no certificate number, so it can be sent as it is. Throws `caseMissing`, `vaultLocked`.
 */
export async function caseChecklist(desk: Desk, caseNumber: string): Promise<UploadedFile> {
  const vault = desk.vault();
  const opened = openCase(desk, caseNumber);
  const content = checklistContent(opened, getAgency(vault.db), desk.today());
  const pdf = await createPdf({ title: '备案资料清单', now: desk.now(), fonts: ['sans', 'sansBold'] });
  drawChecklist(pdf, content);
  const bytes = await pdf.save();
  vault.assertOpen();
  const name = safeFileName(`资料清单 ${opened.application.subject.name ?? caseNumber}`);
  return new File([new Uint8Array(bytes)], `${name}.pdf`, { type: 'application/pdf' });
}
