import { z } from 'zod';

/** What the doctor looks at, in this order. */
export const checkupSchema = z.enum([
  'database',
  'schema',
  'references',
  'originals',
  'unclaimed',
  'record',
  'keys',
  'locks',
  'backups',
  'erasures',
  'accessLog',
  'space',
]);
export type Checkup = z.infer<typeof checkupSchema>;

/** What the screen and the command line call each. */
export const checkupLabels: Readonly<Record<Checkup, string>> = {
  database: '数据库',
  schema: '资料库版式',
  references: '数据之间的联系',
  originals: '原件',
  unclaimed: '没有登记的文件',
  record: '资料库说明',
  keys: '密钥文件',
  locks: '占用标记',
  backups: '备份',
  erasures: '永久删除',
  accessLog: '访问记录',
  space: '磁盘空间',
};

/**
 * What the doctor found at one place. `mend` says what a repair would do; null where it would do nothing.
 *
 * `note` informs, `bad` means that something is lost or soon can be.
 */
export const diagnosisSchema = z.object({
  checkup: checkupSchema,
  state: z.enum(['fine', 'note', 'bad']),
  message: z.string().min(1),
  remedy: z.string().nullable(),
  mend: z.string().nullable(),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;
