import type { Finding, Weight } from '../filing/finding.ts';
import type { ProvinceRow } from '../rules/provinceRules.ts';
import type { LintContext } from './lintContext.ts';

interface Said {
  readonly weight: Weight;
  readonly where: string;
  readonly message: string;
  readonly remedy: string;
}

/** What one province asks, with its own date and source instead of the rule's. */
export function provinceFinding({ rulebook }: LintContext, row: ProvinceRow, rule: string, said: Said): Finding {
  return rulebook(rule, { ...said, asOf: row.asOf, source: `${row.name}：${row.source}` });
}
