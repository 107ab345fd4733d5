import type { EditableField } from '#shared/api/caseEdits.ts';
import type { FindingCounts } from '#shared/api/cases.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { countFindings, type FindingKind, findingKinds, kindOf } from '#shared/filing/findingKind.ts';
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

/** How many findings each part of the form has. */
export function countBySection(found: FieldFindings): ReadonlyMap<SectionId, FindingCounts> {
  const sections = Map.groupBy(found, ([field]) => sectionOf(field));
  return new Map(
    [...sections].flatMap(([id, lists]) =>
      id === null ? [] : [[id, countFindings(lists.flatMap(([, findings]) => findings))] as const],
    ),
  );
}

/** Findings of one kind, in the order they are to be worked off. */
export interface FindingGroup {
  readonly kind: FindingKind;
  readonly findings: readonly Finding[];
}

/** All findings by kind, what is wrong first; kinds without any are left out. */
export function groupByKind(findings: readonly Finding[]): FindingGroup[] {
  return findingKinds
    .map((kind) => ({ kind, findings: findings.filter((each) => kindOf(each) === kind) }))
    .filter((group) => group.findings.length > 0);
}
