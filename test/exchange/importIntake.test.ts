import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SheetRow } from '#backend/exchange/columnIds.ts';
import { importIntake } from '#backend/exchange/importIntake.ts';
import { readIntakeSheet } from '#backend/exchange/readIntakeSheet.ts';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { createVault, openVault, type Vault } from '#backend/vault/openVault.ts';
import { findCaseByNumber, listCases, loadApplication, setCaseRemoved } from '#backend/vault/store/cases.ts';
import { attachScan, listMaterials } from '#backend/vault/store/materials.ts';
import { findPersonsByCertificate } from '#backend/vault/store/persons.ts';
import type { ImportEvent } from '#shared/api/exchange.ts';
import { importEvent } from '#shared/api/exchange.ts';
import { temporaryFolder } from '#test/support/cli.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';
import { pictureFile } from './manyFiles.ts';

const pack = await loadRulePack();
const passphrase = '样例口令-只用于测试';
const now = () => new Date('2026-11-23T04:00:00.000Z');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let vault: Vault;
beforeEach(async () => {
  folder = await temporaryFolder();
  vault = (await createVault({ dir: folder.path, passphrase, now: now(), workFactor: 10 })).vault;
});
afterEach(async () => {
  vault.close();
  await folder[Symbol.asyncDispose]();
});

const sheetRows = sampleClients.map(({ record, sheetOverrides }) => ({
  ...sheetRowOf(record, pack),
  ...sheetOverrides,
}));
const first = sampleClients[0]?.folder ?? '';
const files = [
  pictureFile(`${first}/营业执照.png`, '#c03'),
  pictureFile(`${first}/法人身份证正面.png`, '#0c3'),
  pictureFile(`${first}/法人身份证反面.png`, '#03c'),
  pictureFile(`${first}/IMG_0001.png`, '#333'),
  new File(['无'], `${first}/.DS_Store`),
  new File([], `${sampleClients[1]?.folder}/营业执照.png`),
];

async function run(
  rows: readonly SheetRow[],
  given: readonly File[] = [],
  signal?: AbortSignal,
  alongside: readonly string[] = [],
): Promise<Exclude<ImportEvent, { type: 'progress' }>[]> {
  return runIn(vault, rows, given, signal, alongside);
}

async function runIn(
  vault: Vault,
  rows: readonly SheetRow[],
  given: readonly File[] = [],
  signal?: AbortSignal,
  alongside: readonly string[] = [],
): Promise<Exclude<ImportEvent, { type: 'progress' }>[]> {
  const { rows: read, remarks } = await readIntakeSheet(await writeIntakeSheet(pack, rows), pack);
  const told: Exclude<ImportEvent, { type: 'progress' }>[] = [];
  for await (const event of importIntake({ vault, pack, rows: read, remarks, files: given, alongside, now, signal })) {
    expect(importEvent.safeParse(event).error).toBeUndefined();
    if (event.type !== 'progress') told.push(event);
  }
  return told;
}

const outcomes = (events: readonly ImportEvent[], type: 'row' | 'file') =>
  events.flatMap((event) => (event.type === type ? [event.outcome] : []));
const cases = () => listCases(vault.db);
const applicationOf = (number: string) => loadApplication(vault.db, findCaseByNumber(vault.db, number)?.id ?? -1);

describe('importing the sample office', () => {
  it('makes one case a row, and nothing at all the second time', async () => {
    const once = await run(sheetRows, files);
    expect(outcomes(once, 'row')).toEqual(sheetRows.map(() => 'created'));
    expect(outcomes(once, 'file')).toEqual(['stored', 'stored', 'stored', 'unplaced', 'unreadable']);
    const held = cases();
    expect(held).toHaveLength(sheetRows.length);
    const again = await run(sheetRows, files);
    expect(outcomes(again, 'row')).toEqual(sheetRows.map(() => 'unchanged'));
    expect(outcomes(again, 'file')).toEqual(['already', 'already', 'already', 'unplaced', 'unreadable']);
    expect(cases()).toEqual(held);
  });

  it('keeps every value as the sheet had it, each person once', async () => {
    await run(sheetRows);
    for (const { record, sheetOverrides } of sampleClients) {
      if (Object.keys(sheetOverrides).length > 0) continue;
      const held = cases().find(({ subjectName }) => subjectName === record.subject.name);
      const application = applicationOf(held?.number ?? '');
      expect(application.subject).toEqual(record.subject);
      expect(application.miniProgram).toEqual(record.miniProgram);
      expect(application.filingCase).toMatchObject(record.filingCase);
      expect(application.persons).toHaveLength(record.persons.length);
    }
    const zhang = sampleClients[0]?.record.persons[0];
    expect(findPersonsByCertificate(vault.db, zhang?.certificateNumber ?? '')).toHaveLength(1);
  });

  it('puts one picture into every slot of a person with several roles', async () => {
    await run(sheetRows, files);
    const held = cases().find(({ subjectName }) => subjectName === sampleClients[0]?.record.subject.name);
    const materials = listMaterials(vault.db, findCaseByNumber(vault.db, held?.number ?? '')?.id ?? -1);
    expect(materials.map(({ slot }) => slot).toSorted()).toEqual([
      'appPrincipalBack',
      'appPrincipalFront',
      'legalRepresentativeBack',
      'legalRepresentativeFront',
      'subjectCertificate',
      'subjectPrincipalBack',
      'subjectPrincipalFront',
    ]);
    expect(new Set(materials.map(({ scan }) => scan.id)).size).toBe(3);
  });
});

describe('a handover that comes in several calls', () => {
  it('refuses rivals for one place as if they had come together', async () => {
    const licence = pictureFile(`${first}/营业执照.png`, '#c03');
    const rival = pictureFile(`${first}/新/营业执照.png`, '#03c');
    const one = await run(sheetRows, [licence], undefined, [licence.name, rival.name]);
    const two = await run(sheetRows, [rival], undefined, [licence.name, rival.name]);
    expect([...outcomes(one, 'file'), ...outcomes(two, 'file')]).toEqual(['unplaced', 'unplaced']);
    expect(one.find(({ type }) => type === 'file')).toMatchObject({
      reason: '与 营业执照.png 都像是同一份材料，请只留一份',
    });
  });
});

describe('importing again with other values', () => {
  const [row = {}] = sheetRows;

  it('fills blanks and says so', async () => {
    await run([{ ...row, address: null, principalEmail: null, staff: null, service1: null }]);
    expect(outcomes(await run([row]), 'row')).toEqual(['completed']);
    const application = applicationOf(cases()[0]?.number ?? '');
    expect(application.subject.address).toBe(row.address);
    expect(application.persons[0]?.email).toBe(row.principalEmail);
    expect(application.filingCase.staff).toBe(row.staff);
    expect(application.miniProgram.serviceTypes).toEqual([164]);
    expect(outcomes(await run([row]), 'row')).toEqual(['unchanged']);
  });

  it('leaves a blank of the sheet alone', async () => {
    await run([row]);
    expect(outcomes(await run([{ ...row, address: null, principalMobile: null }]), 'row')).toEqual(['unchanged']);
    expect(applicationOf(cases()[0]?.number ?? '').subject.address).toBe(row.address);
  });

  it('overwrites nothing and names both values, numbers masked', async () => {
    await run([row]);
    const [event] = await run([{ ...row, address: '样例路2号', principalMobile: '13800009999', service1: '点餐' }]);
    expect(event).toMatchObject({ outcome: 'conflict' });
    const findings = event?.type === 'row' ? event.findings : [];
    expect(findings.map(({ rule, weight, where }) => `${rule} ${weight} ${where}`)).toEqual([
      'intake.differs should 主体负责人手机号',
      'intake.differs should 通讯地址',
      'intake.differs should 服务内容类型1',
    ]);
    expect(findings[0]?.message).toContain('138****0001');
    expect(findings[0]?.message).toContain('138****9999');
    expect(JSON.stringify(findings)).not.toContain('13800009999');
    const application = applicationOf(cases()[0]?.number ?? '');
    expect(application.subject.address).toBe(row.address);
    expect(application.persons[0]?.mobile).toBe(row.principalMobile);
  });

  it('leaves a role with its holder when the sheet names somebody else', async () => {
    await run([row]);
    const [event] = await run([{ ...row, legalName: '别的样例', legalCertificateNumber: '440000199001010014' }]);
    expect(event).toMatchObject({ outcome: 'conflict' });
    expect(applicationOf(cases()[0]?.number ?? '').persons.map(({ name }) => name)).toEqual([row.legalName]);
  });

  it('finds the case again by its name while the AppID was missing', async () => {
    await run([{ ...row, appId: null }]);
    expect(outcomes(await run([row]), 'row')).toEqual(['completed']);
    expect(cases()).toHaveLength(1);
  });

  it('knows another mini program, another filing type and another subject as other cases', async () => {
    await run([row]);
    const others = [
      { ...row, appName: '样例云帆二店', appId: 'wx00000000000000ff' },
      { ...row, filingType: '变更' },
      { ...row, subjectName: '样例云帆分公司', subjectCertificateNumber: '91000000MA00000998' },
    ];
    expect(outcomes(await run(others), 'row')).toEqual(['created', 'created', 'created']);
    const zhang = findPersonsByCertificate(vault.db, String(row.legalCertificateNumber));
    expect(zhang).toHaveLength(1);
  });
});

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
    vault = await openVault({ dir: folder.path, secret: { passphrase }, now: now() });
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
      return runIn({ ...vault, files }, [row], [file]);
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
