import { expect, it } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { run, sql } from '#backend/vault/sql.ts';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { cleanApplication, type Overrides } from '#test/support/application.ts';
import { type CaseDesk, caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { creditCodeFrom, organisationCodeFrom, residentIdFrom } from '#test/support/specimenNumbers.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

const specimen = (name: string, seed: number) =>
  makeSpecimen(
    { kind: 'businessLicence', data: { ...exampleLicence, name, scope: exampleLicence.scope.repeat(seed) } },
    { seed, rotation: seed, width: 1600, height: 1200 },
  );
const photo = await specimen('样例云帆科技(深圳)有限公司', 1);
const smaller = await sharp(photo).resize(1080).jpeg({ quality: 60 }).toBuffer();
const another = await specimen('样例山海餐饮管理有限公司', 2);

const otherCode = creditCodeFrom(`91440300${organisationCodeFrom('MA5YANGX')}`);
const otherNumber = residentIdFrom('44030519850505101');

/** A desk with a case of one client and one of another, with other people. */
async function twoClients({
  subject,
  persons,
  ...rest
}: Overrides = {}): Promise<CaseDesk & { readonly other: string }> {
  const desk = await caseDesk();
  const application = cleanApplication({
    ...rest,
    subject: { name: '样例山海餐饮管理有限公司', certificateNumber: otherCode, ...subject },
    persons: { 0: { name: '样例李四', certificateNumber: otherNumber, ...persons?.[0] }, 1: { ...persons?.[1] } },
  });
  return Object.assign(desk, { other: keepCase(desk.desk, application) });
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
const shared = /^register\.(file|otherBearer|sameBearer)$/;
const reused = ({ findings }: OpenedCase) =>
  findings.filter(({ rule }) => shared.test(rule)).map(({ weight, message }) => `${weight} ${message}`);

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

it('blocks both cases and is counted in the table, once somebody says yes and the licences are of two subjects', async () => {
  await using desk = await twoClients();
  const { client, caseNumber, other } = desk;
  await give(client, other, photo);
  const { alike } = await give(client, caseNumber, smaller);
  const musts = async (number: string) =>
    (await client.cases.list()).find((each) => each.number === number)?.findings?.must ?? 0;
  const before = [await musts(caseNumber), await musts(other)];
  const two = { scanId: alike[0]?.scanId ?? 0, otherScanId: alike[0]?.other.scanId ?? 0 };
  const answered = await client.materials.answerAlike({ caseNumber, ...two, same: true, staff: '样例小王' });
  expect(questions(answered)).toEqual([]);
  expect(reused(answered)).toEqual([
    expect.stringContaining(`must “主体证件”这张图也放在案件 ${other}（样例山海餐饮管理有限公司）里`),
  ]);
  expect(reused(await client.cases.open({ caseNumber: other }))).toEqual([expect.stringContaining(caseNumber)]);
  expect([await musts(caseNumber), await musts(other)]).toEqual(before.map((count) => count + 1));
});

const front = { slot: 'subjectPrincipalFront' } as const;

it('the card of one person in the places of two blocks until the data or the picture changes, or somebody stands by it', async () => {
  await using desk = await twoClients();
  const { client, caseNumber, other } = desk;
  await give(client, other, photo, front);
  const opened = await give(client, caseNumber, photo, front);
  const [said] = reused(opened);
  expect(said).toMatch(
    new RegExp(`^must .*案件 ${other}（.*）里“样例李四”（证件号码尾号 ${otherNumber.slice(-4)}）的`),
  );
  const {
    rule = '',
    where = '',
    message = '',
  } = opened.findings.find((each) => each.rule === 'register.otherBearer') ?? {};
  const reason = { reason: '样例：核对过原件', staff: '样例小王' };
  const stoodBy = await client.settlements.override({ caseNumber, rule, where, message, ...reason });
  expect([reused(stoodBy), stoodBy.overridden.map((each) => each.finding.rule)]).toEqual([
    [],
    ['register.otherBearer'],
  ]);
  // What it was about has changed there: the decision is void.
  const person = (await client.cases.open({ caseNumber: other })).application.persons[0];
  const { db } = desk.desk.vault();
  run(db, sql`UPDATE persons SET name = '样例王五' WHERE certificate_number = ${otherNumber}`);
  expect(person?.name).toBe('样例李四');
  expect(reused(await client.cases.open({ caseNumber }))).toEqual([expect.stringContaining('“样例王五”')]);
  expect(reused(await give(client, caseNumber, another, front))).toEqual([]);
});

it.each([
  [
    'same number',
    { number: cleanApplication().persons[0]?.certificateNumber ?? '', name: '样例李四' },
    'hint',
    '同一个人',
  ],
  ['same name, no number', { number: null, name: cleanApplication().persons[0]?.name ?? '' }, 'hint', '同一个人'],
  ['other name, no number', { number: null, name: '样例李四' }, 'must', '两个人'],
  ['nobody named', { number: null, name: null }, 'hint', '这份文件也在'],
] as const)('the same file in the places of two people is judged by %s', async (_, { number, name }, weight, word) => {
  await using desk = await twoClients({ persons: { 0: { name, certificateNumber: number } } });
  const { client, caseNumber, other } = desk;
  await give(client, other, photo, front);
  const said = reused(await give(client, caseNumber, photo, front));
  expect(said).toEqual([expect.stringMatching(new RegExp(`^${weight} .*${word}`))]);
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
