import type { Application } from '#shared/filing/filingCase.ts';
import { transaction, type WriteDatabase } from '../vault/sql.ts';
import { getCaseParts, updateCase } from '../vault/store/cases.ts';
import { updateMiniProgram } from '../vault/store/miniPrograms.ts';
import { insertPerson, updatePerson } from '../vault/store/persons.ts';
import { updateSubject } from '../vault/store/subjects.ts';

/** A case as it was loaded and as it is to be; what does not change must be the same objects in both. */
export interface ChangedApplication {
  readonly caseId: number;
  readonly before: Application;
  readonly after: Application;
  readonly now: Date;
}

/**
 * Writes the records that differ and no others; all of them or none.
 *
 * Persons with an id below 0 are stored as new ones. The stage stays: it moves with an event of its own.
 */
export function saveApplication(db: WriteDatabase, { caseId, before, after, now }: ChangedApplication): void {
  transaction(db, () => {
    const storedAs = savePersons(db, before, after);
    const stored = (id: number | null) => (id === null ? null : (storedAs.get(id) ?? id));
    const { subjectId, miniProgramId } = getCaseParts(db, caseId);
    const { filingCase, subject, miniProgram, roles } = after;
    if (
      subject !== before.subject ||
      roles.legalRepresentative !== before.roles.legalRepresentative ||
      roles.subjectPrincipal !== before.roles.subjectPrincipal
    ) {
      updateSubject(db, subjectId, {
        subject,
        legalRepresentativeId: stored(roles.legalRepresentative),
        principalId: stored(roles.subjectPrincipal),
      });
    }
    if (miniProgram !== before.miniProgram || roles.appPrincipal !== before.roles.appPrincipal) {
      updateMiniProgram(db, miniProgramId, { principalId: stored(roles.appPrincipal), miniProgram });
    }
    if (filingCase !== before.filingCase) {
      updateCase(db, caseId, { ...filingCase, stage: before.filingCase.stage, now });
    }
  });
}

/** Writes persons who are new or changed, and answers with the ids the new ones got. */
function savePersons(db: WriteDatabase, before: Application, after: Application): ReadonlyMap<number, number> {
  const storedAs = new Map<number, number>();
  for (const held of after.persons) {
    if (before.persons.includes(held)) continue;
    const { id, ...person } = held;
    if (id < 0) storedAs.set(id, insertPerson(db, person));
    else updatePerson(db, id, person);
  }
  return storedAs;
}
