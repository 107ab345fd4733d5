import { z } from 'zod';
import { chinaMinute } from '../calendar/chinaDay.ts';

/** What is kept elsewhere of the log, and contradicts it: it had so many `entries` at `at`. `where` is the folder of a backup, or null for the vault's own note. */
export const logWitnessSchema = z.object({
  entries: z.int().positive(),
  at: z.iso.datetime(),
  where: z.string().nullable(),
});
export type LogWitness = z.infer<typeof logWitnessSchema>;

/**
 * What checking the log found. `broken` is the number of the first line that is not as it was written; null when all are. `contradicted` are
 * notes kept outside of the database that say otherwise: a log that was cut at its end, or written anew, is sound in itself.
 */
export const checkedLogSchema = z.object({
  entries: z.int().nonnegative(),
  broken: z.int().positive().nullable(),
  contradicted: z.array(logWitnessSchema),
});
export type CheckedLog = z.infer<typeof checkedLogSchema>;

/** True when nothing says that the log was changed. */
export function isLogWhole({ broken, contradicted }: CheckedLog): boolean {
  return broken === null && contradicted.length === 0;
}

/** What checking the log found, in Chinese: what is missing or another, and since when. */
export function sayCheckedLog(checked: CheckedLog): string {
  const { entries, broken, contradicted } = checked;
  if (isLogWhole(checked)) return `访问记录 ${entries} 条，都和写下时一样。`;
  const said = broken === null ? [] : [`访问记录从第 ${broken} 条起和写下时不一样，有人改过或删过。`];
  // The one that saw most says most; the earliest moment is since when.
  const [most] = contradicted.toSorted((one, other) => other.entries - one.entries);
  const [first] = contradicted.toSorted((one, other) => one.entries - other.entries);
  if (most && first) {
    const kept = most.where === null ? '资料库另外记着' : `备份 ${most.where} 里记着`;
    said.push(
      entries < most.entries
        ? `${kept}：${minute(most.at)} 已有 ${most.entries} 条，现在只有 ${entries} 条，末尾少了 ${most.entries - entries} 条。`
        : `${kept}：${minute(most.at)} 的第 ${most.entries} 条，和现在的第 ${most.entries} 条不是同一条，有人重写过。`,
    );
    if (first !== most) said.push(`最早对不上的是 ${minute(first.at)} 的第 ${first.entries} 条。`);
    said.push('可能是有人删改过，也可能是换回过旧的数据库。');
  }
  return said.join('');
}

const minute = (at: string) => chinaMinute(new Date(at));
