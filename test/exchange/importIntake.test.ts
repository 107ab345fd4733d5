import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SheetRow } from '#backend/exchange/columnIds.ts';
import type { Vault } from '#backend/vault/openVault.ts';
import { findCaseByNumber, listCases, loadApplication } from '#backend/vault/store/cases.ts';
import { listMaterials } from '#backend/vault/store/materials.ts';
import { findPersonsByCertificate } from '#backend/vault/store/persons.ts';
import { type IntakeVault, importRows, intakeVault, outcomes, sheetRows } from '#test/support/intakeVault.ts';
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

  it('takes a picture that is called a sheet or a text for what it is, and a sheet for none', async () => {
    const given = [
      pictureFile(`${first}/营业执照.xls`, '#c03'),
      pictureFile(`${first}/法人身份证正面.csv`, '#0c3'),
      pictureFile(`${first}/法人身份证反面.txt`, '#03c'),
      new File(['公司,电话'], `${first}/名单.csv`),
      new File([new Uint8Array([0x50, 0x4b, 3, 4])], `${first}/采集表.xlsx`),
      Object.assign(new File(['x'], `${first}/授权书.xls`), { arrayBuffer: () => Promise.reject(new Error('gone')) }),
    ];
    const events = await run(sheetRows, given);
    expect(outcomes(events, 'file')).toEqual(['stored', 'stored', 'stored']);
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
