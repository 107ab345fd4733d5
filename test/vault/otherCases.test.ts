import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOtherCases, insertCase } from '#backend/vault/store/cases.ts';
import { insertMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertSubject } from '#backend/vault/store/subjects.ts';
import { specimenMiniProgram, specimenPerson, specimenSubject } from '#test/support/specimenRows.ts';
import { freshVault } from '#test/support/vault.ts';

/** Who holds which role, by the person's place among three; null is nobody. */
const person = fc.option(fc.constantFrom(0, 1, 2), { nil: null });
const office = fc.array(
  fc.record({
    legalRepresentative: person,
    principal: person,
    miniPrograms: fc.array(fc.record({ principal: person, cases: fc.integer({ min: 0, max: 2 }) }), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const taken = { filingType: 'first', entrance: null, staff: null, plannedOn: null, note: null } as const;
const now = new Date('2026-11-23T01:00:00.000Z');

test('the other cases of a subject and of each person are counted as by going through all of them', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  fc.assert(
    fc.property(office, (subjects) => {
      const ids = [0, 1, 2].map(() => insertPerson(db, specimenPerson));
      const stored = (place: number | null) => (place === null ? null : (ids[place] ?? null));
      const cases: { id: number; subjectId: number; people: Set<number> }[] = [];
      for (const { legalRepresentative, principal, miniPrograms } of subjects) {
        const ofSubject = { legalRepresentativeId: stored(legalRepresentative), principalId: stored(principal) };
        const subjectId = insertSubject(db, { subject: specimenSubject, ...ofSubject });
        for (const each of miniPrograms) {
          const principalId = stored(each.principal);
          const miniProgramId = insertMiniProgram(db, { subjectId, principalId, miniProgram: specimenMiniProgram });
          const held = [...Object.values(ofSubject), principalId].filter((id) => id !== null);
          for (let count = 0; count < each.cases; count++) {
            cases.push({ id: insertCase(db, { miniProgramId, ...taken, now }).id, subjectId, people: new Set(held) });
          }
        }
      }
      for (const { id, subjectId, people } of cases) {
        const others = cases.filter((each) => each.id !== id);
        const persons = [...people].map((each) => [
          String(each),
          others.filter((other) => other.people.has(each)).length,
        ]);
        expect(countOtherCases(db, id)).toEqual({
          subject: others.filter((other) => other.subjectId === subjectId).length,
          persons: Object.fromEntries(persons),
        });
      }
    }),
    { numRuns: 60 },
  );
});
