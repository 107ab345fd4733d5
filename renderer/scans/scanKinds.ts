import type { ScanKind } from '#shared/filing/materialSlot.ts';

/** What the screen calls each kind of picture a platform sets limits for. */
export const scanKindLabels: Readonly<Record<ScanKind, string>> = {
  subjectCertificate: '主体证件（营业执照等）',
  personFront: '个人证件 · 人像面',
  personBack: '个人证件 · 国徽面',
  letter: '签章后的文书',
  otherAttachment: '其他附件',
};
