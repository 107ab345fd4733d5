import { expect, it } from 'vitest';
import { stamped } from '#test/support/busyOffice.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { bitmap } from '#test/support/intake/bitmaps.ts';
import { lockedPdf, pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { onePool } from '#test/support/onePool.ts';
import { addFiles, heldNames } from '#test/support/slotFiles.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

const photo = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
const picture = (name: string) => new File([new Uint8Array(stamped(photo, name))], name);

it('takes the pages of a paper as pictures where all of them find room, and keeps the paper itself', async () => {
  await using desk = await caseDesk();
  const licence = (width: number) =>
    makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width, height: 300 });
  const jpegs = [await licence(400), await licence(404)];
  const pdf = async (count: number, name: string) =>
    new File([new Uint8Array(await pdfOfJpegs(jpegs.slice(0, count)))], name);
  const [one, two] = [await pdf(1, '执照.pdf'), await pdf(2, '两页.pdf')];
  const scan = new File([bitmap(40, 30, { bits: 24 }, () => 2)], '扫描.bmp');
  const locked = new File([new Uint8Array(await lockedPdf())], '加密.pdf');

  expect((await addFiles(desk, 'subjectCertificate', [one])).results).toMatchObject([{ outcome: 'stored' }]);
  expect(await heldNames(desk, 'subjectCertificate')).toEqual(['执照.jpg']);
  expect((await addFiles(desk, 'subjectOther', [two, scan, locked])).results).toMatchObject([
    { file: '两页.pdf', outcome: 'stored' },
    { file: '扫描.bmp', outcome: 'stored' },
    { file: '加密.pdf', outcome: 'stored' },
  ]);
  expect(await heldNames(desk, 'subjectOther')).toEqual(['两页_第1页.jpg', '两页_第2页.jpg', '扫描.png', '加密.pdf']);
  // More pages than the slot holds: the paper stays whole.
  await addFiles(desk, 'subjectPrincipalFront', [await pdf(2, '正面.pdf')]);
  expect(await heldNames(desk, 'subjectPrincipalFront')).toEqual(['正面.pdf']);

  const { ids } = await desk.client.intake.list({ state: 'accepted' });
  const items = await desk.client.intake.items({ ids });
  expect(items.map(({ sourceName, page }) => `${sourceName} ${page}`)).toEqual([
    '执照.pdf 1',
    '两页.pdf 1',
    '两页.pdf 2',
    '扫描.bmp 1',
  ]);
  const original = await desk.client.materials.picture({ scanId: items[0]?.sourceScanId ?? 0, size: 'original' });
  expect(Buffer.from(await original.arrayBuffer()).equals(Buffer.from(await one.arrayBuffer()))).toBe(true);
});

it('puts a new paper where one was taken out, and pages of one paper side by side', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  const slot = 'appOther';
  await addFiles(desk, slot, [picture('一.jpg'), picture('二.jpg'), picture('三.jpg')]);
  const { materials } = await client.cases.open({ caseNumber });
  const first = materials.find(({ givenName }) => givenName === '一.jpg');
  await client.materials.remove({ caseNumber, slot, scanId: first?.scanId ?? 0 });
  const pages = [1, 2].map((page) => stamped(photo, `页 ${page}`));
  await addFiles(desk, slot, [new File([new Uint8Array(await pdfOfJpegs(pages))], '两页.pdf'), picture('重拍一.jpg')]);
  expect(await heldNames(desk, slot)).toEqual(['重拍一.jpg', '二.jpg', '三.jpg', '两页_第1页.jpg', '两页_第2页.jpg']);
  // Put back, it finds its place taken and comes last.
  await client.materials.attach({ caseNumber, slot, scanId: first?.scanId ?? 0, position: 0 });
  expect((await heldNames(desk, slot)).at(-1)).toBe('一.jpg');
});
