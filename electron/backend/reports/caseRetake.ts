import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { maskText } from '#shared/filing/maskNumber.ts';
import { retakeItems } from '#shared/filing/retakeItems.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { getAgency } from '../vault/store/agency.ts';
import { drawRetake } from './drawRetake.ts';

/**
 * The 补拍说明 of a case: a picture for the client of what to photograph again, why, and how.
 *
 * Holds no number of anybody, so it can be sent as it is. Throws `badInput` where nothing is to be taken again,
 * `caseMissing`, `vaultLocked`.
 */
export async function caseRetake(desk: Desk, caseNumber: string): Promise<UploadedFile> {
  const vault = desk.vault();
  const opened = openCase(desk, caseNumber);
  const items = retakeItems(opened);
  if (items.length === 0) throw new DeskError('badInput', { detail: '这个案件没有要重拍的图片' });
  const { name, contactName } = getAgency(vault.db);
  const { subject, miniProgram } = opened.application;
  const bytes = await drawRetake({
    subject: maskText(subject.name ?? ''),
    miniProgram: maskText(miniProgram.name ?? ''),
    items: items.map((item) => ({ ...item, title: maskText(item.title) })),
    from: [name, contactName].filter((part) => part !== null).join(' '),
  });
  vault.assertOpen();
  const title = safeFileName(`补拍说明 ${subject.name ?? caseNumber}`);
  return new File([new Uint8Array(bytes)], `${title}.png`, { type: 'image/png' });
}
