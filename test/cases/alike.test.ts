import { expect, it } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { run, sql } from '#backend/vault/sql.ts';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { cleanApplication } from '#test/support/application.ts';
import { type CaseDesk, caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

const specimen = (name: string, seed: number) =>
  makeSpecimen(
    { kind: 'businessLicence', data: { ...exampleLicence, name, scope: exampleLicence.scope.repeat(seed) } },
    { seed, rotation: seed, width: 1600, height: 1200 },
  );
const photo = await specimen('样例云帆科技(深圳)有限公司', 1);
const smaller = await sharp(photo).resize(1080).jpeg({ quality: 60 }).toBuffer();
const another = await specimen('样例山海餐饮管理有限公司', 2);

/** A desk with a case of one client and one of another. */
async function twoClients(): Promise<CaseDesk & { readonly other: string }> {
  const desk = await caseDesk();
  const application = cleanApplication();
  const subject = { ...application.subject, name: '样例山海餐饮管理有限公司' };
  return Object.assign(desk, { other: keepCase(desk.desk, { ...application, subject }) });
}

async function give(
  client: Client,
  caseNumber: string,
  bytes: Uint8Array,
  { slot = 'subjectCertificate', name = '执照.jpg' }: { slot?: MaterialSlotId; name?: string } = {},
): Promise<OpenedCase> {
  const file = new File([new Uint8Array(bytes)], name);
  return (await client.materials.add({ caseNumber, slot, files: [file], replace: true })).opened;
}

const questions = ({ alike }: OpenedCase) => alike.map(({ slot, other }) => [slot, other.caseNumber, other.name]);
const reused = ({ findings }: OpenedCase) =>
  findings.filter(({ rule }) => rule === 'register.file').map(({ weight, message }) => `${weight} ${message}`);

it('asks about a picture that another client has in another size, on both sides, until somebody says no', async () => {
  await using desk = await twoClients();
  const { client, caseNumber, other } = desk;
  await give(client, other, photo);
  const opened = await give(client, caseNumber, smaller, { name: '微信图片.jpg' });
  expect(questions(opened)).toEqual([['subjectCertificate', other, '执照.jpg']]);
  expect(opened.alike[0]?.other).toMatchObject({ subjectName: '样例山海餐饮管理有限公司', contentType: 'jpeg' });
  expect(reused(opened)).toEqual([]);
  expect(questions(await client.cases.open({ caseNumber: other }))).toEqual([
    ['subjectCertificate', caseNumber, '微信图片.jpg'],
  ]);

  const [alike] = opened.alike;
  const two = { scanId: alike?.scanId ?? 0, otherScanId: alike?.other.scanId ?? 0 };
  const answered = await client.materials.answerAlike({ caseNumber, ...two, same: false, staff: '样例小王' });
  expect([questions(answered), reused(answered)]).toEqual([[], []]);
  expect(questions(await client.cases.open({ caseNumber: other }))).toEqual([]);

  const takenBack = await client.materials.answerAlike({ caseNumber, ...two, same: null, staff: null });
  expect(questions(takenBack)).toHaveLength(1);
});

it('counts as one file, told in both cases and counted in the table, once somebody says yes', async () => {
  await using desk = await twoClients();
  const { client, caseNumber, other } = desk;
  await give(client, other, photo);
  const { alike } = await give(client, caseNumber, smaller);
  const hints = async (number: string) =>
    (await client.cases.list()).find((each) => each.number === number)?.findings?.should ?? 0;
  const before = [await hints(caseNumber), await hints(other)];
  const two = { scanId: alike[0]?.scanId ?? 0, otherScanId: alike[0]?.other.scanId ?? 0 };
  const answered = await client.materials.answerAlike({ caseNumber, ...two, same: true, staff: '样例小王' });
  expect(questions(answered)).toEqual([]);
  expect(reused(answered)).toEqual([expect.stringContaining(`should “主体证件”这份文件也在案件 ${other}`)]);
  expect(reused(await client.cases.open({ caseNumber: other }))).toEqual([expect.stringContaining(caseNumber)]);
  expect([await hints(caseNumber), await hints(other)]).toEqual(before.map((count) => count + 1));
});

it('asks anew when one of the files is another one', async () => {
  await using desk = await twoClients();
  const { client, caseNumber, other } = desk;
  await give(client, other, photo);
  const { alike } = await give(client, caseNumber, smaller);
  const two = { scanId: alike[0]?.scanId ?? 0, otherScanId: alike[0]?.other.scanId ?? 0 };
  await client.materials.answerAlike({ caseNumber, ...two, same: false, staff: null });
  const smallest = await sharp(photo).resize(900).jpeg({ quality: 70 }).toBuffer();
  expect(questions(await give(client, caseNumber, smallest))).toHaveLength(1);
});

it('does not ask about other pictures, within one client, of the same file, or of the side all cards share', async () => {
  await using desk = await twoClients();
  const { client, caseNumber, other } = desk;
  await give(client, other, photo);
  expect(questions(await give(client, caseNumber, another))).toEqual([]);
  expect(questions(await give(client, caseNumber, photo))).toEqual([]);
  await client.materials.remove({
    caseNumber,
    slot: 'subjectCertificate',
    scanId: (await client.cases.open({ caseNumber })).materials[0]?.scanId ?? 0,
  });
  expect(questions(await give(client, caseNumber, smaller, { slot: 'subjectPrincipalBack' }))).toEqual([]);
  expect(questions(await give(client, other, smaller, { slot: 'subjectOther' }))).toEqual([]);
});

it('does not ask about pictures of a case in the 回收站, nor about those measured long ago', async () => {
  await using desk = await twoClients();
  const { client, caseNumber, other } = desk;
  await give(client, other, photo);
  await give(client, caseNumber, smaller);
  await client.cases.setRemoved({ numbers: [other], removed: true });
  expect(questions(await client.cases.open({ caseNumber }))).toEqual([]);
  await client.cases.setRemoved({ numbers: [other], removed: false });
  expect(questions(await client.cases.open({ caseNumber }))).toHaveLength(1);
  run(
    desk.desk.vault().db,
    sql`UPDATE scans SET appearance = json_set(appearance, '$.likeness', '0123456789abcdef') WHERE name = '执照.jpg'`,
  );
  expect(questions(await client.cases.open({ caseNumber }))).toEqual([]);
});

it('takes no answer about a picture the case does not hold', async () => {
  await using desk = await twoClients();
  const { client, caseNumber, other } = desk;
  const scanId = (await give(client, other, photo)).materials[0]?.scanId ?? 0;
  const own = (await give(client, caseNumber, another)).materials[0]?.scanId ?? 0;
  for (const two of [
    { scanId, otherScanId: own },
    { scanId: own, otherScanId: 999 },
    { scanId: own, otherScanId: own },
  ])
    await expect(client.materials.answerAlike({ caseNumber, ...two, same: true, staff: null })).rejects.toMatchObject({
      code: 'recordMissing',
    });
});
