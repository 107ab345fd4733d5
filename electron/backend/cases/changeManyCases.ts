import type { z } from 'zod';
import type { ChangedMany, changeManyInput } from '#shared/api/cases.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { updateCase } from '../vault/store/cases.ts';
import { endOverrides } from './endOverrides.ts';
import { caseAtWork } from './openCase.ts';

/**
 * Changes one field of many cases at once, and answers with what became of each.
 *
 * A case that holds the value already is left alone and counts as changed, whatever was expected. One that holds
 * neither that nor what was expected was changed by somebody else meanwhile: it is skipped, the others go through.
 * Throws `caseMissing` for the first number that is not there, `caseRemoved` for the first one in the 回收站, and changes
 * nothing then; `vaultLocked`.
 */
export function changeManyCases(desk: Desk, { field, changes }: z.infer<typeof changeManyInput>): ChangedMany {
  const { db } = desk.vault();
  return transaction(db, () => {
    const now = desk.now();
    const changed: ChangedMany['changed'] = [];
    const skipped: ChangedMany['skipped'] = [];
    for (const { number, expected, value } of changes) {
      const held = caseAtWork(db, number);
      const current = held[field];
      if (current !== value && current !== expected) {
        skipped.push({ number, current });
        continue;
      }
      if (current !== value) {
        endOverrides({ db, now, pack: desk.pack, reach: { type: 'case', caseId: held.id } }, () =>
          updateCase(db, held.id, { ...held, [field]: value, now }),
        );
      }
      changed.push({ number, before: current });
    }
    return { changed, skipped };
  });
}
