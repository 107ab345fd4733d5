import { type Finding, sortFindings, type Weight, weightLabels } from '#shared/filing/finding.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { saySource } from '#shared/rules/saySource.ts';
import type { Discretion } from '../cases/discretion.ts';

/** One finding in the words of the report. */
export interface ReportedFinding {
  readonly place: string;
  readonly message: string;
  readonly remedy: string;
  readonly source: string;
}

export interface FindingGroup {
  readonly weight: Weight;
  readonly title: string;
  readonly meaning: string;
  readonly findings: readonly ReportedFinding[];
}

export interface FindingsReport {
  /** How many of which weight, or that there are none. */
  readonly summary: string;
  /** By which rules and on which day was checked. */
  readonly basis: string;
  /** Only weights that occur, the heaviest first. */
  readonly groups: readonly FindingGroup[];
}

const meanings: Readonly<Record<Weight, string>> = {
  must: '改好以后才能提交',
  should: '最好在提交前改好',
  hint: '供了解，不影响提交',
};

/** All findings by weight, each with what to do and who says so. Pure. */
export function findingsReport(
  findings: readonly Finding[],
  basis: { readonly rules: string; readonly day: string },
  { text }: Discretion,
): FindingsReport {
  const sorted = sortFindings(findings);
  const groups = (['must', 'should', 'hint'] as const)
    .map((weight) => ({
      weight,
      title: weightLabels[weight],
      meaning: meanings[weight],
      findings: sorted
        .filter((finding) => finding.weight === weight)
        .map((finding) => ({
          place: placeLabel(finding.where),
          message: text(finding.message),
          remedy: text(finding.remedy),
          source: `依据：${saySource(finding.source)}（截至 ${finding.asOf}）`,
        })),
    }))
    .filter((group) => group.findings.length > 0);
  return {
    summary:
      groups.length === 0
        ? '没有发现问题'
        : `共 ${findings.length} 项：${groups.map((group) => `${group.title} ${group.findings.length}`).join('，')}`,
    basis: `检查日期 ${basis.day}，所用规则：${basis.rules}`,
    groups,
  };
}

/** `检查发现 3 项(必改 1)` for a caption. */
export function findingsInShort(findings: readonly Finding[]): string {
  if (findings.length === 0) return '检查未发现问题';
  const must = findings.filter((finding) => finding.weight === 'must').length;
  return `检查发现 ${findings.length} 项${must > 0 ? `（必改 ${must}）` : ''}`;
}
