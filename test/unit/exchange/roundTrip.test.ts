import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIntakeSheet } from '#backend/exchange/readIntakeSheet.ts';
import { writeIntakeSheet, writeIntakeTemplate } from '#backend/exchange/writeIntake.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';
import { anyRecord } from './anyRecord.ts';

const pack = await loadRulePack();

describe('the intake sheet, written and read back', () => {
  it('is empty when it is the template', async () => {
    expect(await readIntakeSheet(await writeIntakeTemplate(pack), pack)).toEqual({ rows: [], remarks: [] });
  });

  it('gives any client back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecord(pack), { minLength: 1, maxLength: 12 }), async (records) => {
        const bytes = await writeIntakeSheet(
          pack,
          records.map((record) => sheetRowOf(record, pack)),
        );
        const { rows, remarks } = await readIntakeSheet(bytes, pack);
        expect(rows.map(({ record }) => record)).toEqual(records);
        expect(rows.flatMap(({ findings }) => findings)).toEqual([]);
        expect(remarks).toEqual([]);
        expect(rows.map(({ rowNumber }) => rowNumber)).toEqual(records.map((_, index) => index + 3));
      }),
      { numRuns: 25 },
    );
  });

  it('gives the sample office back, but for the mistakes made in the sheet', async () => {
    const bytes = await writeIntakeSheet(
      pack,
      sampleClients.map(({ record, sheetOverrides }) => ({ ...sheetRowOf(record, pack), ...sheetOverrides })),
    );
    const { rows } = await readIntakeSheet(bytes, pack);
    expect(rows).toHaveLength(sampleClients.length);
    for (const [index, { record, sheetOverrides }] of sampleClients.entries()) {
      const row = rows[index];
      const ids = new Map(record.persons.map(({ id }, place) => [id, place + 1]));
      const own = (id: number | null) => (id === null ? null : (ids.get(id) ?? null));
      const expected = {
        ...record,
        persons: record.persons.map((person) => ({ ...person, id: ids.get(person.id) })),
        roles: {
          legalRepresentative: own(record.roles.legalRepresentative),
          subjectPrincipal: own(record.roles.subjectPrincipal),
          appPrincipal: own(record.roles.appPrincipal),
        },
      };
      if (Object.keys(sheetOverrides).length === 0) {
        expect(row).toMatchObject({ record: expected, findings: [], status: 'ready' });
      } else {
        expect(row?.findings.map(({ rule, where }) => `${rule} ${where}`)).toEqual([
          'intake.digitsLost 法定代表人证件号码',
        ]);
        expect(row?.record.persons[0]?.certificateNumber).toBeNull();
      }
    }
  });

  it('is the same file every time', async () => {
    const rows = sampleClients.slice(0, 2).map(({ record }) => sheetRowOf(record, pack));
    const [one, other] = [await writeIntakeSheet(pack, rows), await writeIntakeSheet(pack, rows)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});
