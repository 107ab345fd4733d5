import { type ScanKind, scanKindSchema } from '#shared/filing/materialSlot.ts';

/** What the screen calls each kind of picture a platform sets limits for. */
export const scanKindLabels: Readonly<Record<ScanKind, string>> = {
  subjectCertificate: '主体证件（营业执照等）',
  personFront: '个人证件 · 人像面',
  personBack: '个人证件 · 国徽面',
  letter: '签章后的文书',
  otherAttachment: '其他附件',
};

/** The same where there is little room. */
export const shortKindLabels: Readonly<Record<ScanKind, string>> = {
  subjectCertificate: '主体证件',
  personFront: '人像面',
  personBack: '国徽面',
  letter: '文书',
  otherAttachment: '附件',
};

/** The kinds on the keys 1 to 5. */
const kindKeys = scanKindSchema.options;

/** What a key makes of the marked pictures: a kind, `auto` for 0, null for any other key. Pure. */
export function kindOfKey(key: string): ScanKind | 'auto' | null {
  if (key === '0') return 'auto';
  return /^[1-9]$/.test(key) ? (kindKeys[Number(key) - 1] ?? null) : null;
}
