import type { Page } from 'playwright/test';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { holdCalls } from './holdCalls.ts';
import { expect, openVault, passphrase, test } from './office.ts';
import { writeSmallLicence } from './smallScan.ts';

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

test('what cannot be saved is back at its place after locking, and the other tab locks at once', async ({ office }) => {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, cleanApplication());
  const other = await office.openDesk('/cases');
  await expect(other.getByText('样例花店').first()).toBeVisible();
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=subject.certificateValidUntil`);
  const day = page.getByRole('textbox', { name: '主体证件有效期止' });
  await expect(day).toBeFocused();
  await day.fill('明年年底');
  const comment = page.getByLabel('小程序备注');
  await comment.fill('本样例小程序介绍花店的门店和花束，供客人查看营业时间并预约到店自取。');
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  await expect(other.getByLabel('口令', { exact: true })).toBeVisible();
  await expect(other.getByText('样例花店')).toBeHidden();

  await unlock(page);
  await expect(day).toHaveValue('明年年底');
  await expect(comment).toHaveValue(/预约到店自取/);
  await expect(other.getByRole('grid', { name: '案件' })).toContainText('样例花店');
  const { application } = await client.cases.open({ caseNumber });
  expect(application.miniProgram.comment).toContain('预约到店自取');

  // Locked elsewhere, while somebody types. The click ends the way back to the field left last: a fill alone could be
  // parted from its focus by that.
  await day.click();
  await day.fill('后年年底');
  await other.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  await unlock(page);
  await expect(day).toHaveValue('后年年底');
});

test('locking asks before it stops work, and what was stopped is told afterwards', async ({ office }) => {
  await openVault(office);
  const scan = await writeSmallLicence(office.folder);
  const page = await office.openDesk('/scans');
  const release = await holdCalls(page, 'scans/check');
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(scan);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: '锁定' }).click();
  const question = page.getByRole('dialog', { name: '还在检查扫描件，锁定就会停下' });
  await question.getByRole('button', { name: '先不锁定' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('progressbar')).toBeVisible();

  await page.getByRole('button', { name: '锁定' }).click();
  await question.getByRole('button', { name: '仍然锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  release();
  await unlock(page);
  await expect(page.getByRole('heading', { name: '扫描检查' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '扫描检查还没有做完，停下了' })).toBeVisible();
});

test('a recovery code that is shown only once does not go by a slip', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk('/settings/vault');
  await page.getByRole('button', { name: '换新的恢复码' }).click();
  await page.getByLabel('现在的口令').fill(passphrase);
  await page.keyboard.press('Enter');
  const code = page.getByRole('status', { name: '恢复码' });
  await expect(code).toBeVisible();
  await page.getByRole('menuitem', { name: '案件' }).click();
  const leaving = page.getByRole('dialog', { name: '新的恢复码还没有核对，离开就再也看不到了' });
  await leaving.getByRole('button', { name: '留在这里' }).click();
  await expect(leaving).toBeHidden();
  await page.getByRole('button', { name: '锁定', exact: true }).click();
  const locking = page.getByRole('dialog', { name: '新的恢复码还没有核对，锁定就再也看不到了' });
  await locking.getByRole('button', { name: '先不锁定' }).click();
  await expect(locking).toBeHidden();
  await expect(code).toBeVisible();
});

test('a new recovery code that another tab locks away is spoken of, with the way to another one', async ({
  office,
}) => {
  await openVault(office);
  const page = await office.openDesk('/settings/vault');
  await page.getByRole('button', { name: '换新的恢复码' }).click();
  await page.getByLabel('现在的口令').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: '恢复码' })).toBeVisible();
  const other = await office.openDesk('/');
  await other.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  await unlock(page);
  const told = page.getByRole('status').filter({ hasText: '新恢复码还没有核对' });
  await expect(told).toContainText('请再换一个新的');
  await told.getByRole('button', { name: '去看看' }).click();
  await expect(page.getByRole('button', { name: '换新的恢复码' })).toBeVisible();
});

test('a new recovery code that has opened the vault is not asked for again, and is not called checked before', async ({
  office,
}) => {
  await openVault(office);
  const page = await office.openDesk('/settings/vault');
  await expect(page.getByText('核对过，或者用它打开过，是对的')).toBeVisible();
  await page.getByRole('button', { name: '换新的恢复码' }).click();
  await page.getByLabel('现在的口令').fill(passphrase);
  await page.keyboard.press('Enter');
  const code = page.getByRole('status', { name: '恢复码' });
  await expect(code).toBeVisible();
  await expect(page.getByText('已经换了新的，旧的作废了')).toBeVisible();
  await expect(page.getByText('核对过，或者用它打开过，是对的')).toBeHidden();
  const written = (await code.innerText()).replaceAll(/[^A-Z0-9]/g, '');
  const other = await office.openDesk('/');
  await other.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: '用恢复码打开' }).click();
  await page.getByLabel('恢复码').fill(written);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '以后再设' }).click();
  await expect(page.getByText('核对过，或者用它打开过，是对的')).toBeVisible();
  expect(await page.getByText('请再换一个新的').count()).toBe(0);
  expect(await page.getByText('恢复码还没有核对过').count()).toBe(0);
});

test('nothing that was told of a vault stays in sight when it is locked, or comes afterwards', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  const lock = page.getByRole('button', { name: '锁定' });
  const passphraseField = page.getByLabel('口令', { exact: true });
  // Asked without waiting: after ten seconds a note goes by itself.
  const told = page.getByRole('alert').filter({ hasText: '已移到回收站' });
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '移到回收站' }).click();
  await expect(told.getByRole('button', { name: '撤销' })).toBeVisible();
  await lock.click();
  await expect(passphraseField).toBeVisible();
  expect(await told.count()).toBe(0);
  await unlock(page);
  await expect(page.getByRole('button', { name: '锁定' })).toBeVisible();
  expect(await told.count()).toBe(0);

  // Set aside and answered only after the vault was locked: the note finds no place any more.
  const other = keepCase(office.backend.context.desk, cleanApplication());
  await page.goto(`${office.host.origin}/#/cases/${other}/form`);
  const removed = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  await page.route('**/api/cases/setRemoved', async (route) => {
    const response = await route.fetch();
    removed.resolve();
    await answer.promise;
    await route.fulfill({ response });
  });
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '移到回收站' }).click();
  await removed.promise;
  const answered = page.waitForResponse('**/api/cases/setRemoved');
  const window = await office.openDesk('/');
  await window.getByRole('button', { name: '锁定' }).click();
  await expect(passphraseField).toBeVisible();
  answer.resolve();
  await answered;
  await unlock(page);
  await expect(page.getByRole('button', { name: '锁定' })).toBeVisible();
  expect(await told.count()).toBe(0);
});

test('a question before locking goes when another tab locks, and the vault can be locked again later', async ({
  office,
}) => {
  await openVault(office);
  const scan = await writeSmallLicence(office.folder);
  const page = await office.openDesk('/scans');
  const other = await office.openDesk('/');
  const release = await holdCalls(page, 'scans/check');
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(scan);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: '锁定' }).click();
  const question = page.getByRole('dialog', { name: '还在检查扫描件，锁定就会停下' });
  await expect(question).toBeVisible();
  await other.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  await expect(question).toBeHidden();
  release();
  await unlock(page);
  // The check has come to its end: there is nothing to ask about any more.
  await expect(page.getByRole('status').filter({ hasText: '扫描检查还没有做完，停下了' })).toBeVisible();
  await page.getByRole('button', { name: '锁定', exact: true }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
});

test('unlocking leads back to the very field, and what was typed of a remark is still there', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=miniProgram.comment`);
  const address = page.getByLabel('通讯地址', { exact: true });
  await expect(page.getByLabel('小程序备注')).toBeFocused();
  await address.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  await unlock(page);
  await expect(address).toBeFocused();
  await page.keyboard.type('样');
  await expect(address).toHaveValue(/^样样例路/);

  await page.goto(`${office.host.origin}/#/cases/${caseNumber}/progress`);
  const remark = page.getByLabel('备注内容');
  await remark.fill('客户在出差，下周一再联系');
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  expect(await page.getByText('客户在出差').count()).toBe(0);
  await unlock(page);
  await expect(remark).toHaveValue('客户在出差，下周一再联系');
  await expect(remark).toBeFocused();

  // Another window has it, too.
  const other = await office.openDesk(`/cases/${caseNumber}/progress`);
  await expect(other.getByLabel('备注内容')).toHaveValue('客户在出差，下周一再联系');
});

test('how long nobody may be there is chosen in the settings', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk('/settings/vault');
  await page.getByRole('combobox', { name: '没人操作多久后锁定' }).click();
  await page.getByText('5 分钟', { exact: true }).click();
  await expect(page.getByText('5 分钟没人操作就锁定。')).toBeVisible();
  expect((await office.backend.client.settings.get()).lockAfter).toBe(5);
});

test('nobody there for the chosen time, the vault is locked; a movement just before keeps it open', async ({
  office,
}) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  await office.backend.client.settings.setLockAfter({ lockAfter: 5 });
  const page = await office.openDesk(`/cases/${caseNumber}/progress`);
  const remark = page.getByLabel('备注内容');
  const note = page.getByRole('alert').filter({ hasText: '秒后锁定' });
  let time = Date.now();
  /** Lets seconds pass for the window, whose timers go on as ever. */
  const pass = (seconds: number) => {
    time += seconds * 1_000;
    return page.clock.setFixedTime(time);
  };
  await remark.focus();
  await page.keyboard.type('还没写完的样例');
  await pass(30);
  const passedOn = page.waitForRequest((request) => request.postData()?.includes('"acted":true') === true);
  await page.mouse.move(300, 300);
  await (await (await passedOn).response())?.finished();
  office.pass(275_000);
  await pass(275);
  await expect(note).toBeVisible();
  await page.mouse.move(400, 400);
  await expect(note).toBeHidden();
  await expect(remark).toBeVisible();
  office.pass(302_000);
  await pass(302);
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  await unlock(page);
  await expect(remark).toHaveValue('还没写完的样例');
});

/** Ctrl+K, then the entry that locks. */
