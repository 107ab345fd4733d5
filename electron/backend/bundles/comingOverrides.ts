import type { BundledCase } from '#shared/bundle/bundledCase.ts';
import { fieldsOf } from '#shared/bundle/casePaths.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { type Settlement, valuesOf } from '#shared/filing/settlement.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { endingOf, endOverrides } from '../cases/endOverrides.ts';
import type { WriteDatabase } from '../vault/sql.ts';

interface Sides {
  readonly mine: BundledCase;
  readonly theirs: BundledCase;
  readonly pack: Pick<RulePack, 'rules'>;
  readonly now: Date;
}

/**
 * A merged case without what the other side stood by, where the value that was about is another one in the end: it would
 * come alive again with the old value. The history says so. What was stood by here `endingOverrides` sees to.
 */
export function withoutVoid(merged: BundledCase, { mine, theirs, pack, now }: Sides): BundledCase {
  const coming = merged.settlements.filter(
    (each) => each.kind === 'overridden' && !mine.settlements.some((held) => isSame(held, each)),
  );
  const gone = coming.filter((each) => valuesIn(each, theirs) !== valuesIn(each, merged));
  if (gone.length === 0) return merged;
  return {
    ...merged,
    settlements: merged.settlements.filter((each) => !gone.includes(each)),
    events: [...merged.events, ...gone.map((each) => ({ ...endingOf(each, pack, now), since: null }))],
  };
}

/** Writes a case that was brought together; what somebody here stands by in any case it touches ends with the value it was about. */
export function endingOverrides<Result>(
  db: WriteDatabase,
  caseId: number | null,
  { mine, merged, pack, now }: Omit<Sides, 'theirs'> & { readonly merged: BundledCase },
  write: () => Result,
): Result {
  const { subject } = merged;
  const reach = { type: 'record', subject, persons: [...mine.persons, ...merged.persons] } as const;
  const byRecord = () => endOverrides({ db, now, pack, reach }, write);
  if (caseId === null) return byRecord();
  return endOverrides({ db, now, pack, reach: { type: 'sharing', caseId } }, byRecord);
}

function isSame(one: Settlement, other: Settlement): boolean {
  return one.kind === other.kind && one.rule === other.rule && one.place === other.place && one.about === other.about;
}

/** What a decision is about, in a case as it travels. */
function valuesIn(settlement: Settlement, held: BundledCase): string {
  const scans = new Map(held.scans.map(({ facts }) => [facts.sha256, facts]));
  const materials = held.materials.flatMap(({ slot, position, attachedAt, signedOn, sha256 }) => {
    const facts = scans.get(sha256);
    const scan = facts && { id: 1, fileId: '', origin: null, facts, receivedAt: attachedAt };
    return scan ? [{ slot, position, attachedAt, signedOn, scan, fix: null, fixBefore: null }] : [];
  });
  const inOrder = materials.toSorted((one, other) => one.position - other.position);
  return valuesOf(settlement, applicationOf(held), inOrder);
}

/** Persons are numbered by the first role they hold, so that two sides compare. */
function applicationOf({ filingCase, subject, miniProgram, persons, roles }: BundledCase): Application {
  const uids = [...new Set(Object.values(roles).flatMap((uid) => uid ?? []))];
  const idOf = (uid: string | null) => (uid === null ? null : uids.indexOf(uid) + 1);
  return {
    filingCase,
    subject,
    miniProgram,
    persons: persons.flatMap((person) => {
      const id = idOf(person.uids[0] ?? null) ?? 0;
      return id > 0 ? [{ id, ...fieldsOf(person) }] : [];
    }),
    roles: {
      legalRepresentative: idOf(roles.legalRepresentative),
      subjectPrincipal: idOf(roles.subjectPrincipal),
      appPrincipal: idOf(roles.appPrincipal),
    },
  };
}
