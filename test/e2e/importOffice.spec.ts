import { join } from 'node:path';
import { expect, openVault, test } from './office.ts';

const demo = join(import.meta.dirname, '..', '..', 'resources', 'demo');

test('the sample office comes in: sheet previewed, scans placed, the result told', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk();
  await page.getByRole('menuitem', { name: '导入' }).click();
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(join(demo, '采集表.xlsx'));
  await expect(page.getByText('12 行，12 行可以导入')).toBeVisible();
  await page.locator('input[type=file][webkitdirectory]').first().setInputFiles(join(demo, '材料'));
  await page.getByRole('button', { name: '导入 12 行和 48 个文件' }).click();
  await expect(page.getByRole('button', { name: '看案件' })).toBeVisible({ timeout: 120_000 });

  const listed = await office.backend.client.cases.list();
  expect(listed).toHaveLength(12);
  expect(listed.filter(({ materialCount }) => materialCount > 0).length).toBe(12);
  await page.getByRole('button', { name: '看案件' }).click();
  await expect(page.getByRole('grid', { name: '案件' })).toHaveAttribute('aria-rowcount', '13');

  // The same sheet once more doubles nothing.
  await page.getByRole('menuitem', { name: '导入' }).click();
  await page.getByRole('button', { name: '导入另一张表' }).or(page.getByText('选择文件')).first().click();
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(join(demo, '采集表.xlsx'));
  await page.getByRole('button', { name: '导入 12 行', exact: true }).click();
  await expect(page.getByRole('button', { name: '看案件' })).toBeVisible({ timeout: 60_000 });
  expect(await office.backend.client.cases.list()).toHaveLength(12);
});
