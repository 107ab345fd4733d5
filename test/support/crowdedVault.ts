import { transaction, type WriteDatabase } from '#backend/vault/sql.ts';
import { insertCase } from '#backend/vault/store/cases.ts';
import { insertMiniProgram } from '#backend/vault/store/miniPrograms.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { insertSubject } from '#backend/vault/store/subjects.ts';
import { specimenMiniProgram, specimenPerson, specimenSubject } from './specimenRows.ts';

/** A moment a second later for each one, so that which was used last is never in doubt. */
const start = Date.parse('2026-01-05T01:00:00.000Z');

/**
 * Fills a vault with `count` clients, each a subject of its own with a principal, a colleague who looks after its one
 * mini program, and one case. Client `index` is 样例客户{index}有限公司; names and numbers differ everywhere.
 */
export function crowdVault(db: WriteDatabase, count: number): void {
  transaction(db, () => {
    for (let index = 1; index <= count; index++) {
      const tail = String(index).padStart(6, '0');
      const principalId = insertPerson(db, {
        ...specimenPerson,
        name: `样例负责${index}`,
        certificateNumber: `110101199003${tail}`,
        mobile: `13800${tail}`,
      });
      const colleagueId = insertPerson(db, {
        ...specimenPerson,
        name: `样例同事${index}`,
        certificateNumber: `440305198801${tail}`,
        mobile: `13900${tail}`,
      });
      const subjectId = insertSubject(db, {
        subject: { ...specimenSubject, name: `样例客户${index}有限公司`, certificateNumber: `91110101MB${tail}XY` },
        legalRepresentativeId: principalId,
        principalId,
      });
      const miniProgramId = insertMiniProgram(db, {
        subjectId,
        principalId: colleagueId,
        miniProgram: { ...specimenMiniProgram, name: `样例小程序${index}`, appId: `wx${tail.padStart(16, '0')}` },
      });
      const now = new Date(start + index * 1000);
      insertCase(db, {
        miniProgramId,
        filingType: 'first',
        entrance: 'newApp',
        staff: '样例甲',
        plannedOn: null,
        note: null,
        now,
      });
    }
  });
}
