import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { expect, openVault, test } from './office.ts';

const reason = '样例：已电话问过平台，可以这样写';

test('a clerk stands by a problem with a reason; it comes back when what it is about changes', async ({ office }) => {
  await openVault(office);
  const short = cleanApplication({ miniProgram: { comment: '太短的备注' } });
  const caseNumber = keepCase(office.backend.context.desk, short);
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  const panel = page.getByRole('complementary', { name: '问题清单' });
  const finding = panel.locator('[data-rule="form.appCommentLength"]');
  await expect(finding).toBeVisible();

  await panel.getByRole('button', { name: /写明理由，不再算问题：.*备注/ }).click();
  const dialog = page.getByRole('dialog', { name: '写明理由，不再算问题' });
  await expect(dialog.getByLabel('理由')).toBeFocused();
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog).toContainText('请写一句看得懂的理由');
  await dialog.getByLabel('理由').fill(reason);
  await dialog.getByLabel('谁确认的').fill('样例经办');
  await dialog.getByRole('button', { name: '确定' }).click();

  await expect(finding).toHaveCount(0);
  await panel.getByText('已写明理由 1').click();
  await expect(panel).toContainText(`理由：${reason}`);
  await expect(panel).toContainText('样例经办，2026-11-23');

  const told = page.getByRole('alert').filter({ hasText: '已写明理由' });
  await told.getByRole('button', { name: '撤销' }).click();
  await expect(finding).toBeVisible();

  await panel.getByRole('button', { name: /写明理由，不再算问题：.*备注/ }).click();
  // Who sits here is said once.
  await expect(dialog.getByLabel('谁确认的')).toHaveValue('样例经办');
  await dialog.getByLabel('理由').fill(reason);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(finding).toHaveCount(0);
  const comment = page.getByLabel('小程序备注', { exact: true });
  await comment.fill('更短的备注');
  await comment.blur();
  await expect(finding).toBeVisible();
  await expect(panel.getByText(/已写明理由/)).toHaveCount(0);
});

test('what only a person can know is ticked with name and day, and asked again after a change', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  const panel = page.getByRole('complementary', { name: '问题清单' });
  const called = panel.getByRole('checkbox', { name: /打过两位负责人的电话了吗/ });
  await expect(called).not.toBeChecked();
  await called.focus();
  await page.keyboard.press('Space');
  await expect(called).toBeChecked();
  await expect(panel).toContainText('2026-11-23');

  const mobile = page.getByLabel('小程序负责人手机号', { exact: true });
  await mobile.fill('13700000002');
  await mobile.blur();
  await expect(called).not.toBeChecked();

  await panel.getByText(/软件查不出、要您留意的/).click();
  await panel.getByRole('button', { name: '知道了，这个案件不再提醒' }).click();
  await expect(panel.getByText(/软件查不出/)).toHaveCount(0);
  await page.reload();
  await expect(called).toBeVisible();
  await expect(panel.getByText(/软件查不出/)).toHaveCount(0);
});
