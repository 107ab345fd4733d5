import { zipSync } from 'fflate';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { expect, openVault, test } from './office.ts';
import { openSample } from './sampleVault.ts';
import { saved } from './savedPackage.ts';

/** The sample office's case that nothing blocks. */
const ready = '浙江样例文化传媒有限公司';

test('two platforms get a package each of one case, true to their manifests', async ({ office }) => {
  const { client } = office.backend;
  await openSample(office);
  const listed = await client.cases.list();
  const { number } = listed.find(({ subjectName }) => subjectName === ready) ?? { number: '' };
  const page = await office.openDesk(`/cases/${number}/submit`);
  const make = page.getByRole('button', { name: '生成提交包', exact: true });
  await make.click();
  await expect(page.getByText('“微信（推荐）”的提交包做好了')).toBeVisible();
  const first = await saved(page, office);
  expect(first.differences).toEqual([]);
  const pictures = Object.keys(first.entries).filter((name) => /^\d\d_.*\.jpg$/.test(name));
  expect(pictures.length).toBeGreaterThan(3);
  await page.getByRole('button', { name: '再检查一遍' }).click();
  await expect(page.getByText('都和清单一样，可以放心上传')).toBeVisible();

  await page.getByRole('combobox', { name: '交到哪个平台' }).click();
  await page.locator('.ant-select-item-option').nth(1).click();
  // The choice is still there for whoever had to look at something else first.
  await page.getByRole('tab', { name: '材料' }).click();
  await page.getByRole('tab', { name: '提交' }).click();
  // What was made for the other platform is not offered for this one.
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeHidden();
  await expect(page.getByText('之前做好的是“微信（推荐）”的那一份')).toBeVisible();
  await page.getByRole('checkbox', { name: '文件名不用中文' }).check();
  await make.click();
  await expect(page.getByRole('list').getByText('fields.xlsx')).toBeVisible();
  const second = await saved(page, office);
  expect(second.differences).toEqual([]);
  expect(second.manifest.profile).not.toBe(first.manifest.profile);
  for (const name of Object.keys(second.entries)) expect(name).toMatch(/^[\x20-\x7e]+$/);

  // A file somebody touched on the way is found by name.
  const [picture = ''] = pictures;
  const touched = { ...first.entries, [picture]: new Uint8Array([1, 2, 3]) };
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选压缩包' }).click();
  await (await chooser).setFiles({
    name: '包.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zipSync(touched)),
  });
  await expect(page.getByText(`被改过：${picture}`)).toBeVisible();
});

test('while something must be put right the way to it is shown, and a reason is kept', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/submit`);
  await page.getByRole('button', { name: '生成提交包', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('提交包没有生成');
  await page.getByRole('link', { name: /^去改/ }).first().click();
  await expect(page).toHaveURL(/materials\?where=/);
  await page.getByRole('tab', { name: '提交' }).click();
  await page.getByRole('button', { name: '写明原因，照样生成' }).click();
  await page.getByRole('button', { name: '带着问题生成' }).click();
  await expect(page.getByText('请写一句看得懂的原因')).toBeVisible();
  await page.getByRole('textbox', { name: '为什么现在就要生成' }).fill('样例：客户今天补图');
  await page.getByRole('button', { name: '带着问题生成' }).click();
  await expect(page.getByText('的提交包做好了')).toBeVisible();
  const { manifest } = await saved(page, office);
  expect(manifest.override).toBe('样例：客户今天补图');
  await page.getByRole('tab', { name: '进度' }).click();
  await expect(page.getByText(/原因：样例：客户今天补图/)).toBeVisible();
});

test('who changes their mind before another part of the case is drawn stays where they are', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/submit`);
  await page.getByRole('button', { name: '生成提交包', exact: true }).click();
  await page.getByRole('link', { name: /^去改/ }).first().waitFor();
  // Both in one breath: the part asked for first cannot be drawn in between.
  await page.evaluate(
    `const named = (selector, text) =>
      [...document.querySelectorAll(selector)].find((each) => each.textContent.startsWith(text));
    named('main a', '去改').click();
    named('[role="tab"]', '提交').click();`,
  );
  await expect(page).toHaveURL(/submit$/);
  await expect(page.getByRole('tab', { name: '提交' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: '写明原因，照样生成' })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/materials/);
});

test('the chosen cases get a package each; those that cannot lead to what is wrong', async ({ office }) => {
  await openSample(office);
  const page = await office.openDesk('/cases');
  const grid = page.getByRole('grid', { name: '案件' });
  await grid.getByText(ready).click();
  await grid.getByText('江苏样例物流有限公司').click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: '生成提交包', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '生成提交包（2 个案件）' });
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  await drawer.getByRole('button', { name: '开始生成' }).click();
  await expect(drawer.getByText('做好 1 份，要先改 1 份。')).toBeVisible();
  await expect.poll(() => downloads).toEqual([expect.stringMatching(/^提交包 .*\.zip$/)]);
  await drawer.getByRole('link', { name: /^打开/ }).click();
  await expect(page).toHaveURL(/\/cases\/\d{4}-\d+\/(form|materials)\?where=/);
});

test('the picture for the client is looked at and saved', async ({ office }) => {
  const { client } = office.backend;
  await openSample(office);
  const listed = await client.cases.list();
  const { number } = listed.find(({ subjectName }) => subjectName === '江苏样例物流有限公司') ?? { number: '' };
  const page = await office.openDesk(`/cases/${number}/materials`);
  await page.getByRole('button', { name: '补拍说明' }).click();
  const dialog = page.getByRole('dialog', { name: '补拍说明' });
  await expect(dialog.getByRole('img', { name: /^补拍说明/ })).toBeVisible();
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '保存' }).click();
  expect((await coming).suggestedFilename()).toBe('补拍说明 江苏样例物流有限公司.png');
});
