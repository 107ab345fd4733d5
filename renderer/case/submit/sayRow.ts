import type { Finding } from '#shared/filing/finding.ts';
import { weightLabels } from '#shared/filing/finding.ts';

/** What is to be said of one file of a package, by weight, such as 1 个必改、2 条提示; null where nothing is. Pure. */
export function sayRow(findings: readonly Pick<Finding, 'weight'>[]): string | null {
  const said = (['must', 'should', 'hint'] as const)
    .map((weight) => ({ weight, count: findings.filter((finding) => finding.weight === weight).length }))
    .filter(({ count }) => count > 0)
    .map(({ weight, count }) => `${count} ${weight === 'must' ? '个' : '条'}${weightLabels[weight]}`);
  return said.length === 0 ? null : said.join('、');
}

/** A size as the names of a package say it: KB of 1024, rounded up; see partName. */
export function sizeInName(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}
