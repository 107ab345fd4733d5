import type { z } from 'zod';
import type { changedManySchema, changeManyInput } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { findCaseByNumber, updateCase } from '../vault/store/cases.ts';

/**
 * Makes one change to many cases, all or none, and answers with what each held before.
 *
 * A number given twice counts once; a case that holds the value already is left alone. Throws `caseMissing` for the
 * first number that is not there, `vaultLocked`.
 */
export function changeManyCases(
  desk: Desk,
  { numbers, change }: z.infer<typeof changeManyInput>,
): z.infer<typeof changedManySchema> {
  const { db } = desk.vault();
  const { field, value } = change;
  return transaction(db, () =>
    [...new Set(numbers)].map((number) => {
      const held = findCaseByNumber(db, number);
      if (held === null) throw new DeskError('caseMissing', { number });
      const before = held[field];
      if (before !== value) updateCase(db, held.id, { ...held, [field]: value, now: desk.now() });
      return { number, before };
    }),
  );
}
