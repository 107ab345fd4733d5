import { editableFieldSchema } from '#shared/api/caseEdits.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';

/** What a line of the log is about, as a person reads it: `2026-0001 小程序负责人手机号`. */
export function sayAbout(about: string | null): string {
  if (about === null) return '';
  const [number = '', path] = about.split(' ');
  const field = editableFieldSchema.safeParse(path);
  return field.success ? `${number}　${fieldLabel(field.data)}` : about;
}
