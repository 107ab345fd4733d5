import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { colleague } from './colleague.ts';
import { expect, openVault, test } from './office.ts';

test('a case goes to a colleague and comes back; what both have changed is decided, and the import taken back', async ({
  office,
}) => {
  await openVault(office);
  const { client } = office.backend;
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const long = '样例花店介绍门店与花束，供客人查看营业时间并预约到店自取。'.repeat(4);
  const addressOf = async () => (await client.cases.open({ caseNumber })).application.subject.address;
  const page = await office.openDesk(`/cases/${caseNumber}/form`);

  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '交给同事…' }).click();
  const dialog = page.getByRole('dialog', { name: `交给同事：案件 ${caseNumber}` });
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '做成交接包' }).click();
  const download = await saving;
  const handed = join(office.folder, '样例交出.bdcase');
  await copyFile(await download.path(), handed);
  await expect(dialog.getByRole('status')).toContainText('交接包做好了');
  const secret = (await dialog.getByTestId('bundlePassphrase').textContent()) ?? '';
  expect(secret).toMatch(/^(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
  await dialog.getByRole('button', { name: '完成' }).click();
  await expect(dialog).toBeHidden();

  const other = await colleague(office.folder, handed, secret);
  await other.change(caseNumber, '样例路 2 号', `${long}对方的结尾`);
  const back = await other.handBack(caseNumber);
  const expected = await addressOf();
  await client.cases.edit({ caseNumber, edits: [{ field: 'subject.address', value: '样例路 1 号', expected }] });
  const { comment } = (await client.cases.open({ caseNumber })).application.miniProgram;
  const mine = { field: 'miniProgram.comment', value: `${long}我的结尾`, expected: comment } as const;
  await client.cases.edit({ caseNumber, edits: [mine] });

  await page.getByRole('menuitem', { name: '导入' }).click();
  await page.locator('input[type=file][accept=".xlsx,.json,.bdcase"]').setInputFiles(back);
  const field = page.getByLabel('交接包的口令');
  await field.fill('不是这个口令');
  await field.press('Enter');
  await expect(page.getByText('交接包的口令不对。')).toBeVisible();
  await field.fill(secret);
  await field.press('Enter');

  const choice = page.getByRole('radiogroup', { name: /的通讯地址$/ });
  await expect(choice).toContainText('样例路 1 号');
  await expect(choice).toContainText('样例路 2 号');
  const bringIn = page.getByRole('button', { name: '导入 1 个案件' });
  await expect(bringIn).toBeDisabled();
  // By keyboard: the arrow goes from one side to the other.
  await choice.getByRole('radio', { name: /用我的/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(choice.getByRole('radio', { name: /用对方的/ })).toBeChecked();
  const remark = page.getByRole('radiogroup', { name: /的小程序备注$/ });
  await expect(remark).not.toContainText('的结尾');
  const whole = page.getByRole('button', { name: /^看全文：.*的小程序备注$/ });
  await whole.focus();
  await page.keyboard.press('Enter');
  await expect(remark).toContainText('我的结尾');
  await expect(remark).toContainText('对方的结尾');
  await remark.getByRole('radio', { name: /用我的/ }).check();
  await page.getByText('案件 1', { exact: true }).click();
  await expect(page.getByRole('region', { name: '交接包里的案件' })).toContainText('样例：同事补的备注');
  await bringIn.click();
  await expect(page.getByRole('status').filter({ hasText: '1 个案件合进了对方的改动' })).toBeVisible();
  expect(await addressOf()).toBe('样例路 2 号');

  // What was chosen is listed, on either side, long ones in full when one asks.
  const result = page.getByRole('region', { name: '导入的案件' });
  await expect(result).toContainText('通讯地址（两边都改过，用了对方的）：样例路 2 号');
  await expect(result).toContainText('小程序备注（两边都改过，用了我的）：样例花店介绍门店');
  await result.getByRole('button', { name: '看全文：小程序备注' }).click();
  await expect(result).toContainText('我的结尾');

  // From 导入 as well, until one of the cases is changed.
  await page.getByRole('menuitem', { name: '工作台' }).click();
  await page.getByRole('menuitem', { name: '导入' }).click();
  await page.getByRole('button', { name: '撤销上次导入' }).click();
  await expect(page.getByText(`已撤销上次的导入。${caseNumber} 恢复成导入以前的样子。`)).toBeVisible();
  await expect(page.getByRole('button', { name: '撤销上次导入' })).toBeHidden();
  expect(await addressOf()).toBe('样例路 1 号');

  await page.locator('input[type=file][accept=".xlsx,.json,.bdcase"]').setInputFiles(back);
  await field.fill(secret);
  await field.press('Enter');
  await page.getByRole('button', { name: '都用对方的' }).click();
  await bringIn.click();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已撤销这次导入' })).toBeVisible();
  expect(await addressOf()).toBe('样例路 1 号');
});
