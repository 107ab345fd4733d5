import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, sql, type WriteDatabase } from '#backend/vault/sql.ts';
import { getCase, insertCase, updateCase } from '#backend/vault/store/cases.ts';
import { attachScan } from '#backend/vault/store/materials.ts';
import { insertMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { insertSubject } from '#backend/vault/store/subjects.ts';
import type { FindingCounts } from '#shared/api/cases.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { materialSlotIdSchema } from '#shared/filing/materialSlot.ts';
import { application, scanFacts } from '#test/support/arbitraries.ts';
import { countsOf, indexedNow, indexOf, rulesOf } from '#test/support/indexedVault.ts';
import { freshVault } from '#test/support/vault.ts';

const materials = fc.array(fc.record({ slot: fc.constantFrom(...materialSlotIdSchema.options), facts: scanFacts }), {
  maxLength: 6,
});

function store(db: WriteDatabase, { filingCase, subject, miniProgram, persons, roles }: Application): number {
  const ids = new Map(persons.map(({ id, ...person }) => [id, insertPerson(db, person)]));
  const held = (role: keyof typeof roles) => ids.get(roles[role] ?? 0) ?? null;
  const [legalRepresentativeId, principalId] = [held('legalRepresentative'), held('subjectPrincipal')];
  const subjectId = insertSubject(db, { subject, legalRepresentativeId, principalId });
  const miniProgramId = insertMiniProgram(db, { subjectId, principalId: held('appPrincipal'), miniProgram });
  const { id } = insertCase(db, { ...filingCase, miniProgramId, now: indexedNow });
  const stored = getCase(db, id);
  if (stored) updateCase(db, id, { ...stored, stage: filingCase.stage, now: indexedNow });
  return id;
}

test('whatever a case consists of, what is kept of its judgement is what judging it says', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const { index } = indexOf(db);
  let serial = 0;
  await fc.assert(
    fc.asyncProperty(application, materials, async (drawn, pictures) => {
      const caseId = store(db, drawn);
      for (const { slot, facts } of pictures) {
        const sha256 = (++serial).toString(16).padStart(64, '0');
        const scan = { fileId: sha256.slice(32), origin: null, facts: { ...facts, sha256 } };
        attachScan(db, {
          caseId,
          slot,
          scanId: insertScan(db, { ...scan, receivedAt: indexedNow.toISOString() }),
          now: indexedNow,
        });
      }
      const { entries } = await index.judgeAll();
      const [kept] = all<FindingCounts>(
        db,
        sql`SELECT must, missing, should, hint FROM judgements WHERE case_id = ${caseId}`,
      );
      expect(kept).toEqual(countsOf(db, caseId, rulesOf()));
      expect(entries.find(({ id }) => id === caseId)?.findings).toEqual(kept);
    }),
    { numRuns: 60 },
  );
  index.close();
});
