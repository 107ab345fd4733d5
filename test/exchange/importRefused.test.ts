import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SheetRow } from '#backend/exchange/columnIds.ts';
import { importIntake } from '#backend/exchange/importIntake.ts';
import { readIntakeSheet } from '#backend/exchange/readIntakeSheet.ts';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { openVault, type Vault } from '#backend/vault/openVault.ts';
import { findCaseByNumber, listCases, setCaseRemoved } from '#backend/vault/store/cases.ts';
import { attachScan, listMaterials } from '#backend/vault/store/materials.ts';
import {
  type IntakeVault,
  importRows,
  intakeVault,
  now,
  outcomes,
  pack,
  passphrase,
  sheetRows,
} from '#test/support/intakeVault.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { pictureFile } from './manyFiles.ts';

const first = sampleClients[0]?.folder ?? '';
const files = [
  pictureFile(`${first}/营业执照.png`, '#c03'),
  pictureFile(`${first}/法人身份证正面.png`, '#0c3'),
  pictureFile(`${first}/法人身份证反面.png`, '#03c'),
  pictureFile(`${first}/IMG_0001.png`, '#333'),
  new File(['无'], `${first}/.DS_Store`),
  new File([], `${sampleClients[1]?.folder}/营业执照.png`),
];

let desk: IntakeVault;
let vault: Vault;
beforeEach(async () => {
  desk = await intakeVault();
  vault = desk.vault;
});
afterEach(async () => {
  vault.close();
  await desk[Symbol.asyncDispose]();
});

const run = (
  rows: readonly SheetRow[],
  given: readonly File[] = [],
  signal?: AbortSignal,
  alongside: readonly string[] = [],
) => importRows(vault, rows, given, signal, alongside);

describe('what cannot be imported', () => {
  it('is a row without names; the others go on', async () => {
    const [one = {}, two = {}] = sheetRows;
    const events = await run([{ ...one, appName: null }, two]);
    expect(outcomes(events, 'row')).toEqual(['rejected', 'created']);
    expect(events[0]).toMatchObject({ row: 3, caseNumber: null, findings: [{ rule: 'intake.nameMissing' }] });
  });

  it('is a second file for a slot that holds one', async () => {
    await run(sheetRows, files.slice(0, 1));
    const [event] = (await run(sheetRows, [pictureFile(`${first}/执照新.png`, '#abc')])).filter(
      ({ type }) => type === 'file',
    );
    expect(event).toMatchObject({ outcome: 'unplaced', reason: '主体证件已有另一份文件，没有替换' });
  });
});

describe('an import that stops half-way', () => {
  it('keeps what it reported, and the next run goes on', async () => {
    const cancel = new AbortController();
    const { rows } = await readIntakeSheet(await writeIntakeSheet(pack, sheetRows), pack);
    const stored: string[] = [];
    const importing = importIntake({ vault, pack, rows, files, now, signal: cancel.signal });
    await expect(async () => {
      for await (const event of importing) {
        if (event.type === 'file' && event.outcome === 'stored') {
          stored.push(event.path);
          cancel.abort();
        }
      }
    }).rejects.toThrow();
    expect(stored).toHaveLength(1);
    vault.close();
    vault = await openVault({ dir: desk.path, secret: { passphrase }, now: now() });
    const again = await run(sheetRows, files);
    expect(outcomes(again, 'row')).toEqual(sheetRows.map(() => 'unchanged'));
    expect(outcomes(again, 'file')).toEqual(['already', 'stored', 'stored', 'unplaced', 'unreadable']);
  });
});

describe('a certificate number that belongs to somebody else', () => {
  const [one, other] = sheetRows;
  it('keeps the row out, at the first run as at the second', async () => {
    await run([one ?? {}]);
    const before = listCases(vault.db);
    const mistyped = { ...other, subjectCertificateNumber: one?.subjectCertificateNumber ?? null };
    for (let times = 0; times < 2; times++) {
      const [told] = await run([mistyped]);
      expect(told).toMatchObject({ type: 'row', outcome: 'rejected', caseNumber: null });
      expect(told?.type === 'row' && told.findings.map(({ rule, weight }) => [rule, weight])).toContainEqual([
        'intake.foreignNumber',
        'must',
      ]);
    }
    expect(listCases(vault.db)).toEqual(before);
  });

  it('says that a case is in the 回收站, and neither brings it back nor makes another one', async () => {
    const [row] = sheetRows;
    if (!row) throw new Error('no sample client');
    const [told] = await run([row]);
    const number = told?.type === 'row' ? (told.caseNumber ?? '') : '';
    const held = findCaseByNumber(vault.db, number);
    if (!held) throw new Error('not imported');
    setCaseRemoved(vault.db, held.id, true, now());
    const [again] = await run([row], [pictureFile(`${first}/营业执照.png`, '#c03')]);
    expect(again).toMatchObject({ type: 'row', outcome: 'rejected', caseNumber: null });
    const finding = again?.type === 'row' ? again.findings.find(({ rule }) => rule === 'intake.removedCase') : null;
    expect(finding).toMatchObject({ weight: 'must', message: expect.stringContaining(number) });
    expect(findCaseByNumber(vault.db, number)).toMatchObject({ removedAt: now().toISOString() });
    expect(listCases(vault.db)).toEqual([]);
    expect(listMaterials(vault.db, held.id)).toEqual([]);

    setCaseRemoved(vault.db, held.id, false, now());
    expect((await run([row]))[0]).toMatchObject({ outcome: 'unchanged', caseNumber: number });
  });

  it('puts no file into a case that is moved to the 回收站 while the files come, nor into a slot filled meanwhile', async () => {
    const [row] = sheetRows;
    if (!row) throw new Error('no sample client');
    const [told] = await run([row]);
    const held = findCaseByNumber(vault.db, told?.type === 'row' ? (told.caseNumber ?? '') : '');
    if (!held) throw new Error('not imported');
    const { put } = vault.files;
    /** Does something in the moment a file is written. */
    const runWhile = async (file: File, meanwhile: () => void) => {
      const files = {
        ...vault.files,
        put: async (bytes: Uint8Array) => {
          meanwhile();
          return put(bytes);
        },
      };
      return importRows({ ...vault, files }, [row], [file]);
    };
    const removed = await runWhile(pictureFile(`${first}/营业执照.png`, '#c03'), () =>
      setCaseRemoved(vault.db, held.id, true, now()),
    );
    expect(removed.at(-1)).toEqual({
      type: 'file',
      path: `${first}/营业执照.png`,
      outcome: 'unplaced',
      caseNumber: held.number,
      slots: [],
      reason: `案件 ${held.number} 在回收站里，没有放进去；还要办的，请先恢复它，再导入一次`,
    });
    expect(listMaterials(vault.db, held.id)).toEqual([]);

    setCaseRemoved(vault.db, held.id, false, now());
    const [scan] = (await run([row], [pictureFile(`${first}/法人身份证正面.png`, '#0c3')])).slice(-1);
    expect(scan).toMatchObject({ outcome: 'stored' });
    const other = listMaterials(vault.db, held.id)[0]?.scan.id ?? 0;
    const filled = await runWhile(pictureFile(`${first}/营业执照.png`, '#33c'), () =>
      attachScan(vault.db, { caseId: held.id, slot: 'subjectCertificate', scanId: other, now: now() }),
    );
    expect(filled.at(-1)).toMatchObject({ outcome: 'unplaced', reason: '主体证件已有另一份文件，没有替换' });
    const inSlot = listMaterials(vault.db, held.id).filter(({ slot }) => slot === 'subjectCertificate');
    expect(inSlot.map((material) => material.scan.id)).toEqual([other]);
  });
});
