import { englishNames } from './englishNames.ts';
import { expect, test } from './office.ts';
import { openSample } from './sampleVault.ts';

// The names on the screens themselves: see access.spec.ts, which goes through all of them.
test('lists to choose from say what stands in them', async ({ office }) => {
  const found: string[] = [];
  await openSample(office);
  const page = await office.openDesk('/cases');
  await expect(page.getByRole('grid', { name: '案件' }).getByRole('row').nth(1)).toBeVisible();
  for (const name of ['省份', '问题', '经办']) {
    await page.getByRole('combobox', { name }).click();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('combobox', { name })).toHaveAttribute('aria-expanded', 'true');
    found.push(...(await englishNames(page, name)));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name })).toHaveAttribute('aria-expanded', 'false');
  }
  found.push(...(await englishNames(page, 'filtered')));

  await page.goto(`${office.host.origin}/#/cases?new`);
  await expect(page.getByRole('dialog', { name: '新建案件' })).toBeVisible();
  found.push(...(await englishNames(page, 'new case')));
  expect(found).toEqual([]);
});
