import type { Page } from 'playwright/test';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { expect, openVault, passphrase, test } from './office.ts';

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

async function lockByPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).fill('sdzlk');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
}

test('a case opened from the list is unlocked at the field one typed in, at the caret, however it was locked', async ({
  office,
}) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk('/cases');
  await page.getByText('样例花店').first().dblclick();
  const comment = page.getByRole('textbox', { name: '小程序备注' });
  await comment.fill('介绍花店的样例');
  for (let each = 0; each < 4; each++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('门');
  await page.keyboard.insertText('店店');
  await lockByPalette(page);
  await unlock(page);
  await expect(comment).toBeFocused();
  await page.keyboard.type('前');
  await expect(comment).toHaveValue('介绍花门店店前店的样例');
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  await unlock(page);
  await expect(comment).toBeFocused();

  // What is kept as a draft comes a little later than the field itself: the caret waits for it.
  await page.getByRole('tab', { name: '进度' }).click();
  const remark = page.getByLabel('备注内容');
  await remark.fill('客户下周再联系');
  for (let each = 0; each < 3; each++) await page.keyboard.press('ArrowLeft');
  // The browser tells of a moved caret later than of the text: somebody may have left the field by then.
  await page.evaluate("document.execCommand('insertText', false, '一'); document.activeElement.blur()");
  await lockByPalette(page);
  await unlock(page);
  await expect(remark).toBeFocused();
  await page.keyboard.type('上午');
  await expect(remark).toHaveValue('客户下周一上午再联系');
  expect(page.url()).toContain(`/cases/${caseNumber}/progress`);
});

test('a dialog one was typing in is open again after unlocking, with all of its text and at the same field', async ({
  office,
}) => {
  await openVault(office);
  const desk = office.backend.context.desk;
  const caseNumber = keepCase(desk, cleanApplication());
  const page = await office.openDesk('/cases');
  await test.step('a new case, locked by another window', async () => {
    const dialog = page.getByRole('dialog', { name: '新建案件' });
    await page.getByRole('button', { name: '新建案件' }).first().click();
    await dialog.getByLabel('主体（客户）').fill('样例花艺有限公司');
    const name = dialog.getByLabel('小程序名称');
    await name.fill('样例花');
    await name.press('ArrowLeft');
    await office.backend.client.vault.lock();
    const other = await office.openDesk('/');
    await expect(other.getByLabel('口令', { exact: true })).toBeVisible();
    await other.close();
    await page.bringToFront();
    await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
    await unlock(page);
    await expect(name).toBeFocused();
    await expect(dialog.getByLabel('主体（客户）')).toHaveValue('样例花艺有限公司');
    await page.keyboard.type('束');
    await expect(name).toHaveValue('样例束花');
    expect(await dialog.locator('[aria-invalid=true]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
  await test.step('a rejection, pasted and not taken apart yet', async () => {
    await page.getByText('样例花店').first().dblclick();
    await page.getByRole('tab', { name: '进度' }).click();
    const dialog = page.getByRole('dialog', { name: '记录驳回' });
    await page.getByRole('button', { name: '记录驳回' }).click();
    await dialog.getByLabel('平台的驳回内容').fill('样例：小程序备注过于笼统，请补充。');
    const reason = dialog.getByLabel('第 1 条：原因');
    await reason.fill('备注过于');
    await lockByPalette(page);
    expect(await page.getByText('备注过于').count()).toBe(0);
    await unlock(page);
    await expect(reason).toBeFocused();
    await page.keyboard.type('笼统');
    await expect(reason).toHaveValue('备注过于笼统');
    await expect(dialog.getByLabel('平台的驳回内容')).toHaveValue('样例：小程序备注过于笼统，请补充。');
    // Closed, the page says that something is waiting.
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: '继续记录驳回' }).click();
    await expect(dialog.getByLabel('平台的驳回内容')).toHaveValue('样例：小程序备注过于笼统，请补充。');
    await dialog.getByRole('button', { name: '清空' }).click();
    await expect(dialog.getByLabel('平台的驳回内容')).toHaveValue('');
    await expect(reason).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: '记录驳回…', exact: true })).toBeVisible();
  });
  expect(page.url()).toContain(`/cases/${caseNumber}/progress`);
});

test('a text one was filling in from is there again after the key that locks', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk('/cases');
  await page.getByText('样例花店').first().dblclick();
  const pasting = page.getByRole('dialog', { name: '从文字填入' });
  await page.getByRole('button', { name: '从文字填入' }).click();
  const text = pasting.getByRole('textbox').first();
  await text.fill('公司名称：样例花艺');
  await page.keyboard.press('Alt+l');
  await unlock(page);
  await expect(text).toBeFocused();
  await expect(text).toHaveValue('公司名称：样例花艺');
  await page.keyboard.press('Escape');
  await expect(pasting).toBeHidden();
  expect(page.url()).toContain(caseNumber);
});
