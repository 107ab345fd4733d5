import { z } from 'zod';

/** What a salvage of a broken database could not bring over as it was. */
export const lossSchema = z.object({
  /** Tables that lack rows, and how many; null where nobody can tell whether and how many. */
  missing: z.array(z.object({ table: z.string(), count: z.int().positive().nullable() })).readonly(),
  /** References to rows that are lost, which are empty now. */
  emptied: z.int().nonnegative(),
  /** Numbers of cases whose subject or mini program is lost: what stands in its place has at most what the indexes held of it. */
  hollow: z.array(z.string()).readonly().default([]),
  /** Rows taken from a backup. */
  fromBackup: z.int().nonnegative(),
  /** Numbers of cases that are lost; null where nobody can tell. */
  cases: z.array(z.string()).readonly().nullable(),
  /** The folder of the newest sound backup there was. */
  backup: z.string().nullable(),
});
export type Loss = z.infer<typeof lossSchema>;

/** What people call what a table holds; any other is the program's own. */
const kinds: Readonly<Record<string, string>> = {
  cases: '案件',
  subjects: '主体',
  mini_programs: '小程序',
  mini_program_services: '小程序的服务内容',
  mini_program_preapprovals: '前置审批',
  persons: '人员',
  materials: '案件里的材料',
  scans: '扫描件的登记',
  fixes: '修整过的图',
  intake_items: '收件',
  case_events: '办理经过',
  case_marks: '办理情况',
  case_follows: '案件之间的先后',
  case_retention: '单独定的保存期限',
  rejections: '驳回',
  rejection_reasons: '驳回原因',
  letters: '文书',
  letter_values: '文书里填的内容',
  settlements: '检查问题的处理',
  same_pictures: '同一张图的答复',
  own_rules: '自己加的规则',
  agency: '机构资料',
  agency_phones: '机构电话',
  agency_staff: '机构人员',
  settings: '设置',
  drafts: '没保存的草稿',
  access_log: '访问记录',
  erasures: '删除凭证',
};

/** True where something is known to be missing, not only in doubt or older than it was. */
export function isMissing({ missing, emptied, hollow, cases }: Loss): boolean {
  return emptied > 0 || hollow.length > 0 || (cases?.length ?? 0) > 0 || missing.some(({ count }) => count !== null);
}

/** True where anything is missing, or nobody can tell whether something is. Pure. */
export function mayMiss({ missing, emptied, hollow, cases }: Loss): boolean {
  return missing.length > 0 || emptied > 0 || hollow.length > 0 || cases === null || cases.length > 0;
}

/** Which kinds of records are missing, or may be, one sentence each; none where nothing is. Pure. */
export function sayLoss({ missing, emptied, hollow, fromBackup, cases }: Loss): string[] {
  const counts = new Map<string, number | null>();
  for (const { table, count } of missing) {
    const kind = kinds[table] ?? '软件自己的记录';
    const sum = counts.get(kind) ?? 0;
    counts.set(kind, count === null || counts.get(kind) === null ? null : sum + count);
  }
  const known = [...counts].filter(([, count]) => count !== null).map(([kind, count]) => `${kind} ${count} 条`);
  const doubtful = [...counts].filter(([, count]) => count === null).map(([kind]) => kind);
  return [
    cases !== null && cases.length > 0 ? `没能救回的案件：${cases.join('、')}。` : '',
    known.length > 0 ? `没能救回的记录：${known.join('、')}。` : '',
    doubtful.length > 0 ? `可能少了、也看不出少了多少的：${doubtful.join('、')}。` : '',
    hollow.length > 0
      ? `有 ${hollow.length} 个案件的主体或小程序没能救回，案件和材料都还在；主体和小程序里只有还读得出的几项（例如名称），其余空着，请照着材料补填：${hollow.join('、')}。`
      : '',
    emptied > 0 ? `有 ${emptied} 处因为所指的内容没有了，现在是空着的（例如主体的负责人），请补填。` : '',
    fromBackup > 0
      ? `读不出来的记录里，有 ${fromBackup} 条用了备份里的，是那次备份时的样子，请核对最近改动过的案件。`
      : '',
  ].filter((each) => each !== '');
}
