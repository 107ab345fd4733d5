import { z } from 'zod';
import { isMissing, lossSchema, sayLoss } from './loss.ts';

/** What came of a salvage: told when it is done, and by the vault it made until somebody has read it. */
export const salvagedSchema = z.object({
  /** How many cases the new database has. */
  cases: z.int().nonnegative(),
  loss: lossSchema,
  /** Path of the broken database; null where it does not lie there any more. */
  keptAt: z.string().nullable(),
});
export type SalvageTold = z.infer<typeof salvagedSchema>;

/** The same in words. Pure. */
export function saySalvaged({ cases, loss, keptAt }: SalvageTold): string {
  const said = sayLoss(loss);
  const isWhole = loss.missing.length === 0 && loss.emptied === 0 && loss.cases?.length === 0;
  return [
    `读得出来的都已救到新的数据库里，有 ${cases} 个案件，`,
    isWhole ? '没有少一个案件。' : isMissing(loss) ? '但是内容不全。' : '但是内容可能不全。',
    loss.cases === null ? '有没有少了案件，请和备份里的对照。' : '',
    ...said,
    said.length > 0 && keptAt !== null ? '这些会在体检里一直提醒。' : '',
    keptAt === null ? '坏的数据库已经不在这个资料库里了。' : `坏的数据库没有删除，改放在 ${keptAt}。`,
  ].join('');
}
