import type { RulesAbout, RulesChange } from '#shared/api/rules.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import type { Output } from './output.ts';

type KeptRules = RulesAbout['kept'][number];

/** A pack one can go back to, in a few words. */
export function sayKept({ id, importedAt, asOf, ownTables }: KeptRules): string {
  if (importedAt === null) return `${id}  随程序安装的规则包，内容截至 ${asOf}`;
  return `${id}  ${chinaDay(new Date(importedAt))} 导入，内容截至 ${asOf}，改了${ownTables.join('、')}`;
}

/** What other rules change, for a person. */
export function tellChange(change: RulesChange, output: Output): void {
  if (change.tables.length === 0) output.line('内容和正在用的规则包一样。');
  for (const { name, added, removed, changed } of change.tables) {
    output.line(`${name}：增加 ${added} 行，删去 ${removed} 行，改动 ${changed} 行`);
  }
  const { total, changed } = change.cases;
  output.line(changed === 0 ? `${total} 个案件的检查结果都不变。` : `${total} 个案件中，${changed} 个的检查结果会变：`);
  for (const { title, gained, lost } of change.rules) {
    if (gained.count > 0) output.line(`  ${title}：多了问题的案件 ${gained.count} 个  ${some(gained.numbers)}`);
    if (lost.count > 0) output.line(`  ${title}：少了问题的案件 ${lost.count} 个  ${some(lost.numbers)}`);
  }
}

/** As many numbers as fit on a line or two; `--json` gives more. */
function some(numbers: readonly string[]): string {
  return `${numbers.slice(0, 10).join('、')}${numbers.length > 10 ? ' …' : ''}`;
}
