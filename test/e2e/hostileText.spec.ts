import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { BrowserContext, Page } from 'playwright/test';
import type { Backend } from '#backend/createBackend.ts';
import { intakeColumns } from '#backend/exchange/intakeColumns.ts';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import type { WaitingFile } from '#shared/api/upload.ts';
import { type Manifest, manifestName } from '#shared/packages/manifest.ts';
import { cleanApplication } from '../support/application.ts';
import { lastOf } from '../support/bundleDesks.ts';
import { keepCase } from '../support/caseDesk.ts';
import { colleague } from './colleague.ts';
import { expect, type Office, openVault, test } from './office.ts';
import { smallLicence } from './smallScan.ts';
import { loadPlace } from './visitPlaces.ts';

/** Texts that run `ran()` where they are taken for a page; short ones, because most fields are. */
const picture = '<img src=x onerror=ran()>';
const drawing = '<svg onload=ran()>';
const everything = `${picture}${drawing}<script>ran()</script><a href="javascript:ran()">样例</a>"onmouseover="ran()" {{ran()}}`;

/** Every screen a hostile text can come to, and where it is to be read, so that none passes because it was empty. */
const places: readonly (readonly [place: string, shows: string])[] = [
  ['/', picture],
  ['/calendar', '到期日历'],
  ['/cases', picture],
  ['/cases/board', picture],
  ['/cases/CASE/form', picture],
  ['/cases/CASE/materials', picture],
  ['/cases/CASE/letters', '代办委托书'],
  ['/cases/CASE/submit', picture],
  ['/cases/CASE/dossier', '生成卷宗'],
  ['/cases/CASE/progress', picture],
  ['/fill/CASE', picture],
  ['/intake', picture],
  ['/settings/agency', '本机构'],
  ['/settings/profile', '平台规格'],
  ['/settings/vault', '资料库'],
  ['/settings/rules', '规则包'],
  ['/settings/own', picture],
];

/** Counts what ran, and what the policy had to stop, in every page of a context. */
function countRuns(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(`
    const counts = { ran: 0, stopped: 0 };
    Object.assign(window, { counts, ran: () => counts.ran++ });
    document.addEventListener('securitypolicyviolation', () => counts.stopped++);
  `);
}

/** The same, with the elements a text was turned into: they are there even if nothing of them could run. */
function countsOf(page: Page): Promise<unknown> {
  const made = '[onerror], [onload], img[src="x"], a[href^="javascript:"]';
  return page.evaluate(`({ ...counts, made: document.querySelectorAll(${JSON.stringify(made)}).length })`);
}

/** What can be read on a page, in its fields, too. */
function readable(page: Page): Promise<unknown> {
  return page.evaluate(`
    [document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)].join('\\n')
  `);
}

/** A case that says it wherever somebody can write, with papers, reasons and rules that do so, too. */
async function hostileCase({ backend: { client, context } }: Office): Promise<string> {
  const { subject, miniProgram, persons, filingCase, roles } = cleanApplication();
  const caseNumber = keepCase(context.desk, {
    subject: {
      ...subject,
      name: picture,
      address: everything,
      comment: everything,
      certificateAddress: everything,
      businessScope: everything,
    },
    miniProgram: { ...miniProgram, name: picture, appId: drawing, comment: everything },
    persons: persons.map((person) => ({
      ...person,
      name: picture,
      mobile: drawing,
      email: picture,
      post: picture,
      certificateNumber: drawing,
    })),
    filingCase: { ...filingCase, staff: picture, note: everything },
    roles,
  });
  const bytes = new Uint8Array(await smallLicence());
  const files = [new File([bytes], `${picture}.jpg`), new File([bytes], `${drawing}.pdf`)];
  await client.materials.add({ caseNumber, slot: 'subjectCertificate', files: files.slice(0, 1), replace: false });
  for await (const _ of await client.intake.take({ files: files.map((file) => ({ file, modifiedAt: null })) }));
  const noDetails = new File(['no picture'], `${picture}.docx`);
  for await (const _ of await client.intake.take({ files: [{ file: noDetails, modifiedAt: null }] }));
  for (const [field, value] of [
    ['name', everything.slice(0, 190)],
    ['staff', [picture]],
  ] as const) {
    const { [field]: expected } = await client.agency.get();
    await client.agency.edit({ field, value: typeof value === 'string' ? value : [...value], expected });
  }
  await client.ownRules.add({
    rule: { province: null, field: 'miniProgram.comment', words: ['ran'], message: everything },
    reasonId: null,
    createdAt: null,
  });
  await client.progress.note({ caseNumber, note: everything });
  await client.progress.move({ caseNumber, from: 'findEntrance', to: 'platformReview', at: null, note: everything });
  const reasons = [{ keyName: picture, error: everything, suggest: everything }];
  await client.progress.reject({ caseNumber, from: 'platformReview', backTo: 'appInfo', at: null, reasons });
  return caseNumber;
}

/** A sheet that says it in every cell. */
async function writeHostileSheet({ backend, folder }: Office): Promise<string> {
  const row = Object.fromEntries(intakeColumns.map(({ id }, at) => [id, at % 2 === 0 ? picture : drawing]));
  const path = join(folder, `${picture}.xlsx`);
  await writeFile(path, await writeIntakeSheet(backend.context.desk.pack, [row]));
  return path;
}

/** What some work has made to be fetched. */
async function made({ context: { desk } }: Backend, work: Promise<AsyncIterable<object>>): Promise<Uint8Array> {
  const { file } = await lastOf<object, { file?: WaitingFile | null }>(work);
  return new Uint8Array(await desk.outbox.take(file?.ticket ?? '').arrayBuffer());
}

/** A package whose manifest says it, with a file missing and one too many that are called so. */
async function writeHostilePackage({ backend, folder }: Office, caseNumber: string): Promise<string> {
  const wish = { caseNumber, profile: 'wechat-default', override: everything };
  const entries = unzipSync(await made(backend, backend.client.packages.make(wish)));
  const manifest = JSON.parse(strFromU8(entries[manifestName] ?? new Uint8Array())) as Manifest;
  const lost = { name: `${drawing}.txt`, bytes: 1, sha256: '0'.repeat(64), copyOf: null };
  const told = { ...manifest, staff: picture, watermark: everything, files: [...manifest.files, lost] };
  const hostile = join(folder, `${picture}.zip`);
  const files = { ...entries, [manifestName]: strToU8(JSON.stringify(told)), [`${picture}.txt`]: strToU8(everything) };
  await writeFile(hostile, zipSync(files, { level: 0 }));
  return hostile;
}

test('script in any text, file name, cell or rejection is a text on every screen', async ({ office, context }) => {
  await countRuns(context);
  await openVault(office);
  const caseNumber = await hostileCase(office);
  const page = await office.openDesk('/import');
  for (const [place, shows] of places) {
    await loadPlace(page, place.replace('CASE', caseNumber));
    await expect.poll(() => readable(page), { message: place }).toContain(shows);
    expect(await countsOf(page), place).toEqual({ ran: 0, stopped: 0, made: 0 });
  }

  await loadPlace(page, '/import');
  await page
    .locator('input[type=file]:not([webkitdirectory])')
    .first()
    .setInputFiles(await writeHostileSheet(office));
  await expect(page.getByText(picture).first()).toBeVisible();
  expect(await countsOf(page), 'import').toEqual({ ran: 0, stopped: 0, made: 0 });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).fill(picture);
  await expect(page.getByRole('option').filter({ hasText: picture }).first()).toBeVisible();
  expect(await countsOf(page), 'palette').toEqual({ ran: 0, stopped: 0, made: 0 });
});

test('script in files from outside is a text in 扫描检查, 检查提交包 and the preview of a 交接包', async ({
  office,
  context,
}) => {
  await countRuns(context);
  await openVault(office);
  const caseNumber = await hostileCase(office);
  const { client } = office.backend;
  const page = await office.openDesk('/scans');
  const none = { ran: 0, stopped: 0, made: 0 };
  const shows = async (text: string, where: string) => {
    await expect.poll(() => readable(page), { message: where }).toContain(text);
    expect(await countsOf(page), where).toEqual(none);
  };

  const [scan, other] = [join(office.folder, `${picture}.jpg`), join(office.folder, `${drawing}.docx`)];
  await writeFile(scan, await smallLicence());
  await writeFile(other, everything);
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles([scan, other]);
  await expect(page.getByText('还没查 0')).toBeVisible();
  const list = page.getByRole('grid', { name: '检查结果' });
  for (const name of [`${picture}.jpg`, `${drawing}.docx`]) await expect(list).toContainText(name);
  expect(await countsOf(page), 'scans').toEqual(none);
  await list.focus();
  for (const name of [`${picture}.jpg`, `${drawing}.docx`]) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText(name);
    expect(await countsOf(page), `details of ${name}`).toEqual(none);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }

  await loadPlace(page, `/cases/${caseNumber}/submit`);
  await page.locator('input[type=file][accept=".zip"]').setInputFiles(await writeHostilePackage(office, caseNumber));
  const checked = page.getByRole('region', { name: '检查提交包' }).getByRole('status');
  await expect(checked).toContainText(`${picture}.txt`);
  await expect(checked).toContainText(`${drawing}.txt`);
  await expect(checked).toContainText(picture);
  expect(await countsOf(page), 'package').toEqual(none);

  const secret = '样例交接口令 2026';
  const [out, target] = [join(office.folder, '样例交出.bdcase'), { to: 'outbox' } as const];
  const exporting = client.bundles.export({ cases: [caseNumber], passphrase: secret, target });
  await writeFile(out, await made(office.backend, exporting));
  const their = await colleague(office.folder, out, secret);
  await their.change(caseNumber, `${picture}${everything}`, `${drawing}${everything}`, `${drawing}${picture}`);
  const back = await their.handBack(caseNumber, picture);
  const mine = { field: 'subject.address', value: `${drawing}${everything}`, expected: everything } as const;
  await client.cases.edit({ caseNumber, edits: [mine] });
  await loadPlace(page, '/import');
  await page.locator('input[type=file][accept=".xlsx,.json,.bdcase"]').setInputFiles(back);
  const field = page.getByLabel('交接包的口令');
  await shows(picture, 'a bundle that is shut');
  await field.fill(secret);
  await field.press('Enter');
  const choice = page.getByRole('radiogroup', { name: /的通讯地址$/ });
  await expect(choice).toContainText(drawing);
  await expect(choice).toContainText(picture);
  expect(await countsOf(page), 'conflicts').toEqual(none);
  await page.getByText('案件 1', { exact: true }).click();
  await expect(page.getByText(`${drawing}${picture}`).first()).toBeVisible();
  expect(await countsOf(page), 'cases of a bundle').toEqual(none);
  await page.getByText('要选用的 1', { exact: true }).click();
  await page.getByRole('button', { name: '都用对方的' }).click();
  await page.getByRole('button', { name: '导入 1 个案件' }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 个案件合进了对方的改动' })).toBeVisible();
  await shows(picture, 'what was imported');
});

test('were such a text ever taken for a page, the policy would stop it', async ({ office, browser }) => {
  // A context of its own: there the browser may complain, and is to.
  const context = await browser.newContext();
  await countRuns(context);
  const page = await context.newPage();
  await page.goto(office.host.startLink());
  await expect(page.getByRole('button', { name: '下一步' })).toBeVisible();
  // Trusted Types refuse both before the policy for scripts is even asked.
  await expect(
    page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(picture)})`),
  ).rejects.toThrow();
  await expect(page.evaluate("document.createElement('img').setAttribute('onerror', 'ran()')")).rejects.toThrow();
  await page.evaluate(`
    const link = document.createElement('a');
    link.href = 'javascript:ran()';
    document.body.append(link);
    link.click();
  `);
  await expect.poll(() => countsOf(page)).toEqual({ ran: 0, stopped: 3, made: 1 });
  await context.close();
});
