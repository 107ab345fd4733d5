import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import readSheet from 'read-excel-file/node';
import { archive } from '../support/intake/archives.ts';
import { pdfOfJpegs } from '../support/intake/pdfs.ts';
import { exampleCard, exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
import { dropPaths } from './dropPaths.ts';
import { expect, openVault, test } from './office.ts';

/** As many pictures as a client's folder may hold on a bad day. */
const manyScans = 200;

/** A folder of pictures as they come from a phone; every tenth is far too small. */
async function writeScans(folder: string): Promise<string> {
  const scans = join(folder, '收到的图片');
  await mkdir(scans);
  for (const [name, size] of Object.entries({
    good: { width: 1600, height: 1200 },
    small: { width: 400, height: 300 },
  })) {
    await writeFile(join(folder, name), await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, size));
  }
  for (let index = 0; index < manyScans; index++) {
    const file = join(scans, `mmexport${1_695_000_000_000 + index}.jpg`);
    await copyFile(join(folder, index % 10 === 0 ? 'small' : 'good'), file);
  }
  return scans;
}

test('200 scans are checked, stopped half-way, gone on with and reported', async ({ office }) => {
  await openVault(office);
  const scans = await writeScans(office.folder);
  const page = await office.openDesk();
  await page.getByRole('menuitem', { name: '扫描检查' }).click();
  await expect(page.getByText('把图片或整个文件夹拖到这里')).toBeVisible();

  await dropPaths(page.getByRole('region', { name: /^扫描检查/ }), [scans]);
  await expect(page.getByText('每秒')).toBeVisible();
  await page.getByRole('button', { name: '暂停' }).click();
  await expect(page.getByText('已暂停')).toBeVisible();
  const waiting = Number(/还有 (\d+) 个没查/.exec((await page.getByRole('status').textContent()) ?? '')?.[1]);
  expect(waiting).toBeGreaterThan(0);
  expect(waiting).toBeLessThan(manyScans);
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByRole('button', { name: '接着查' }).click();
  await expect(page.getByText('还没查 0')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText(`有必改 ${manyScans / 10}`)).toBeVisible();

  await page.getByText(`有必改 ${manyScans / 10}`).click();
  const list = page.getByRole('grid', { name: '检查结果' });
  await expect(list).toHaveAttribute('aria-rowcount', String(manyScans / 10));
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('400×300');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出报告' }).click();
  const report = join(office.folder, '报告.xlsx');
  await (await downloading).saveAs(report);
  const [summary] = await readSheet(await readFile(report));
  expect(summary?.data.filter((row) => row.some((cell) => String(cell).startsWith('mmexport')))).toHaveLength(
    manyScans,
  );
});

test('results keep the name of the profile that judged them until they are checked anew', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const [first, second] = await client.rules.profiles();
  await client.settings.setProfile({ profile: first?.id ?? '' });
  const picture = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 1600, height: 1200 });
  const page = await office.openDesk();
  await page.getByRole('menuitem', { name: '扫描检查' }).click();
  const taken = { name: '样例.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture) };
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(taken);
  await expect(page.getByText('还没查 0')).toBeVisible();

  await page.getByRole('menuitem', { name: '工作台' }).click();
  await client.settings.setProfile({ profile: second?.id ?? '' });
  await page.getByRole('menuitem', { name: '扫描检查' }).click();
  await expect(page.getByRole('alert')).toContainText(`按“${first?.label}”检查的，现在选用的是“${second?.label}”`);
  const asked = page.waitForRequest('**/api/scans/report');
  await page.getByRole('button', { name: '导出报告' }).click();
  expect((await asked).postData()).toContain(`"profile":"${first?.id}"`);

  await page.getByRole('button', { name: '重新检查' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('还没查 0')).toBeVisible();
  await expect(page.locator('main').getByText(second?.label ?? '', { exact: true })).toBeVisible();
});

test('a folder and files dropped together are opened, each picture judged as what it is, or as somebody says', async ({
  office,
}) => {
  await openVault(office);
  const folder = join(office.folder, '客户发来的');
  await mkdir(join(folder, '里面'), { recursive: true });
  const front = await makeSpecimen({ kind: 'idFront', data: exampleCard });
  const back = await makeSpecimen({ kind: 'idBack', data: exampleCard });
  await writeFile(join(folder, 'mmexport1695000000001.jpg'), front);
  await writeFile(join(folder, '里面', 'mmexport1695000000002.jpg'), back);
  const beside = { '两面.pdf': await pdfOfJpegs([front, back]), '资料.zip': archive({ '合同/授权书.jpg': back }) };
  for (const [name, bytes] of Object.entries(beside)) await writeFile(join(office.folder, name), bytes);
  const page = await office.openDesk('/scans');
  await expect(page.getByText('把图片或整个文件夹拖到这里')).toBeVisible();
  await dropPaths(page.getByRole('region', { name: /^扫描检查/ }), [
    folder,
    ...Object.keys(beside).map((name) => join(office.folder, name)),
  ]);

  const list = page.getByRole('grid', { name: '检查结果' });
  const row = (name: string) => list.getByRole('row').filter({ hasText: name });
  await expect(page.getByRole('button', { name: '导出报告' })).toBeEnabled({ timeout: 60_000 });
  await expect(list).toHaveAttribute('aria-rowcount', '5');
  await expect(row('mmexport1695000000001.jpg')).toContainText('画面像身份证人像面');
  await expect(row('里面/mmexport1695000000002.jpg')).toContainText('画面像身份证国徽面');
  await expect(row('两面.pdf 第 2 页')).toContainText('画面像身份证国徽面');
  await expect(row('资料.zip/合同/授权书.jpg')).toContainText('国徽面');

  await row('两面.pdf 第 1 页').click();
  const detail = page.getByRole('dialog');
  await expect(detail.getByRole('img', { name: '两面.pdf 第 1 页' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(detail).toBeHidden();
  await list.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('4');
  await expect(list.getByText('您选的')).toHaveCount(2);
  await expect(row('两面.pdf 第 2 页').getByRole('button', { name: /^当作签章后的文书/ })).toBeVisible();
  await page.keyboard.press('0');
  await expect(list.getByText('您选的')).toHaveCount(0);
  await row('两面.pdf 第 1 页').getByRole('button', { name: /^当作/ }).click();
  await page.getByRole('menuitem', { name: /其他附件/ }).click();
  await expect(list.getByText('您选的')).toHaveCount(2);

  // Where they can be mended: into 收件, as they came.
  await page.getByRole('button', { name: /放进收件$/ }).click();
  await expect(page).toHaveURL(/\/intake$/);
  await expect(page.getByText(/^这一批：收进 \d+ 个/)).toBeVisible();
});
