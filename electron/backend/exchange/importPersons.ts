import type { HeldPerson } from '#shared/filing/filingCase.ts';
import type { Person, Role } from '#shared/filing/person.ts';
import type { WriteDatabase } from '../vault/sql.ts';
import { findPersonsByCertificate, getPerson, insertPerson, updatePerson } from '../vault/store/persons.ts';
import type { ColumnId } from './columnIds.ts';
import type { IntakeRecord } from './intakeRecord.ts';
import { personFields } from './readPersons.ts';
import { reconcile } from './reconcile.ts';
import { personColumn } from './sayDifference.ts';

/** Told while persons are brought into the vault. */
interface Told {
  differ(field: string, column: ColumnId, held: unknown, given: unknown): void;
  fill(): void;
}

/**
 * Gives, role by role, the id of the person who holds it after the import.
 *
 * One human being is stored once, known by certificate number and name. A role that somebody else holds in the vault
 * stays theirs, and the difference is told; a person already there is completed, never overwritten.
 */
export function roleKeeper(db: WriteDatabase, record: IntakeRecord, told: Told) {
  const stored = new Map<number, number>();
  const complete = (held: HeldPerson, given: Person, role: Role): number => {
    const { id, ...person } = held;
    const { values, filled, differences } = reconcile<Person>(
      person,
      given,
      personFields,
      new Set(['certificateNumber']),
    );
    for (const each of differences) {
      told.differ(`roles.${role}.${each.field}`, personColumn(role, each.field), each.held, each.given);
    }
    if (filled) {
      updatePerson(db, id, values);
      told.fill();
    }
    return id;
  };

  return (role: Role, heldId: number | null): number | null => {
    const rowId = record.roles[role];
    const row = record.persons.find(({ id }) => id === rowId);
    if (!row) return heldId;
    const { id: _, ...given } = row;
    const holder = heldId === null ? null : getPerson(db, heldId);
    const known = stored.get(row.id);
    if (holder) {
      if (known === holder.id) return holder.id;
      if (!mayBeSame(holder, given)) {
        told.differ(`roles.${role}.name`, personColumn(role, 'name'), holder.name, given.name);
        return holder.id;
      }
      stored.set(row.id, holder.id);
      return complete(holder, given, role);
    }
    if (known !== undefined) return known;
    const namesake = findNamesake(db, given);
    const id = namesake ? complete(namesake, given, role) : insertPerson(db, given);
    stored.set(row.id, id);
    return id;
  };
}

/** Who holds a role stays the same human being unless the sheet names somebody else. */
function mayBeSame(held: Person, given: Person): boolean {
  return held.name === null || given.name === null || held.name === given.name;
}

function findNamesake(db: WriteDatabase, { certificateNumber, name }: Person): HeldPerson | undefined {
  if (certificateNumber === null || name === null) return undefined;
  return findPersonsByCertificate(db, certificateNumber).find((held) => held.name === name);
}
