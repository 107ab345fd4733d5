import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { company, program } from './client.ts';

const passphrase = '样例口令 2026 冬';

/** From the welcome to an open, empty desk: folder, passphrase twice, recovery code read and typed back. */
export async function makeVault(page: Page, folder: string): Promise<void> {
  const vault = join(folder, 'vault');
  await expect(page.getByLabel('资料库文件夹')).toHaveValue(vault);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByLabel('再输一遍口令').fill(passphrase);
  await page.getByRole('button', { name: '建立资料库' }).click();
  const code = (await page.getByRole('status', { name: '恢复码' }).textContent()) ?? '';
  await page.getByRole('button', { name: '我已抄好' }).click();
  await expect(page.getByText(code)).toBeHidden();
  await page.getByLabel('恢复码').fill(code.toLowerCase());
  await page.getByRole('button', { name: '核对', exact: true }).click();
  await expect(page.getByText('还没有案件')).toBeVisible();
  await expect(page.getByText('还没有核对过恢复码')).toBeHidden();
  await access(join(vault, 'vault.json'));
}

/** A case for a client and a mini program nobody has heard of. */
export async function createCase(page: Page): Promise<void> {
  await page.getByRole('menuitem', { name: '案件' }).click();
  await page.getByRole('button', { name: '新建案件' }).first().click();
  const dialog = page.getByRole('dialog', { name: '新建案件' });
  await dialog.getByLabel('主体（客户）').fill(company.name);
  await dialog.getByLabel('小程序名称').fill(program.name);
  await dialog.getByRole('radio', { name: '新小程序' }).check();
  await dialog.getByRole('button', { name: '建立并打开' }).click();
  await expect(page.getByRole('heading', { name: `${company.name} · ${program.name}` })).toBeVisible();
}
