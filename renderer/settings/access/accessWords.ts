import { sayHeadAbout } from '#shared/access/headAbout.ts';
import { agencyFieldSchema } from '#shared/api/agencyEdits.ts';
import { editableFieldSchema } from '#shared/api/caseEdits.ts';
import { agencyLabels } from '#shared/filing/agency.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';

/** What a line of the log is about, as a person reads it: `2026-0001 小程序负责人手机号`, `2026-0001　清单 3f…`, `机构信息　联系电话`. */
export function sayAbout(about: string | null): string {
  if (about === null) return '';
  const own = agencyFieldSchema.safeParse(about.startsWith('agency.') ? about.slice('agency.'.length) : null);
  if (own.success) return `机构信息　${agencyLabels[own.data]}`;
  const head = sayHeadAbout(about);
  if (head !== null) return head;
  const [number = '', path, packageHash] = about.split(' ');
  const field = editableFieldSchema.safeParse(path);
  if (packageHash) return `${number}　清单 ${packageHash.slice(0, 12)}…`;
  return field.success ? `${number}　${fieldLabel(field.data)}` : about;
}
