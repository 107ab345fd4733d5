import type { Finding } from '#shared/filing/finding.ts';
import { findingKinds, kindOf } from '#shared/filing/findingKind.ts';
import { officialFieldAt, officialFields } from '#shared/filing/officialFields.ts';
import { type SectionId, sectionOf, sections } from '../form/fields.ts';
import { findingPlace } from './findingPlace.ts';

/** Findings in the order of the work: what is wrong, then what is missing, each down the form, then the materials. */
export function inFormOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a.kind - b.kind || a.part - b.part || a.place - b.place;
  });
}

/** Where a finding stands in the work. What belongs to no field of the payload comes last in its part. */
function rank(finding: Finding): { kind: number; part: number; place: number } {
  const { where } = finding;
  const { tab, field } = findingPlace(where);
  const part = field === null ? null : sectionOf(field);
  const official = officialFieldAt(where);
  return {
    kind: findingKinds.indexOf(kindOf(finding)),
    part: tab === 'materials' ? sections.length : partIndex(part),
    place: official ? officialFields.indexOf(official) : officialFields.length,
  };
}

function partIndex(part: SectionId | null): number {
  return sections.findIndex(({ id }) => id === part);
}
