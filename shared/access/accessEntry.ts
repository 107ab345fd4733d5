import { z } from 'zod';

/** What is written down. New kinds are added at the end; none is renamed, for old entries keep theirs. */
export const accessKinds = [
  'unlock',
  'open',
  'reveal',
  'fill',
  'export',
  'print',
  'personReport',
  'backup',
  'restore',
  'erase',
  'logExport',
  'bundle',
  'original',
  'package',
  'logHead',
  'unlockByCode',
  'passphraseChanged',
  'recoveryRenewed',
  'osKeyAdded',
  'osKeyRemoved',
  'bundleImport',
  'bundleUndo',
  'logAccepted',
] as const;
export const accessKindSchema = z.enum(accessKinds);
export type AccessKind = z.infer<typeof accessKindSchema>;

export const accessLabels: Readonly<Record<AccessKind, string>> = {
  unlock: '打开资料库',
  open: '打开案件',
  reveal: '查看完整号码',
  fill: '照着填',
  export: '导出',
  print: '打印或生成文书',
  personReport: '生成个人资料报告',
  backup: '备份',
  restore: '恢复备份',
  erase: '永久删除',
  logExport: '导出访问记录',
  bundle: '交接案件',
  original: '取出原件',
  package: '生成提交包',
  logHead: '重新开始另外记着访问记录的条数',
  unlockByCode: '用恢复码打开资料库',
  passphraseChanged: '换了口令',
  recoveryRenewed: '换了恢复码',
  osKeyAdded: '让这台电脑记住钥匙',
  osKeyRemoved: '不再让这台电脑记住钥匙',
  bundleImport: '导入交接包',
  bundleUndo: '撤回导入的交接包',
  logAccepted: '认可后重新记访问记录',
};

/**
 * One line of the access log: numbers and kinds only, nothing of a person.
 *
 * `about` is the number of a case, with the field where a number was looked at, and with moment and hash of the manifest where a package
 * was made (`packageAbout`); `agency.` and the field where it is the agency's own; how far the log had been, where somebody knows that
 * it does not go on from there (`headAbout`). `digest` is the SHA-256 of the digest before it and this line, in hex; see `entryText`.
 */
export const accessEntrySchema = z.object({
  id: z.int().positive(),
  at: z.iso.datetime(),
  /** A word of `accessKinds`, or one of a newer version. */
  kind: z.string(),
  about: z.string().nullable(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AccessEntry = z.infer<typeof accessEntrySchema>;

/** What stands before the first line. */
export const firstDigest = '0'.repeat(64);

/** The text of which the digest of a line is taken: anybody can check an exported log with it. */
export function entryText(before: string, { id, at, kind, about }: Omit<AccessEntry, 'digest'>): string {
  return [before, String(id), at, kind, about ?? ''].join('\n');
}

/** The label of a kind, or the word itself where a newer version has written it. */
export function accessLabel(kind: string): string {
  const known = accessKindSchema.safeParse(kind);
  return known.success ? accessLabels[known.data] : kind;
}
