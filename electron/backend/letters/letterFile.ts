import type { UploadedFile } from '#shared/api/upload.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import type { LetterValues } from './gatherLetter.ts';
import type { LetterTemplate } from './template.ts';

/** A letter's bytes as a file named after its title and the subject it names. */
export function letterFile(
  bytes: Uint8Array,
  { title, fields }: Pick<LetterTemplate, 'title' | 'fields'>,
  values: LetterValues,
): UploadedFile {
  const subject = fields.find(({ source }) => source === 'subject.name')?.id ?? '';
  const name = safeFileName(`${title} ${values[subject] ?? ''}`);
  return new File([new Uint8Array(bytes)], `${name}.pdf`, { type: 'application/pdf' });
}
