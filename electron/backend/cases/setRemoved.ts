import type { z } from 'zod';
import type { SetRemoved, setRemovedInput } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { findCaseByNumber, setCaseRemoved } from '../vault/store/cases.ts';

/**
 * Moves cases to the 回收站 or takes them back, and answers with those that were not there already.
 *
 * Nothing of a case is lost: its parts, papers, letters and history wait for it. Throws `caseMissing` for the first
 * number that is not there and changes nothing then, `vaultLocked`.
 */
export function setRemoved(desk: Desk, { numbers, removed }: z.infer<typeof setRemovedInput>): SetRemoved {
  const { db } = desk.vault();
  return transaction(db, () => {
    const now = desk.now();
    const changed = numbers.filter((number) => {
      const held = findCaseByNumber(db, number);
      if (held === null) throw new DeskError('caseMissing', { number });
      const differs = (held.removedAt !== null) !== removed;
      if (differs) setCaseRemoved(db, held.id, removed, now);
      return differs;
    });
    return { changed };
  });
}
