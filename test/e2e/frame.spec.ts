import { expect, openVault, test } from './office.ts';

test('look', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk();
  await expect(page.getByRole('menuitem', { name: '扫描检查' })).toBeVisible();
  await page.getByRole('menuitem', { name: '扫描检查' }).click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: '/tmp/frame.png' });
});
