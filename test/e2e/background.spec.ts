import type { Page } from 'playwright/test';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { holdCalls } from './holdCalls.ts';
import { expect, openVault, test } from './office.ts';
import { writeSmallLicence } from './smallScan.ts';

/** Tries to close the page; the browser asks, and the person stays. */
async function closingIsAskedAbout(page: Page): Promise<void> {
  const asking = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asking;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
}

test('a check of scans goes on while one is elsewhere, and its result is one click away', async ({ office }) => {
  await openVault(office);
  const scan = await writeSmallLicence(office.folder);
  const page = await office.openDesk('/scans');
  const release = await holdCalls(page, 'scans/check');
  await page.getByLabel('当作哪种材料').click();
  await page.getByTitle('都当作：签章后的文书', { exact: true }).click();
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(scan);
  await expect(page.getByRole('progressbar')).toBeVisible();

  await page.getByRole('menuitem', { name: '案件' }).click();
  await expect(page.getByText('还没有案件')).toBeVisible();
  await closingIsAskedAbout(page);
  await page.getByRole('menuitem', { name: '扫描检查' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByTitle('都当作：签章后的文书')).toBeVisible();
  await page.getByRole('menuitem', { name: '案件' }).click();
  release();
  await expect(page.getByText('扫描检查结束了')).toBeVisible();
  await page.getByRole('button', { name: '去看看' }).click();
  await expect(page.getByRole('grid', { name: '检查结果' })).toContainText('400×300');

  // The work is over: the page may go.
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});

test('a dossier is made while one is elsewhere, and says so once the case has changed', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/dossier`);
  const release = await holdCalls(page, 'dossier/make');
  await page.getByRole('button', { name: '生成卷宗' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();

  const toTab = (name: string) => page.getByRole('tab', { name }).click();
  await toTab('填报信息');
  const comment = page.getByLabel('小程序备注');
  await expect(comment).toBeVisible();
  await closingIsAskedAbout(page);
  release();
  await expect(page.getByText('卷宗做好了')).toBeVisible();
  await page.getByRole('button', { name: '去看看' }).click();
  await expect(page.getByText(/^共 \d+ 页/)).toBeVisible();
  await expect(page.getByText('已经不是最新的')).toBeHidden();

  await toTab('填报信息');
  await comment.fill('本样例小程序介绍花店的门店、花束和价格，供客人查看营业时间并预约到店自取，也可以寄送。');
  await comment.blur();
  await expect(page.getByText('都已保存')).toBeVisible();
  await toTab('卷宗');
  await expect(page.getByText('已经不是最新的')).toBeVisible();
  await page.getByRole('button', { name: '重新生成' }).click();
  await expect(page.getByText('已经不是最新的')).toBeHidden();
  await expect(page.getByText(/^共 \d+ 页/)).toBeVisible();
});

test('a host that can notify tells once of an SMS clock that runs out', async ({ context, office }) => {
  await openVault(office);
  const { desk } = office.backend.context;
  const caseNumber = keepCase(desk, cleanApplication());
  const now = desk.now();
  const { client } = office.backend;
  const { stage } = (await client.cases.open({ caseNumber })).application.filingCase;
  if (stage !== 'platformReview')
    await client.progress.move({ caseNumber, from: stage, to: 'platformReview', at: null, note: '样例' });
  await client.progress.move({
    caseNumber,
    from: 'platformReview',
    to: 'smsVerification',
    at: new Date(now.getTime() - 23.5 * 60 * 60 * 1000).toISOString(),
    note: null,
  });
  // This host cannot; the window is told that it can, and what it wants shown is kept here.
  await context.clock.setFixedTime(now);
  await context.route('**/api/host/describe', async (route) => {
    const response = await route.fetch();
    const { json, ...rest } = await response.json();
    await route.fulfill({ response, json: { json: { ...json, notifies: true }, ...rest } });
  });
  const shown: unknown[] = [];
  await context.route('**/api/host/notify', async (route) => {
    shown.push(route.request().postDataJSON().json);
    await route.fulfill({ json: { json: null } });
  });

  const remembered = context.waitForEvent('response', (response) => response.url().endsWith('/settings/remember'));
  const page = await office.openDesk('/settings');
  await expect.poll(() => shown).toEqual([{ title: '短信核验还剩不到 1 小时', body: `${caseNumber} 样例花店` }]);
  await remembered;
  await page.reload();
  await page.getByRole('menuitem', { name: '工作台' }).click();
  await expect(page.getByText('还剩 30 分钟')).toBeVisible();
  expect(shown).toHaveLength(1);
});

test('work that ends with its screen asks first, and goes on to where one wanted once it is done', async ({
  office,
}) => {
  await openVault(office);
  keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk('/cases');
  const release = await holdCalls(page, 'dossier/make');
  await page.getByRole('grid', { name: '案件' }).getByText('样例花店').click();
  await page.getByRole('button', { name: '生成卷宗' }).click();
  await page.getByRole('checkbox', { name: '做好一份就下载一份' }).uncheck();
  // Nothing runs yet, so nothing is in the way of an address typed by hand and the way back.
  await page.evaluate("location.hash = '#/cases?typed'");
  await page.goBack();
  await page.getByRole('button', { name: '开始生成' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await closingIsAskedAbout(page);

  await page.getByRole('menuitem', { name: '设置' }).click();
  const question = page.getByRole('dialog', { name: '还在生成卷宗' });
  await question.getByRole('button', { name: '留在这里' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('menuitem', { name: '设置' }).click();
  await expect(question).toBeVisible();
  release();
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
  await expect(question).toBeHidden();
});
