import { rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace } from '#backend/vault/backups/backupFolder.ts';
import type { EraseEvent } from '#shared/api/erasure.ts';
import { type Receipt, sayErased } from '#shared/erasure/receipt.ts';
import { stamped } from '#test/support/busyOffice.ts';
import { type ClosedOffice, closedOffice, goneClient, gonePerson } from '#test/support/closedOffice.ts';
import { eraseCases } from '#test/support/eraseCases.ts';
import { expectNothingLeft } from '#test/support/expectNothingLeft.ts';
import { acceptIntake } from '#test/support/intake/acceptIntake.ts';
import { pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

onePool();

const photo = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 320, height: 240 });
const picture = (stamp: string) => new Uint8Array(stamped(photo, stamp));
const junk = (stamp: string) => Uint8Array.from(Buffer.from(`no picture: ${stamp}`));

/** Takes a file into the tray; answers the ids of its items and the file. */
async function take({ client }: Pick<ClosedOffice, 'client'>, path: string, bytes: Uint8Array) {
  const file = new File([new Uint8Array(bytes)], path);
  const ids: number[] = [];
  for await (const event of await client.intake.take({ files: [{ file, modifiedAt: null }] }))
    if (event.type === 'taken') ids.push(...event.items);
  expect(ids).not.toEqual([]);
  return { ids, file };
}

async function eraseTray({ client }: ClosedOffice, trayItems: number[]): Promise<EraseEvent[]> {
  const events: EraseEvent[] = [];
  for await (const event of await client.erasure.erase({ trayItems, staff: '样例丁', renewBackups: 'none' }))
    events.push(event);
  return events;
}

const receiptOf = (events: readonly EraseEvent[]): Receipt | undefined =>
  events.flatMap((event) => (event.type === 'erased' ? event.erasure.receipt : []))[0];
const states = async ({ client }: ClosedOffice) => ({
  pending: (await client.intake.list({ state: 'pending' })).ids,
  accepted: (await client.intake.list({ state: 'accepted' })).ids,
  dismissed: (await client.intake.list({ state: 'dismissed' })).ids,
});

it('what was put aside goes with the case it quotes or seemed to belong into, also where nothing could be made of it', async () => {
  await using office = await closedOffice();
  const { client, closed, caseNumber } = office;
  const named = await take(office, `${goneClient.subject.name}/IMG_1.jpg`, picture('named'));
  const seeming = await take(office, `${closed}/IMG_2.jpg`, picture('seeming'));
  const broken = await take(office, `${gonePerson.name}.jpg`, junk('broken'));
  const others = await take(office, `${caseNumber}/IMG_4.jpg`, picture('others'));
  const aside = [named, seeming, broken].flatMap(({ ids }) => ids);
  await client.intake.dismiss({ ids: [...aside, ...others.ids] });
  const { kept, counts } = await client.erasure.preview({ numbers: [closed] });
  expect({ kept, counts }).toMatchObject({ kept: { waiting: 0 }, counts: { scans: 5, trayItems: 3 } });
  const receipt = receiptOf(await eraseCases(office, [closed]));
  expect(receipt).toMatchObject({ counts: { scans: 5, trayItems: 3 }, kept: { waiting: 0 }, mentions: 0 });
  expect(await states(office)).toEqual({ pending: [], accepted: [], dismissed: others.ids });
  await client.vault.lock();
  await expectNothingLeft(office.vaultDir, [...office.pictures, named.file, seeming.file]);
});

it('pages put aside go with the page of one file that lay in the case, those that wait stay and are told of', async () => {
  await using office = await closedOffice();
  const { client, closed } = office;
  const jpegs = ['one', 'two', 'three'].map((stamp) => Buffer.from(picture(stamp)));
  const { ids, file } = await take(office, '扫描.pdf', await pdfOfJpegs(jpegs));
  const [first = 0, second = 0, third = 0] = ids;
  await client.intake.change({ ids: [first], to: { caseNumber: closed, slots: ['subjectOther'] } });
  expect(await acceptIntake(client, [first])).toMatchObject({ accepted: [first] });
  await client.intake.dismiss({ ids: [second] });
  const receipt = receiptOf(await eraseCases(office, [closed]));
  expect(receipt).toMatchObject({ kept: { waiting: 1 }, counts: { trayItems: 2 } });
  expect(await states(office)).toEqual({ pending: [third], accepted: [], dismissed: [] });
  const [left] = await client.intake.items({ ids: [third] });
  expect(left).toMatchObject({ sourceScanId: null });
  await client.vault.lock();
  const gone = jpegs.slice(0, 2).map((jpeg, at) => new File([new Uint8Array(jpeg)], `${at}.jpg`));
  await expectNothingLeft(office.vaultDir, [...office.pictures, file, ...gone]);
});

it('what waits under their name stays, and is told of', async () => {
  // Its path, and the origin of its picture.
  await using office = await closedOffice();
  const { ids } = await take(office, `${goneClient.subject.name}新项目/IMG_9.jpg`, picture('to come'));
  const receipt = receiptOf(await eraseCases(office, [office.closed]));
  expect(receipt).toMatchObject({ kept: { waiting: 1 }, mentions: 2 });
  expect((await states(office)).pending).toEqual(ids);
});

it('what was put aside is erased by itself, with a receipt; what waits is refused, and so is what has gone', async () => {
  await using office = await closedOffice();
  const { client, caseNumber } = office;
  const unknown = await take(office, 'IMG_1.jpg', picture('unknown'));
  const broken = await take(office, 'IMG_2.jpg', junk('unknown'));
  const waits = await take(office, 'IMG_3.jpg', picture('waits'));
  const trayItems = [...unknown.ids, ...broken.ids];
  await client.intake.dismiss({ ids: trayItems });
  await expect(client.erasure.preview({ trayItems: [...trayItems, ...waits.ids] })).rejects.toMatchObject({
    code: 'recordMissing',
  });
  await expect(eraseTray(office, [...trayItems, ...waits.ids])).rejects.toMatchObject({ code: 'recordMissing' });
  expect(await states(office)).toEqual({ pending: waits.ids, accepted: [], dismissed: trayItems });
  expect(await client.erasure.preview({ trayItems })).toMatchObject({
    cases: [],
    counts: { cases: 0, persons: 0, scans: 1, trayItems: 2 },
  });
  const receipt = receiptOf(await eraseTray(office, trayItems));
  expect(receipt && sayErased(receipt)).toBe('扫描件原件 1，收件里的记录 2');
  expect(receipt).toMatchObject({ cases: [], files: { count: 1 } });
  await expect(eraseTray(office, trayItems)).rejects.toMatchObject({ code: 'recordMissing' });
  expect(await states(office)).toEqual({ pending: waits.ids, accepted: [], dismissed: [] });
  expect((await client.cases.open({ caseNumber })).materials).toEqual([]);
  const [{ id = 0 } = {}] = await client.erasure.receipts();
  expect((await client.erasure.receipt({ id })).name).toContain('删除凭据');
  const vault = office.desk.vault();
  expect(new Set(await vault.files.list())).toEqual(vault.namedFiles());
  const bytes = Buffer.from(await unknown.file.arrayBuffer());
  for (const id of await vault.files.list()) expect(bytes.equals(Buffer.from(await vault.files.read(id)))).toBe(false);
});

it('a picture that another item or a case holds stays with them', async () => {
  await using office = await closedOffice();
  const { client, caseNumber } = office;
  const { ids } = await take(office, `${caseNumber}/x.jpg`, picture('twice'));
  const [id = 0] = ids;
  const [item] = await client.intake.items({ ids: [id] });
  await client.intake.dismiss({ ids: [id] });
  // Put into a case by hand meanwhile.
  await client.materials.add({
    caseNumber,
    slot: 'subjectOther',
    files: [new File([picture('twice')], '样例.jpg')],
    replace: false,
  });
  expect(receiptOf(await eraseTray(office, [id]))).toMatchObject({
    counts: { scans: 0, trayItems: 1 },
    files: { count: 0 },
  });
  const { materials } = await client.cases.open({ caseNumber });
  expect(materials.map(({ scanId }) => scanId)).toEqual([item?.scanId]);
});

it('what was erased from the tray is erased again from an older database, also where nothing could be made of it', async () => {
  await using office = await closedOffice();
  await using there = await freshFolder();
  const { client } = office;
  const good = await take(office, 'IMG_1.jpg', picture('older'));
  const broken = await take(office, '样例旧名.jpg', junk('older'));
  const vault = office.desk.vault();
  const place = backupPlace(there.path, vault.id);
  const { folder } = await endOf(vault.backUp({ place, kind: 'manual', now: office.desk.now() }));
  const ids = [...good.ids, ...broken.ids];
  await client.intake.dismiss({ ids });
  await eraseTray(office, ids);
  await client.vault.lock();
  for (const ending of ['', '-wal']) rmSync(join(office.vaultDir, `desk.db${ending}`), { force: true });
  await cp(join(folder, 'desk.db'), join(office.vaultDir, 'desk.db'));
  await client.vault.unlock({ passphrase: testPassphrase });
  expect(await states(office)).toEqual({ pending: [], accepted: [], dismissed: [] });
});

it('a report about a person names what lies in the tray', async () => {
  await using office = await closedOffice();
  const { client, closed } = office;
  const aside = await take(office, `${closed}/IMG_5.jpg`, picture('seen'));
  await take(office, `${gonePerson.name}/IMG_6.jpg`, picture('waiting'));
  await client.intake.dismiss({ ids: aside.ids });
  const { default: ExcelJS } = await import('@protobi/exceljs');
  const workbook = new ExcelJS.Workbook();
  const ask = { name: gonePerson.name, number: gonePerson.certificateNumber };
  await workbook.xlsx.load(await (await client.persons.report({ ...ask, as: 'xlsx' })).arrayBuffer());
  const told = JSON.stringify(workbook.getWorksheet('图片和扫描件')?.getSheetValues());
  for (const part of ['IMG_5.jpg', '收件里放到一边的', 'IMG_6.jpg', '收件里还没有放进案件的'])
    expect(told).toContain(part);
});
