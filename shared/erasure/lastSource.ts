import { type Loss, sayLoss } from '../doctor/loss.ts';

/** What goes for good, of other cases as well, with the broken databases of such salvages; null where there are none. Pure. */
export function sayLastSource(losses: readonly Loss[]): string | null {
  if (losses.length === 0) return null;
  const said = losses.flatMap((loss) => [
    ...(loss.cases === null ? ['有没有少了案件，看不出来。'] : []),
    ...sayLoss(loss),
  ]);
  return `修好以后留着的损坏数据库会一起永久删除，而它里面可能还有当时没能救回的内容，别的案件的也在里面：${said.join('')}删除以后，这些就只能从以前的备份里找了。还没有核对、补好的，请先不要删除。`;
}
