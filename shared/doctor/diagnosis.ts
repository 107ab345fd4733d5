import { z } from 'zod';

/** What the doctor looks at, in this order. */
export const checkupSchema = z.enum([
  'database',
  'schema',
  'references',
  'originals',
  'unclaimed',
  'salvage',
  'record',
  'keys',
  'locks',
  'backups',
  'places',
  'wayOut',
  'erasures',
  'accessLog',
  'space',
]);
export type Checkup = z.infer<typeof checkupSchema>;

/** What the screen and the command line call each. */
export const checkupLabels: Readonly<Record<Checkup, string>> = {
  database: '数据库',
  schema: '数据库结构',
  references: '数据之间的联系',
  originals: '原件',
  unclaimed: '没有登记的文件',
  salvage: '救回的数据',
  record: '资料库说明',
  keys: '密钥文件',
  locks: '占用标记',
  backups: '备份',
  places: '别处的备份位置',
  wayOut: '恢复办法',
  erasures: '永久删除',
  accessLog: '访问记录',
  space: '磁盘空间',
};

/** A file that is missing or spoilt, at one place where it is used; `caseNumber` is null where no case uses it. */
export const illPaperSchema = z.object({
  /** The file in the vault, by its random name. */
  file: z.string(),
  how: z.enum(['missing', 'spoilt']),
  caseNumber: z.string().nullable(),
  subjectName: z.string().nullable(),
  /** What it is in the case: `主体证件`. */
  paper: z.string(),
  /** The name it came under; null for what the desk made itself. */
  name: z.string().nullable(),
  /** True where a backup has it. */
  mendable: z.boolean(),
});
export type IllPaper = z.infer<typeof illPaperSchema>;

/** `不见了：2026-0002 样例公司 · 主体证件（执照.jpg），备份里有` */
export function sayIllPaper({ how, caseNumber, subjectName, paper, name, mendable }: IllPaper): string {
  const where = [caseNumber ?? '', caseNumber === null ? '' : (subjectName ?? '主体名称未填')]
    .filter((each) => each !== '')
    .join(' ');
  const what = `${where === '' ? '' : `${where} · `}${paper}${name === null ? '' : `（${name}）`}`;
  return `${how === 'missing' ? '不见了' : '损坏了'}：${what}${mendable ? '，备份里有' : ''}`;
}

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
  /** Which files it is about, where it is about files. */
  files: z.array(illPaperSchema).optional(),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;
