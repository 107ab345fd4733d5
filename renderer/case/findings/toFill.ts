import type { Finding } from '#shared/filing/finding.ts';
import { kindOf, noServiceChosen } from '#shared/filing/findingKind.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { type SectionId, sectionOf, sections } from '../form/fields.ts';
import { findingPlace } from './findingPlace.ts';

/** What one part of a case still lacks. */
export interface ToFill {
  readonly part: SectionId | 'materials';
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** What is not filled in yet, part by part in the order of the form, the materials last. Other findings are left out. */
export function toFillOf(findings: readonly Finding[]): ToFill[] {
  const byPart = Map.groupBy(
    findings.filter((finding) => kindOf(finding) === 'missing'),
    partOf,
  );
  return [...sections, { id: 'materials', title: '材料' } as const].flatMap(({ id, title }) => {
    const found = byPart.get(id);
    return found ? [{ part: id, title, findings: found }] : [];
  });
}

/** What a thing to fill in is called below the name of its part: 手机号 of whom stays said, for there are several people. */
export function toFillWords({ rule, where, message }: Finding): string {
  if (region.test(where)) return '备案地区';
  return whoIsMissing.has(rule) ? message.replace(/^还没有|，.*$/gu, '') : placeLabel(where);
}

/** One control fills in all three. */
const region = /^icp_subject\.base_info\.(?:province|city|district)$/;

const whoIsMissing: ReadonlySet<string> = new Set(['form.roleMissing', 'form.legalRepresentativeMissing']);

/** True for a finding that only says that the field it stands beside is empty: everybody sees that. */
export function isPlainlyEmpty({ rule, message }: Pick<Finding, 'rule' | 'message'>): boolean {
  return rule === 'form.required' || message === noServiceChosen;
}

function partOf({ where }: Finding): SectionId | 'materials' {
  const { tab, field } = findingPlace(where);
  return tab === 'materials' ? 'materials' : ((field && sectionOf(field)) ?? 'filingCase');
}
