import { z } from 'zod';
import { chinaMinute } from '../calendar/chinaDay.ts';

/** The newest backup whose database opens, page by page; null where there is none. */
export const soundBackupSchema = z.object({ folder: z.string(), madeAt: z.iso.datetime() });
export type SoundBackup = z.infer<typeof soundBackupSchema>;

/** What broken pages of the database keep from being shown in the list of cases. */
export const caseDamageSchema = z.object({
  /** Cases that cannot be read, by their numbers; how many more there are of which not even that can be. */
  numbers: z.array(z.string()),
  unnumbered: z.int().nonnegative(),
  backup: soundBackupSchema.nullable(),
});
export type CaseDamage = z.infer<typeof caseDamageSchema>;

/** Which cases are missing from the list, and that others may lack something. Pure. */
export function sayCaseDamage({ numbers, unnumbered }: CaseDamage): string {
  const named = numbers.length > 0 ? `案件 ${numbers.join('、')}` : '';
  const counted =
    unnumbered > 0 ? `${numbers.length > 0 ? '和另外' : ''} ${unnumbered} 个连编号也读不出的案件`.trim() : '';
  const lost = named + counted;
  return lost === ''
    ? '数据库有损坏的地方。案件都还列得出来，但是有些内容可能读不出来，没有问题数的就是没能检查。'
    : `数据库有损坏的地方，${lost} 没有列出来。列出来的读得出来，没有问题数的就是没能检查。`;
}

/** What to do about a broken database: first the click, then what to type. Pure. */
export function sayWayOut(backup: SoundBackup | null): string[] {
  const first = '请先停下手里的活，复制整个资料库文件夹留底。';
  if (backup === null) {
    return [`${first}没有找到数据库完好的备份：请接上放备份的盘，再做一次体检。`];
  }
  const when = chinaMinute(new Date(backup.madeAt));
  return [
    `${first}再用 ${when} 做的备份恢复到一个新的文件夹：锁定资料库，在打开的那一页点“从备份恢复”，指到下面这个文件夹；“设置 → 备份”里列着的，也可以在那里点“恢复”。`,
    `备份在这里：${backup.folder}`,
    `命令行：restore "${backup.folder}" --into 新文件夹`,
  ];
}
