import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSlot } from '#backend/vault/keySlots.ts';
import { leaveForeignLock } from '#test/support/foreignLock.ts';
import { expect, openVault, passphrase, test } from './office.ts';

test('a wrong passphrase is told and can be typed again at once; the right one opens', async ({ office }) => {
  await openVault(office);
  await office.backend.client.vault.lock();
  const page = await office.openDesk();
  const field = page.getByLabel('口令', { exact: true });
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByText('请输入口令。')).toBeVisible();
  await expect(field).toBeFocused();
  await field.fill('不是这个口令');
  await expect(page.getByText('请输入口令。')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('口令不对');
  await expect(page.getByRole('alert')).toContainText('恢复码');

  // The wrong text is selected, so typing replaces it.
  await expect(field).toBeFocused();
  await page.keyboard.insertText(passphrase);
  await expect(field).toHaveValue(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();

  await page.getByRole('button', { name: '锁定' }).click();
  await expect(field).toBeVisible();
  expect(await office.backend.client.vault.status()).toMatchObject({ state: 'locked' });

  // What a computer that is out of use left in a vault it had open.
  await leaveForeignLock(join(office.folder, 'vault'));
  await field.fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('自 2025-01-01 08:00 起被电脑“样例旧电脑”占用');
  await page.getByRole('button', { name: '那台电脑已经不用了，由我接手' }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
});

test('another vault chosen at the door stands there at once, to be opened', async ({ office }) => {
  const { client } = office.backend;
  const elsewhere = join(office.folder, '另一个资料库');
  await client.vault.choose({ path: elsewhere });
  const another = '另一句样例口令 2027';
  await client.vault.create({ passphrase: another });
  await client.vault.choose({ path: join(office.folder, 'vault') });
  await openVault(office);
  await client.vault.lock();
  const page = await office.openDesk();
  const field = page.getByLabel('口令', { exact: true });
  await page.getByRole('button', { name: '换一个资料库' }).click();
  await page.getByLabel('资料库所在的文件夹').fill(elsewhere);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已经换好，请打开这个资料库。')).toBeVisible();
  await expect(page.getByText(elsewhere, { exact: true })).toBeVisible();
  await expect(field).toBeFocused();
  await page.keyboard.insertText(another);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
});

test('a wrong old passphrase is not called wrong any more once it was corrected', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk('/settings/vault');
  await page.getByRole('button', { name: '更换口令' }).click();
  await page.getByLabel('现在的口令').fill('不是这个口令');
  await page.getByLabel('新口令', { exact: true }).fill('又一句样例口令 2028');
  await page.getByLabel('再输一遍新口令').fill('又一句样例口令 2028');
  await page.keyboard.press('Enter');
  const wrong = page.getByText('口令不对', { exact: false });
  await expect(wrong).toBeVisible();
  await page.getByLabel('现在的口令').fill(passphrase);
  await page.getByLabel('新口令', { exact: true }).fill('太短');
  await page.getByLabel('新口令', { exact: true }).press('Enter');
  await expect(page.getByText('强度：太短')).toBeVisible();
  expect(await wrong.count()).toBe(0);
});

test('who forgot the passphrase gets in with the recovery code and sets a new one', async ({ office }) => {
  const { recoveryCode } = await office.backend.client.vault.create({ passphrase });
  await office.backend.client.vault.lock();
  const page = await office.openDesk();
  await page.getByRole('button', { name: '用恢复码打开' }).click();
  await page.getByLabel('恢复码').fill(recoveryCode.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  const another = '另一句样例口令 2027';
  await page.getByLabel('新口令', { exact: true }).fill(another);
  await page.getByLabel('再输一遍新口令').fill(another);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await office.backend.client.vault.lock();
  await office.backend.client.vault.unlock({ passphrase: another });
});

test('a weak passphrase is called weak, and used only by somebody who says so', async ({ office }) => {
  const weak = '12345678';
  await openVault(office);
  const page = await office.openDesk('/settings/vault');
  await page.getByRole('button', { name: '更换口令' }).click();
  await page.getByLabel('现在的口令').fill(passphrase);
  await page.getByLabel('新口令', { exact: true }).fill(weak);
  await expect(page.getByText('强度：弱')).toBeVisible();
  await page.getByLabel('再输一遍新口令').fill(weak);
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: '这个口令很弱，仍要用它？' });
  await question.getByRole('button', { name: '换一个口令' }).click();
  await expect(question).toBeHidden();
  // Looked at beside the open vault: the window would follow a lock, and take the form away.
  await openSlot(join(office.folder, 'vault'), { passphrase });

  await page.getByLabel('再输一遍新口令').press('Enter');
  await question.getByRole('button', { name: '仍用这个' }).click();
  await expect(page.getByText('新口令已经生效。')).toBeVisible();
  await office.backend.client.vault.lock();
  await office.backend.client.vault.unlock({ passphrase: weak });
});

test('a folder that cannot hold a vault is told, and forgotten when the page is loaded again', async ({ office }) => {
  const page = await office.openDesk();
  const folder = page.getByLabel('资料库文件夹');
  await folder.fill('资料库');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('alert')).toContainText('“资料库”不是完整路径。请从盘符');
  await expect(page.getByRole('alert')).not.toContainText('请按提示改正');

  await writeFile(join(office.folder, '样例文件'), '样例');
  const blocked = join(office.folder, '样例文件', '资料库');
  await folder.fill(blocked);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByLabel('再输一遍口令').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('无法写入');
  await page.reload();
  await expect(folder).toHaveValue(join(office.folder, 'vault'));
  await expect(page.getByText('没有找到资料库')).toBeHidden();
});
