import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { seriousViolations } from './axe.ts';
import { expect, openVault, test } from './office.ts';

test.setTimeout(600_000);

test('no list, calendar or tree over a field is an obstacle for anybody, in light and in dark', async ({ office }) => {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, cleanApplication({}));
  const found: string[] = [];
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  await page.getByRole('button', { name: '打开日历' }).first().click();
  await expect(page.getByRole('combobox', { name: '年', exact: true })).toBeVisible();
  found.push(...(await seriousViolations(page, 'calendar')));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: '年', exact: true })).toBeHidden();

  const province = page.getByRole('combobox', { name: /备案地区|主体所在地|地区/ }).first();
  await province.click();
  found.push(...(await seriousViolations(page, 'places')));
  await page.keyboard.press('Escape');

  const services = page.getByRole('combobox', { name: /服务内容/ }).first();
  await services.click();
  found.push(...(await seriousViolations(page, 'services')));
  await page.keyboard.type('zzzz');
  found.push(...(await seriousViolations(page, 'services, no match')));

  // More cases looked at than a page of the log holds.
  for (let look = 0; look < 21; look++) {
    const miniProgram = { appId: `wx00000000000001${look + 10}`, name: `样例第${look + 1}店` };
    await client.cases.open({ caseNumber: keepCase(context.desk, cleanApplication({ miniProgram })) });
  }
  await page.goto(`${office.host.origin}/#/settings/access`);
  await expect(page.getByRole('button', { name: '下一页' })).toBeVisible();
  found.push(...(await seriousViolations(page, 'more than a page')));
  expect(found).toEqual([]);
});
