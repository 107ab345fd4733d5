import type { z } from 'zod';
import type { HeldByMany, heldByManyInput } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Desk } from '../desk.ts';

/** What each of these cases holds in a field, in their order. Throws `caseMissing`, `caseRemoved`, `vaultLocked`. */
export function heldByMany(desk: Desk, { field, numbers }: z.infer<typeof heldByManyInput>): HeldByMany {
  const { byNumber } = desk.caseIndex().current();
  return numbers.map((number) => {
    const entry = byNumber.get(number);
    if (!entry) throw new DeskError('caseMissing', { number });
    if (entry.removedAt !== null) throw new DeskError('caseRemoved', { number });
    return { number, value: entry[field] };
  });
}
