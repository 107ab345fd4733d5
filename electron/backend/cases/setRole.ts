import type { z } from 'zod';
import type { RoleHolder, setRoleInput } from '#shared/api/caseEdits.ts';
import type { OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import { emptyPerson, roleLabels } from '#shared/filing/person.ts';
import { residentIdType } from '#shared/rules/residentIdType.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { markPersonUsed } from '../vault/store/knownRecords.ts';
import { getPerson, insertPerson } from '../vault/store/persons.ts';
import { endOverrides } from './endOverrides.ts';
import { holderName } from './holderName.ts';
import { caseIdOf, openCase } from './openCase.ts';
import { saveApplication } from './saveApplication.ts';

/**
 * Puts a human being into a role, or nobody, and answers with the case as it is then.
 *
 * A holder who is in the role already is fine, whoever was expected. Throws `editConflict` when another one than the
 * person saw holds the role, `recordMissing` for a person who is not known, `caseMissing`, `vaultLocked`.
 */
export function setRole(desk: Desk, { caseNumber, role, holder, expected }: z.infer<typeof setRoleInput>): OpenedCase {
  const { db } = desk.vault();
  transaction(db, () => {
    const caseId = caseIdOf(desk, caseNumber);
    const before = loadApplication(db, caseId);
    const current = before.roles[role];
    if (holder.type !== 'new' && current === (holder.type === 'known' ? holder.personId : null)) return;
    if (current !== expected) {
      throw new DeskError('editConflict', { field: roleLabels[role], current: holderName(before, role) });
    }
    const roles = { ...before.roles, [role]: personIdOf(desk, holder) };
    const now = desk.now();
    endOverrides({ db, now, pack: desk.pack, reach: { type: 'sharing', caseId } }, () =>
      saveApplication(db, { caseId, before, after: { ...before, roles }, now }),
    );
  });
  return openCase(desk, caseNumber);
}

/** A new person is taken to have a 居民身份证 until another certificate is chosen. */
function personIdOf(desk: Desk, holder: RoleHolder): number | null {
  const { db } = desk.vault();
  switch (holder.type) {
    case 'nobody':
      return null;
    case 'new':
      return insertPerson(db, {
        ...emptyPerson,
        name: holder.name ?? null,
        certificateType: residentIdType(desk.pack),
      });
    case 'known':
      if (getPerson(db, holder.personId) === null) throw new DeskError('recordMissing', { what: '负责人' });
      markPersonUsed(db, holder.personId);
      return holder.personId;
  }
}
