import type { z } from 'zod';
import type { editCaseInput, OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { roleLabels } from '#shared/filing/person.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { decideEdits } from './decideEdits.ts';
import { endOverrides } from './endOverrides.ts';
import { holderName } from './holderName.ts';
import { caseIdOf, openCase } from './openCase.ts';
import { readableValue } from './readableValue.ts';
import { saveApplication } from './saveApplication.ts';

/**
 * Saves all edits of a case or none, and answers with the case as it is then.
 *
 * What belongs to the subject, the mini program or a person changes in all their cases. Throws `editConflict` for the
 * first field that no longer holds what the person saw and for a role that somebody else holds, `caseMissing`, `vaultLocked`.
 */
export function editCase(desk: Desk, { caseNumber, edits }: z.infer<typeof editCaseInput>): OpenedCase {
  const { db } = desk.vault();
  transaction(db, () => {
    const caseId = caseIdOf(desk, caseNumber);
    const before = loadApplication(db, caseId);
    const decided = decideEdits(before, edits);
    if (decided.type === 'otherHolder') {
      const { role } = decided;
      throw new DeskError('editConflict', { field: roleLabels[role], current: holderName(before, role) });
    }
    if (decided.type === 'conflict') {
      const { field, current } = decided;
      throw new DeskError('editConflict', {
        field: fieldLabel(field),
        current: readableValue(field, current, desk.pack),
      });
    }
    const now = desk.now();
    endOverrides({ db, now, pack: desk.pack, reach: { type: 'sharing', caseId } }, () =>
      saveApplication(db, { caseId, before, after: decided.application, now }),
    );
  });
  return openCase(desk, caseNumber);
}
