import type { EditableField } from '#shared/api/caseEdits.ts';
import type { FindingCounts } from '#shared/api/cases.ts';
import { type Finding, type Weight, weightSchema } from '#shared/filing/finding.ts';
import { type SectionId, sectionOf } from '../form/fields.ts';
import { findingPlace } from './findingPlace.ts';

/** Findings by the field of the form they stand beside. */
export type FieldFindings = ReadonlyMap<EditableField, readonly Finding[]>;

const none: readonly Finding[] = [];

/**
 * Sorts findings to their fields. Lists equal to those in `earlier` are the same objects, so that a field whose
 * findings did not change is not drawn anew.
 */
export function findingsByField(findings: readonly Finding[], earlier: FieldFindings = new Map()): FieldFindings {
  const found = Map.groupBy(findings, ({ where }) => findingPlace(where).field);
  return new Map(
    [...found].flatMap(([field, list]) => {
      if (field === null) return [];
      const before = earlier.get(field);
      return [[field, before && JSON.stringify(before) === JSON.stringify(list) ? before : list] as const];
    }),
  );
}

/** The findings of several fields that one control, or one human being in several roles, stands for. */
export function findingsOf(found: FieldFindings, fields: readonly EditableField[]): readonly Finding[] {
  const [only, ...others] = fields.map((field) => found.get(field)).filter((list) => list !== undefined);
  if (only === undefined) return none;
  return others.length === 0 ? only : [only, ...others].flat();
}

export function countByWeight(findings: readonly Finding[]): FindingCounts {
  const counts: Record<Weight, number> = { must: 0, should: 0, hint: 0 };
  for (const { weight } of findings) counts[weight] += 1;
  return counts;
}

/** How many findings each part of the form has. */
export function countBySection(found: FieldFindings): ReadonlyMap<SectionId, FindingCounts> {
  const sections = Map.groupBy(found, ([field]) => sectionOf(field));
  return new Map(
    [...sections].flatMap(([id, lists]) =>
      id === null ? [] : [[id, countByWeight(lists.flatMap(([, findings]) => findings))] as const],
    ),
  );
}

/** Findings of one weight, in the order they are to be worked off. */
export interface FindingGroup {
  readonly weight: Weight;
  readonly findings: readonly Finding[];
}

/** All findings by weight, must-fix first; weights without any are left out. */
export function groupByWeight(findings: readonly Finding[]): FindingGroup[] {
  return weightSchema.options
    .map((weight) => ({ weight, findings: findings.filter((each) => each.weight === weight) }))
    .filter((group) => group.findings.length > 0);
}
