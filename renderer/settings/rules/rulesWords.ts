import type { NewRules, RulesAbout, RulesChange } from '#shared/api/rules.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';

type KeptRules = RulesAbout['kept'][number];

/** What a pack one can use is called. */
export function nameOfKept({ importedAt }: KeptRules): string {
  return importedAt === null ? '随程序安装的规则包' : `${chinaDay(new Date(importedAt))} 导入的规则包`;
}

/** What is particular about it. */
export function aboutKept({ version, asOf, ownTables, importedAt }: KeptRules): string {
  const own = importedAt === null ? '' : `，改了${ownTables.join('、')}`;
  return `版本 ${version}，内容截至 ${asOf}${own}`;
}

/** The heading of what is about to be replaced. */
export function titleOf(wanted: NewRules): string {
  return wanted.from === 'files' ? '导入规则包' : '换回规则包';
}

/** The rows of one table that would be others. */
export function sayTable({ name, added, removed, changed }: RulesChange['tables'][number]): string {
  const parts = [
    ...(added > 0 ? [`增加 ${added} 行`] : []),
    ...(removed > 0 ? [`删去 ${removed} 行`] : []),
    ...(changed > 0 ? [`改动 ${changed} 行`] : []),
  ];
  return `${name}：${parts.join('，')}`;
}

/** How far it reaches among the cases. */
export function sayCases({ cases: { total, changed } }: RulesChange): string {
  if (total === 0) return '资料库里还没有案件。';
  if (changed === 0) return `${total} 个案件的检查结果都不变。`;
  return `${total} 个案件里，有 ${changed} 个的检查结果会变：`;
}

/** The first numbers, and whether there are more. */
export function numbersShown({ count, numbers }: RulesChange['rules'][number]['gained'], most = 4) {
  const named = numbers.slice(0, most);
  return { named, more: count > named.length };
}
