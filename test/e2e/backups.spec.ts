import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newCase } from './newCase.ts';
import { expect, openVault, passphrase, test } from './office.ts';

test('a vault is backed up to another disk, lost, and restored from there at the first start', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const disk = join(office.folder, '样例移动硬盘');
  await mkdir(disk);
  const page = await office.openDesk('/settings/backups');
  await expect(page.getByText('还没有备份。')).toBeVisible();
  await page.getByRole('button', { name: '选择位置' }).click();
  await page.getByLabel('备份放在哪个文件夹').fill(join(office.folder, '样例移动硬盘'));
  await page.getByRole('button', { name: '以后备份到这里' }).click();
  await page.getByRole('button', { name: '备份', exact: true }).click();
  await expect(page.getByText('备份好了。')).toBeVisible();
  const rows = page.getByRole('row').filter({ hasText: '手动' });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: '样例移动硬盘' })).toContainText('1 个案件，0 份原件');

  await page.getByRole('button', { name: '开始体检' }).click();
  const found = page.getByRole('list', { name: '体检结果' });
  await expect(found).toContainText('磁盘空间');
  await expect(found.getByLabel('不好')).toHaveCount(0);

  const { path } = await office.backend.client.vault.status();
  await office.backend.client.vault.lock();
  await rm(path, { recursive: true });
  await page.reload();
  await page.getByRole('button', { name: '从备份恢复' }).click();
  await page.getByLabel('备份在哪个文件夹').fill(office.folder);
  await page.getByRole('button', { name: '找备份' }).click();
  await expect(page.getByText('这个文件夹里没有备份')).toBeVisible();
  await page.getByLabel('备份在哪个文件夹').fill(disk);
  await page.getByRole('button', { name: '找备份' }).click();
  await page.getByRole('button', { name: /^恢复 / }).click();
  const again = join(office.folder, '恢复出来的');
  await page.getByLabel('恢复到哪个文件夹').fill(again);
  await page.getByLabel('这份备份的口令').fill('不是这个口令');
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(page.getByText('口令不对。')).toBeVisible();
  await page.getByLabel('这份备份的口令').fill(passphrase);
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(page.getByText(`已恢复到 ${again}`)).toBeVisible();
  await page.getByRole('button', { name: '打开恢复出来的资料库' }).click();
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
  expect((await office.backend.client.cases.list()).map(({ number }) => number)).toEqual([caseNumber]);

  // From the door of a vault that is locked, too.
  await office.backend.client.vault.lock();
  await page.getByRole('button', { name: '从备份恢复' }).click();
  await page.getByLabel('备份在哪个文件夹').fill(disk);
  await page.getByRole('button', { name: '找备份' }).click();
  await page.getByRole('button', { name: /^恢复 / }).click();
  await page.getByLabel('恢复到哪个文件夹').fill(join(office.folder, '又恢复出来的'));
  await page.getByLabel('这份备份的口令').fill(passphrase);
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await page.getByRole('button', { name: '打开恢复出来的资料库' }).click();
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  // The place one was at belongs to the vault one was in.
  await expect(page.getByRole('heading', { name: '工作台', level: 1 })).toBeVisible();
  expect((await office.backend.client.vault.status()).path).toBe(join(office.folder, '又恢复出来的'));
});
