import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright/test';
import { keepCase } from '#test/support/caseDesk.ts';
import { needlesOf, searchFolders } from '#test/support/searchSecrets.ts';
import { marked, markedApplication, markedNeedles, picture } from '../prove/secrets/marked.ts';
import { chromiumArguments } from '../support/chromium.ts';
import { chromiumPath } from '../support/requireChromium.ts';
import { expect, type Office, openVault, passphrase, test } from './office.ts';

test.setTimeout(180_000);

/** A browser as staff have it, with a profile on the disk. */
async function browserWith(profile: string): Promise<BrowserContext> {
  await mkdir(profile);
  const executablePath = chromiumPath();
  return chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumArguments],
    reducedMotion: 'reduce',
  });
}

async function enter(page: Page, { host }: Office): Promise<void> {
  const admitted = page.waitForResponse(`${host.origin}/session`);
  await page.goto(host.startLink());
  await admitted;
  const field = page.getByLabel('口令', { exact: true });
  await field.fill(passphrase);
  await field.press('Enter');
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
}

/**
 * Waits until the browser has put on the disk what the fields of a page say, to have it back after a crash: a list is among
 * them that it may keep.
 */
async function keepFields(page: Page, profile: string): Promise<void> {
  const text = `样例选项 ${crypto.randomUUID()}`;
  await page.evaluate(
    `document.body.append(document.createElement('select')); document.body.lastChild.append(new Option('', ''), new Option(${JSON.stringify(text)}))`,
  );
  await page.locator('body > select').last().selectOption(text);
  const needles = needlesOf('the option', text);
  // Elsewhere in the profile files come and go while they are being read.
  const sessions = join(profile, 'Default', 'Sessions');
  await expect.poll(() => searchFolders([sessions], needles).hits.length).toBeGreaterThan(0);
}

test('the browser keeps nothing of a person or a passphrase in its profile, whatever was looked at and typed', async ({
  office,
}) => {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, markedApplication());
  const front = new File([new Uint8Array(picture)], `${marked.name}身份证.jpg`, { type: 'image/jpeg' });
  await client.materials.add({ caseNumber, slot: 'subjectPrincipalFront', files: [front], replace: false });
  await client.vault.lock();

  const profile = join(office.folder, 'profile');
  const browser = await browserWith(profile);
  const [page = await browser.newPage()] = browser.pages();
  page.setDefaultTimeout(20_000);
  await enter(page, office);
  await page.goto(`${office.host.origin}/#/cases`);
  await page.getByLabel('搜索案件').fill(marked.company);
  await expect(page.getByRole('gridcell', { name: marked.company })).toBeVisible();
  await page.goto(`${office.host.origin}/#/cases/${caseNumber}/form`);
  await expect(page.getByLabel('主办单位名称')).toHaveValue(marked.company);
  const number = page.getByRole('textbox', { name: /证件号码/ }).nth(1);
  await number.focus();
  // It is hidden until somebody wants to change a part of it.
  await page.keyboard.press('F2');
  await expect(number).toHaveValue(marked.idNumber);
  await page.goto(`${office.host.origin}/#/cases/${caseNumber}/materials`);
  await page
    .getByRole('button', { name: /^查看.*身份证\.jpg$/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByRole('img').first()).toBeVisible();
  await page.goto(`${office.host.origin}/#/cases/${caseNumber}/progress`);
  await page.getByLabel('备注内容').fill(marked.draft);
  await page.reload();
  await expect(page.getByLabel('备注内容')).toHaveValue(marked.draft);
  await keepFields(page, profile);
  await page.getByRole('button', { name: '锁定' }).click();
  const field = page.getByLabel('口令', { exact: true });
  await page.getByText('显示口令').click();
  await field.fill(passphrase);
  await keepFields(page, profile);
  await browser.close();
  const needles = [...markedNeedles, ...needlesOf('the passphrase', passphrase)];
  const { hits, files } = searchFolders([profile], needles);
  expect(hits).toEqual([]);
  expect(files).toBeGreaterThan(10);
  await rm(profile, { recursive: true });
});

test('a text that a page does keep is found in the profile', async ({ office }) => {
  const profile = join(office.folder, 'profile');
  const browser = await browserWith(profile);
  const page = await browser.newPage();
  await page.goto(office.host.startLink());
  await page.evaluate(`localStorage.setItem('样例', ${JSON.stringify(marked.name)})`);
  await browser.close();
  expect(searchFolders([profile], markedNeedles).hits).not.toEqual([]);
});
