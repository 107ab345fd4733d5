import type { z } from 'zod';
import type { ChangedPlaces, changeIntakeInput, IntakeWish, restoreWishesInput } from '#shared/api/intake.ts';
import type { KeptHalf, Proposal } from '#shared/intake/proposal.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { type ReadDatabase, transaction } from '../vault/sql.ts';
import { findCaseByNumber, getCase } from '../vault/store/cases.ts';
import { chooseForIntakeItem, getIntakeItems, type IntakeItem, type IntakePlace } from '../vault/store/intake.ts';
import { openTray } from './tray.ts';

/**
 * Keeps where somebody wants items. What `to` leaves out, each item keeps of its own: the same slot for several clients' files
 * leaves every file with its client. An item that has no case cannot keep one, and stays as it is.
 *
 * Throws `caseMissing`, `caseRemoved`, `vaultLocked`, `cannotWrite`.
 */
export async function changeItems(desk: Desk, { ids, to }: z.infer<typeof changeIntakeInput>): Promise<ChangedPlaces> {
  const { proposals } = await openTray(desk);
  const { db } = desk.vault();
  const caseId = to?.caseNumber === undefined ? null : caseIdOf(desk, to.caseNumber);
  const result: ChangedPlaces = { changed: [], before: [], withoutCase: [] };
  transaction(db, () => {
    for (const item of getIntakeItems(db, ids)) {
      if (item.state !== 'pending') continue;
      const proposal = proposals.get(item.id);
      const own = ownPlace(db, proposal);
      const chosenCase = caseId ?? own?.caseId ?? null;
      if (to && chosenCase === null) {
        result.withoutCase.push(item.id);
        continue;
      }
      // Of one item alone, the half that stays is before the eyes of whoever chooses the other.
      const kept = to && ids.length > 1 ? guessedHalf(to, item, proposal) : undefined;
      const slots = to?.slots ?? own?.slots ?? [];
      result.before.push({ id: item.id, wish: wishOf(db, item) });
      chooseForIntakeItem(db, item.id, to && chosenCase !== null ? placeOf(chosenCase, slots, kept) : null);
      result.changed.push(item.id);
    }
  });
  return result;
}

/**
 * Gives items back what was wished for each of them before. A case that has gone meanwhile is no wish any more.
 *
 * Throws `vaultLocked`, `cannotWrite`.
 */
export function restoreWishes(desk: Desk, { wishes }: z.infer<typeof restoreWishesInput>): { changed: number[] } {
  const { db } = desk.vault();
  const byId = new Map(wishes.map(({ id, wish }) => [id, wish]));
  return transaction(db, () => {
    const waiting = getIntakeItems(db, [...byId.keys()]).filter(({ state }) => state === 'pending');
    for (const { id } of waiting) {
      const wish = byId.get(id) ?? null;
      const found = wish && findCaseByNumber(db, wish.caseNumber);
      chooseForIntakeItem(db, id, wish && found ? placeOf(found.id, wish.slots, wish.kept) : null);
    }
    return { changed: waiting.map(({ id }) => id) };
  });
}

/** The first place of a proposal, of which a choice changes one half. */
function ownPlace(db: ReadDatabase, proposal: Proposal | undefined): IntakePlace | null {
  const [first] = proposal?.places ?? [];
  const found = first && findCaseByNumber(db, first.caseNumber);
  return first && found ? { caseId: found.id, slots: first.slots } : null;
}

/** Which half of a place only the desk vouches for after a choice, and does not do so surely. */
function guessedHalf(
  to: NonNullable<z.infer<typeof changeIntakeInput>['to']>,
  { chosen }: IntakeItem,
  proposal: Proposal | undefined,
): KeptHalf | undefined {
  const half: KeptHalf | undefined =
    to.caseNumber === undefined ? 'case' : to.slots === undefined ? 'slots' : undefined;
  const isGuess = chosen ? chosen.kept === half : proposal?.confidence !== 'sure';
  return half !== undefined && isGuess ? half : undefined;
}

function wishOf(db: ReadDatabase, { chosen }: IntakeItem): IntakeWish {
  const found = chosen && getCase(db, chosen.caseId);
  if (!chosen || !found) return null;
  const wish = { caseNumber: found.number, slots: [...chosen.slots] };
  return chosen.kept === undefined ? wish : { ...wish, kept: chosen.kept };
}

function placeOf(caseId: number, slots: IntakePlace['slots'], kept: KeptHalf | undefined): IntakePlace {
  return kept === undefined ? { caseId, slots } : { caseId, slots, kept };
}
