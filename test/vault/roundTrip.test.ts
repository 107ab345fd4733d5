import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WriteDatabase } from '#backend/vault/sql.ts';
import { getAgency, saveAgency } from '#backend/vault/store/agency.ts';
import { insertCase, loadApplication, updateCase } from '#backend/vault/store/cases.ts';
import { insertMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { getScan, insertScan } from '#backend/vault/store/scans.ts';
import { insertSubject } from '#backend/vault/store/subjects.ts';
import { agencySchema } from '#shared/filing/agency.ts';
import { type Application, applicationSchema } from '#shared/filing/filingCase.ts';
import { scanFactsSchema } from '#shared/scans/scanFacts.ts';
import { application, scanFacts, text } from '#test/support/arbitraries.ts';
import { freshVault } from '#test/support/vault.ts';

const now = new Date('2026-11-23T01:00:00.000Z');

/** Writes an application by the store's own functions and returns the case id. */
function store(db: WriteDatabase, { filingCase, subject, miniProgram, persons, roles }: Application): number {
  const ids = new Map(persons.map(({ id, ...person }) => [id, insertPerson(db, person)]));
  const stored = (id: number | null) => (id === null ? null : (ids.get(id) ?? null));
  const subjectId = insertSubject(db, {
    subject,
    legalRepresentativeId: stored(roles.legalRepresentative),
    principalId: stored(roles.subjectPrincipal),
  });
  const miniProgramId = insertMiniProgram(db, { subjectId, principalId: stored(roles.appPrincipal), miniProgram });
  const { id } = insertCase(db, { miniProgramId, ...filingCase, now });
  updateCase(db, id, { ...filingCase, now });
  return id;
}

/** The application with ids and number as the store gave them replaced by those it was drawn with. */
function asDrawn(loaded: Application): Application {
  const ids = new Map(loaded.persons.map(({ id }, index) => [id, index + 1]));
  const drawn = (id: number | null) => (id === null ? null : (ids.get(id) ?? id));
  const { legalRepresentative, subjectPrincipal, appPrincipal } = loaded.roles;
  return {
    ...loaded,
    filingCase: { ...loaded.filingCase, number: '2026-0001' },
    persons: loaded.persons.map((person, index) => ({ ...person, id: index + 1 })),
    roles: {
      legalRepresentative: drawn(legalRepresentative),
      subjectPrincipal: drawn(subjectPrincipal),
      appPrincipal: drawn(appPrincipal),
    },
  };
}

test('any application that is stored is loaded as it was', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  fc.assert(
    fc.property(application, (drawn) => {
      expect(applicationSchema.parse(drawn)).toEqual(drawn);
      const loaded = loadApplication(db, store(db, drawn));
      expect(applicationSchema.strict().parse(loaded)).toEqual(loaded);
      expect(asDrawn(loaded)).toEqual(drawn);
    }),
    { numRuns: 60 },
  );
});

test('any measured facts are loaded as they were', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  fc.assert(
    fc.property(scanFacts, fc.stringMatching(/^[0-9a-f]{32}$/), (facts, fileId) => {
      expect(scanFactsSchema.parse(facts)).toEqual(facts);
      const id = insertScan(db, { fileId, origin: null, facts, receivedAt: now.toISOString() });
      expect(getScan(db, id)).toEqual({ id, fileId, origin: null, facts, receivedAt: now.toISOString() });
    }),
    { numRuns: 60 },
  );
});

test('any agency that is saved over another one is loaded as it was', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const entered = (longest: number) => fc.option(text(longest), { nil: null });
  const list = (longest: number) => fc.uniqueArray(text(longest), { maxLength: 5 });
  const agency = fc.record({
    name: entered(200),
    creditCode: entered(64),
    address: entered(400),
    contactName: entered(100),
    contactPhone: entered(32),
    phones: list(32),
    staff: list(60),
  });
  fc.assert(
    fc.property(agency, (drawn) => {
      expect(agencySchema.parse(drawn)).toEqual(drawn);
      saveAgency(db, drawn);
      expect(getAgency(db)).toEqual(drawn);
    }),
    { numRuns: 40 },
  );
});
