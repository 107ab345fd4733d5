import { saveAgency } from '#backend/vault/store/agency.ts';
import { takeOnCase } from '../support/editingDesk.ts';
import { specimenAgency } from '../support/specimenDossier.ts';
import { compose } from './composing.ts';
import { expect, openVault, test } from './office.ts';

// The other window is the backend's own client: like another browser, it does not tell the page what it did.

test('cases that somebody else assigned meanwhile keep their staff, and the note names them', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const one = await takeOnCase(client, '样例第一家');
  const two = await takeOnCase(client, '样例第二家');
  const assign = (caseNumber: string, value: string, expected: string | null) =>
    client.cases.edit({ caseNumber, edits: [{ field: 'filingCase.staff', value, expected }] });
  const staff = async () =>
    (await client.cases.heldByMany({ field: 'staff', numbers: [one, two] })).map(({ value }) => value);
  const page = await office.openDesk('/cases');
  await page.getByRole('grid', { name: '案件' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: '指派经办' }).click();
  const dialog = page.getByRole('dialog', { name: /^指派经办/ });
  await expect(dialog.getByText('现在：没有经办 2 个。')).toBeVisible();

  await assign(one, '样例丙', null);
  await dialog.getByLabel('经办人').fill('样例乙');
  await dialog.getByRole('button', { name: '确定' }).click();
  const note = page.getByRole('alert').filter({ hasText: '1 个案件已指派给样例乙' });
  await expect(note).toContainText(`有 1 个案件刚刚在别处改过，保留了现在的内容：${one}（现在是样例丙）。`);
  expect(await staff()).toEqual(['样例丙', '样例乙']);

  await assign(two, '样例丁', '样例乙');
  await note.getByRole('button', { name: '撤销' }).click();
  const undone = page.getByRole('alert').filter({ hasText: '没有撤销' });
  await expect(undone).toContainText(`${two}（现在是样例丁）`);
  expect(await staff()).toEqual(['样例丙', '样例丁']);
});

test('a field of the agency changed in two windows is asked about, and nobody loses an entry', async ({ office }) => {
  await openVault(office);
  const { client, context } = office.backend;
  saveAgency(context.desk.vault().db, specimenAgency);
  const page = await office.openDesk('/settings/agency');
  const name = page.getByLabel('机构名称');
  const composed = await compose(page, name, '样例甲代办');
  await expect(name).toHaveValue('样例甲代办');

  await client.agency.edit({ field: 'name', value: '样例乙代办', expected: specimenAgency.name });
  await composed.settle();
  await name.press('Enter');
  const conflict = page.getByRole('alert').filter({ hasText: '“机构名称”刚刚在别处改过' });
  await expect(conflict).toContainText('现在是“样例乙代办”，您要的是“样例甲代办”。');
  await expect(name).toHaveValue('样例乙代办');
  expect((await client.agency.get()).name).toBe('样例乙代办');
  await conflict.getByRole('button', { name: '用我的' }).click();
  await expect(conflict).toBeHidden();
  await expect(page.getByText('已保存')).toBeVisible();
  expect((await client.agency.get()).name).toBe('样例甲代办');

  await client.agency.edit({ field: 'name', value: '样例丙代办', expected: '样例甲代办' });
  await page.getByRole('button', { name: /^撤销/ }).click();
  await expect(conflict).toContainText('现在是“样例丙代办”，您要的是“样例乙代办”。');
  await conflict.getByRole('button', { name: '用现在的' }).click();
  await expect(conflict).toBeHidden();
  await expect(name).toHaveValue('样例丙代办');

  await client.agency.edit({ field: 'staff', value: ['样例经办乙'], expected: specimenAgency.staff });
  await page.getByRole('textbox', { name: '经办人' }).fill('样例经办丙');
  await page.keyboard.press('Enter');
  const lists = page.getByRole('alert').filter({ hasText: '“经办人”刚刚在别处改过' });
  await expect(lists).toContainText('现在是“样例经办乙”，加上您的改动是“样例经办乙、样例经办丙”。');
  await lists.getByRole('button', { name: '加上我的改动' }).click();
  await expect(lists).toBeHidden();
  await expect
    .poll(async () => await client.agency.get())
    .toEqual({
      ...specimenAgency,
      name: '样例丙代办',
      staff: ['样例经办乙', '样例经办丙'],
    });
});

test('what is being typed was typed over what stood there then, although the page has heard of the change', async ({
  office,
}) => {
  await openVault(office);
  const here = await office.openDesk('/settings/agency');
  const there = await office.openDesk('/settings/agency');
  const composed = await compose(here, here.getByLabel('机构名称'), '样例甲代办');
  await expect(here.getByLabel('机构名称')).toHaveValue('样例甲代办');

  await there.getByLabel('机构名称').fill('样例乙代办');
  await there.getByLabel('机构名称').press('Enter');
  await there.getByRole('textbox', { name: '经办人' }).fill('样例经办乙');
  await there.getByRole('textbox', { name: '经办人' }).press('Enter');
  // Saved after the name: once it is seen here, so is the name.
  await expect(here.getByRole('list', { name: '经办人' })).toContainText('样例经办乙');
  await expect(here.getByLabel('机构名称')).toHaveValue('样例甲代办');

  await composed.settle();
  await here.getByLabel('机构名称').press('Enter');
  await expect(here.getByRole('alert')).toContainText('现在是“样例乙代办”，您要的是“样例甲代办”。');
  expect((await office.backend.client.agency.get()).name).toBe('样例乙代办');
});
