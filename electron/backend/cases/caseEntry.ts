import type { FindingCounts } from '#shared/api/cases.ts';
import type { WatchedCertificate } from '#shared/filing/dueDates.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { officialRolePaths } from '#shared/filing/officialFields.ts';
import { roleLabels } from '#shared/filing/person.ts';
import type { Settlement } from '#shared/filing/settlement.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { CaseFacts } from '../vault/store/caseFacts.ts';
import type { Searchable } from './search/searchable.ts';

/**
 * A case in the index. Another object whenever its facts change; only what was judged of it is filled in later.
 */
export interface CaseEntry extends CaseFacts {
  /** Of the pack the index works by; see `watchAnew`. */
  certificates: readonly WatchedCertificate[];
  /** Null while it waits to be judged. */
  findings: FindingCounts | null;
  /** Official path of the first 必改; null when there is none or it waits to be judged. */
  firstMust: string | null;
  /** What somebody stands by of what the registers say of it. */
  readonly stoodBy: readonly Settlement[];
  /** SHA-256 of the files in each slot, in order: read only where somebody stands by something, else undefined. */
  readonly contents: Contents | undefined;
  /** Made when somebody searches. */
  searchable: Searchable | undefined;
}

/** What the slots of a case hold, by the SHA-256 of the bytes. */
export type Contents = ReadonlyMap<MaterialSlotId, readonly string[]>;

/** Orders cases by number, the newest first. */
export function newestFirst(one: CaseEntry, other: CaseEntry): number {
  return other.year - one.year || other.sequence - one.sequence;
}

/** The facts of a case, which become the entry, not judged yet. */
export function caseEntryOf(
  facts: CaseFacts,
  pack: Pick<RulePack, 'subjectTypes'>,
  stoodBy: readonly Settlement[] = [],
  contents?: Contents,
): CaseEntry {
  const certificates = certificatesOf(facts, pack);
  // The object itself and not a copy: there are ten thousand.
  return Object.assign(facts, {
    certificates,
    findings: null,
    firstMust: null,
    stoodBy,
    contents,
    searchable: undefined,
  });
}

/** Looks at the facts by another pack: what counts as an organisation is its data. */
export function watchAnew(entry: CaseEntry, pack: Pick<RulePack, 'subjectTypes'>): void {
  entry.certificates = certificatesOf(entry, pack);
}

/**
 * The certificates a filing shows: the organisation's and its principals', each human being once.
 *
 * Of the legal representative only name and number are filed. A person who files for himself is his own principal.
 */
function certificatesOf(facts: CaseFacts, pack: Pick<RulePack, 'subjectTypes'>): WatchedCertificate[] {
  const certificates: WatchedCertificate[] = [];
  const isOrganisation = pack.subjectTypes.some(({ id, isPersonal }) => id === facts.subjectType && !isPersonal);
  if (isOrganisation) {
    certificates.push({
      key: `subject ${facts.subjectId}`,
      label: '主体证件',
      where: 'subject.certificateValidUntil',
      until: facts.subjectValidUntil,
    });
  }
  for (const role of ['subjectPrincipal', 'appPrincipal'] as const) {
    const person = facts.roles[role];
    const key = `person ${person?.id}`;
    if (person === null || certificates.some((each) => each.key === key)) continue;
    certificates.push({
      key,
      label: `${roleLabels[role]}证件`,
      where: `${officialRolePaths[role]}.certificate_validity_date_end`,
      until: person.certificateValidUntil,
    });
  }
  return certificates;
}
