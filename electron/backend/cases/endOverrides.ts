import { placeLabel } from '#shared/filing/placeLabel.ts';
import { type Settlement, valuesOf } from '#shared/filing/settlement.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { transaction, type WriteDatabase } from '../vault/sql.ts';
import { insertCaseEvent } from '../vault/store/caseEvents.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { listOverrides, type Reach, removeSettlements } from '../vault/store/settlements.ts';

interface Ending {
  readonly db: WriteDatabase;
  readonly now: Date;
  readonly pack: Pick<RulePack, 'rules'>;
  /** Which cases the work can change. */
  readonly reach: Reach;
}

/** What the history can hold of one remark. */
const mostOfNote = 2000;

/**
 * Does work that may change what somebody stands by, all of it or nothing. A decision whose value changes ends with it
 * for good: it does not come back with the old value; the history keeps who gave which reason.
 *
 * What makes a finding go away without a change of the value (another platform, another day) ends nothing.
 */
export function endOverrides<Result>({ db, now, pack, reach }: Ending, work: () => Result): Result {
  return transaction(db, () => {
    const standing = listOverrides(db, reach);
    if (standing.length === 0) return work();
    const before = valuesIn(db, standing);
    const result = work();
    const after = valuesIn(db, standing);
    for (const [index, settlement] of standing.entries()) {
      if (before[index] === after[index]) continue;
      const { caseId, about } = settlement;
      // The work itself may have ended it, and said so.
      if (!removeSettlements(db, caseId, settlement, about)) continue;
      insertCaseEvent(db, { caseId, ...endingOf(settlement, pack, now) });
    }
    return result;
  });
}

/** What the history says of a decision that ends because the value it was about is another one now. */
export function endingOf(settlement: Settlement, pack: Pick<RulePack, 'rules'>, now: Date) {
  return {
    kind: 'noted',
    at: now.toISOString(),
    fromStage: null,
    toStage: null,
    note: sayEnd(settlement, pack).slice(0, mostOfNote),
  } as const;
}

/** The values each decision is about, as they are now; each case is read once. */
function valuesIn(db: WriteDatabase, standing: readonly (Settlement & { readonly caseId: number })[]): string[] {
  const values = new Map<Settlement, string>();
  for (const [caseId, ofCase] of Map.groupBy(standing, (each) => each.caseId)) {
    const application = loadApplication(db, caseId);
    const held = listMaterials(db, caseId);
    for (const each of ofCase) values.set(each, valuesOf(each, application, held));
  }
  return standing.map((each) => values.get(each) ?? '');
}

function sayEnd({ rule, place, reason, staff }: Settlement, { rules }: Pick<RulePack, 'rules'>): string {
  const title = rules.find(({ id }) => id === rule)?.title;
  const what = title === undefined ? '' : `（${title}）`;
  return `“${placeLabel(place)}”改了，原来写的理由失效，重新检查${what}。原来的理由：${reason ?? ''}（${staff ?? '没有写姓名'}）`;
}
