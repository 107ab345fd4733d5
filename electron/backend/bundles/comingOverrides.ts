import type { BundledCase } from '#shared/bundle/bundledCase.ts';
import { isSameMatter, type Settlement, valuesOf } from '#shared/filing/settlement.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { endingOf, endOverrides } from '../cases/endOverrides.ts';
import type { WriteDatabase } from '../vault/sql.ts';
import { applicationOf, materialsOf } from './travellingCase.ts';

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
    (each) =>
      each.kind === 'overridden' &&
      !mine.settlements.some((held) => isSameMatter(held, each) && held.about === each.about),
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

/** What a decision is about, in a case as it travels. */
function valuesIn(settlement: Settlement, held: BundledCase): string {
  return valuesOf(settlement, applicationOf(held), materialsOf(held));
}
