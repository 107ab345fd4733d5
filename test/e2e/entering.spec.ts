import { newCase, withPeople } from './newCase.ts';
import { expect, openVault, test } from './office.ts';

test('what is typed about the agency outlives a reload in the middle of a word, and is taken back as one', async ({
  office,
}) => {
  await openVault(office);
  const { agency } = office.backend.client;
  await agency.edit({ field: 'address', value: '样例旧址 1 号', expected: null });
  const page = await office.openDesk('/settings/agency');
  // The browser asks while something is on its way; the person says yes all the same.
  page.on('dialog', (dialog) => void dialog.accept());
  const address = page.getByLabel('地址');
  await expect(address).toHaveValue('样例旧址 1 号');
  await address.fill('');
  await address.pressSequentially('样例新路 2 号', { delay: 5 });
  await page.reload();
  await expect(address).toHaveValue('样例新路 2 号');
  expect((await agency.get()).address).toBe('样例新路 2 号');

  // Three pauses of one visit.
  await address.fill('');
  for (const piece of ['样例三路 ', '3 号 ', '楼上']) {
    await address.pressSequentially(piece);
    const held = (await address.inputValue()).trim();
    await expect.poll(async () => (await agency.get()).address).toBe(held);
    // A blank at its end is being typed, too.
    await expect(address).toHaveValue(new RegExp(`${piece}$`));
  }
  await address.blur();
  await page.getByRole('button', { name: '撤销：' }).click();
  await expect.poll(async () => (await agency.get()).address).toBe('样例新路 2 号');

  const phones = page.getByRole('textbox', { name: '本机构的电话' });
  await phones.fill('02000000001');
  await page.reload();
  await expect(page.getByRole('list', { name: '本机构的电话' })).toBeVisible();
  expect((await agency.get()).phones).toEqual(['02000000001']);
});

test('going by keyboard into a number that is masked selects it, and typing replaces it', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  await withPeople(office, caseNumber);
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=roles.appPrincipal.mobile`);
  const mobile = page.getByLabel('小程序负责人手机号');
  await expect(mobile).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(mobile).toHaveValue('138****0000');
  // Going by shows nothing; what is typed takes the place of the number and is seen.
  await page.keyboard.press('Tab');
  await expect(mobile).toHaveValue('138****0000');
  await page.keyboard.type('13900000009');
  await expect(mobile).toHaveValue('13900000009');
  // A second click puts the cursor where it points, and what stands there stays.
  await page.keyboard.press('Tab');
  await expect(mobile).toHaveValue('139****0009');
  await mobile.click();
  await expect(mobile).toHaveValue('139****0009');
  await mobile.click();
  await expect(mobile).toHaveValue('13900000009');
  expect(
    await mobile.evaluate((input) => {
      const { selectionStart, selectionEnd } = input as unknown as Record<string, number>;
      return selectionStart === selectionEnd;
    }),
  ).toBe(true);

  await office.backend.client.agency.edit({ field: 'contactPhone', value: '02000000001', expected: null });
  await page.goto(`${office.host.origin}/#/settings/agency`);
  const phone = page.getByLabel('联系电话');
  await expect(phone).toHaveValue(/\*/);
  await page.getByLabel('联系人', { exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect(phone).toBeFocused();
  await expect(phone).toHaveValue(/\*/);
  await page.keyboard.press('F2');
  await expect(phone).toHaveValue('02000000001');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('02000000002');
  await expect(phone).toHaveValue('02000000002');
});

test('a name typed to find somebody is the name of the new person', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  const picker = page.getByRole('combobox', { name: '小程序负责人' });
  await picker.focus();
  await page.keyboard.type('样例三丰');
  await expect(page.locator('.ant-select-item-option')).toHaveText(['新建一位负责人：样例三丰']);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('小程序负责人姓名')).toHaveValue('样例三丰');
  const { application } = await office.backend.client.cases.open({ caseNumber });
  expect(application.persons).toMatchObject([{ id: application.roles.appPrincipal, name: '样例三丰' }]);
});
