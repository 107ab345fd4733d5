import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { exampleLetter } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
import { seriousViolations } from './axe.ts';
import { expect, openVault, test } from './office.ts';

test('a letter that would print a wrong number asks first, and leads to where it is put right', async ({ office }) => {
  await openVault(office);
  const { client, context } = office.backend;
  const wrong = { persons: { 0: { certificateNumber: '44030519800101001X' } } };
  const caseNumber = keepCase(context.desk, cleanApplication(wrong));
  const page = await office.openDesk(`/cases/${caseNumber}/letters`);
  const card = page.locator('[data-template="appPrincipalAuthorization"]');
  await expect(card.getByText('这份文书会用到有问题的内容：主体负责人证件号码。先改再印。')).toBeVisible();
  await expect(card.getByText('可以打印')).toBeHidden();
  expect(await seriousViolations(page, 'a letter with a wrong number')).toEqual([]);

  const question = page.getByRole('dialog', { name: /这份文书会用到有问题的内容/ });
  await card.getByRole('button', { name: /打\s?印/ }).click();
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  const [letter] = await client.letters.ofCase({ caseNumber });
  expect(letter?.printed).toEqual([]);

  await card.getByRole('button', { name: /打\s?印/ }).click();
  await question.getByRole('button', { name: '去改：主体负责人证件号码' }).click();
  await expect(question).toBeHidden();
  await expect(page.locator('[data-field~="roles.subjectPrincipal.certificateNumber"]')).toBeVisible();
});

test('what a letter lacks of the agency leads to the settings', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/letters`);
  const card = page.locator('[data-template="agencyMandate"]');
  await expect(card.getByText('请到“设置 → 本机构”填写“机构名称”后再生成这份文书。')).toBeVisible();
  await card.getByRole('link', { name: '去“设置 → 本机构”填写' }).click();
  await expect(page.getByLabel('机构名称')).toBeVisible();
});

test('the day under a letter is read off its picture, and its tile says what follows', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const bytes = await makeSpecimen({ kind: 'letterPage', data: exampleLetter }, { width: 1240, height: 1754 });
  const files = [new File([new Uint8Array(bytes)], '样例授权书.jpg')];
  await office.backend.client.materials.add({ caseNumber, slot: 'appPrincipalLetter', files, replace: false });
  const page = await office.openDesk(`/cases/${caseNumber}/materials`);
  const tile = page.getByRole('group', { name: /^小程序负责人授权书：/ });
  await expect(tile).not.toHaveAccessibleName(/有必改/);
  await tile.getByRole('button', { name: /^查看/ }).click();
  const viewer = page.getByRole('dialog', { name: /样例授权书\.jpg/ });
  await viewer.getByLabel('落款日期').fill('2026.9');
  await viewer.getByLabel('落款日期').press('Enter');
  await expect(viewer.getByLabel('落款日期')).toHaveAttribute('aria-invalid', 'true');
  await viewer.getByLabel('落款日期').fill('2026年9月25日');
  await viewer.getByLabel('落款日期').press('Enter');
  await expect(viewer.getByText(/落款是 2026-09-25/)).toBeVisible();
  await expect(viewer.getByLabel('落款日期')).toHaveValue('2026-09-25');
  await page.keyboard.press('Escape');
  await expect(tile).toHaveAccessibleName(/有必改/);
  await expect(tile.getByText(/落款是 2026-09-25/)).toBeVisible();
});
