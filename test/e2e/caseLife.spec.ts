import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { expect, openVault, test } from './office.ts';

/** What the platform shows, as it is copied. */
const rejected = `您的备案未通过，原因如下：
1、小程序备注：过于笼统，建议：写明“主营业务”
2、主体负责人的手机无人接听`;

test('a case from its entry to the filing number, with one rejection on the way', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  for (const [from, to] of [
    ['findEntrance', 'subjectInfo'],
    ['subjectInfo', 'appInfo'],
    ['appInfo', 'platformReview'],
  ] as const)
    await client.progress.move({ caseNumber, from, to, at: null, note: null });
  const page = await office.openDesk(`/cases/${caseNumber}/progress`);

  await test.step('the review has its first and its last day', async () => {
    await expect(
      page.getByText('一般 1 到 2 个工作日：最早 11 月 24 日，最晚 11 月 25 日；已过 0 个工作日。'),
    ).toBeVisible();
    await expect(page.getByText('平台页面此时显示：“平台审核中”')).toBeVisible();
  });

  await test.step('what the platform shows is pasted whole and taken apart', async () => {
    await page.getByRole('button', { name: '记录驳回' }).click();
    const dialog = page.getByRole('dialog', { name: '记录驳回' });
    await dialog.getByLabel('平台的驳回内容').fill(rejected);
    await dialog.getByRole('button', { name: '分成 2 条' }).click();
    await expect(dialog.getByLabel('第 1 条：哪一项')).toHaveValue('小程序备注');
    await expect(dialog.getByLabel('第 1 条：建议')).toHaveValue('写明“主营业务”');
    await expect(dialog.getByLabel('第 2 条：原因')).toHaveValue('主体负责人的手机无人接听');
    await expect(dialog.getByLabel('第 2 条：哪一项')).toHaveValue('主体负责人手机号');
    await dialog.getByRole('button', { name: '记录并退回' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('还有 2 条没处理')).toBeVisible();
    await expect(page.getByText('常见：电话打不通')).toBeVisible();
  });

  await test.step('a reason becomes a rule of the office in two clicks', async () => {
    await page.getByRole('button', { name: '记成规则' }).first().click();
    const dialog = page.getByRole('dialog', { name: '记成本机构的规则' });
    await dialog.getByRole('button', { name: '记下' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('已记成规则（')).toBeVisible();
    expect(await client.ownRules.list()).toMatchObject([
      { field: 'miniProgram.comment', message: '曾被驳回：过于笼统；平台建议：写明“主营业务”' },
    ]);
  });

  await test.step('a reason leads to its field', async () => {
    await page.getByRole('link', { name: '去改“小程序备注”' }).click();
    await expect(page.getByLabel('小程序备注', { exact: true })).toBeFocused();
    await page.getByRole('tab', { name: '进度' }).click();
  });

  await test.step('both are answered, and the filing goes to its end', async () => {
    for (const what of ['小程序备注', '主体负责人手机号']) {
      await page.getByLabel(`${what}：怎样处理的`).fill('已处理（样例）');
      await page.getByLabel(`${what}：怎样处理的`).press('Enter');
    }
    await expect(page.getByText('都处理了')).toBeVisible();
    for (const [from, to] of [
      ['appInfo', 'platformReview'],
      ['platformReview', 'smsVerification'],
      ['smsVerification', 'bureauReview'],
      ['bureauReview', 'done'],
    ] as const)
      await client.progress.move({ caseNumber, from, to, at: null, note: null });
    await page.reload();
    await expect(page.getByRole('navigation', { name: '阶段：完成' })).toBeVisible();
  });

  await test.step('the number is checked, kept, and ticked off once it is seen', async () => {
    const number = page.getByLabel('小程序备案号');
    await number.fill('粤ICP备12345678号-1A');
    await expect(page.getByText('这是App的备案号，小程序的备案号以 X 结尾')).toBeVisible();
    await expect(page.getByRole('button', { name: '保存' })).toBeDisabled();
    await number.fill('粤icp备12345678号-1x');
    await number.press('Enter');
    const seen = page.getByRole('checkbox', { name: '小程序里看得到备案号' });
    // It is ticked once the backend has kept it.
    await seen.click();
    await expect(seen).toBeChecked();
    await expect(page.getByText('确认过')).toBeVisible();
    const { miniProgram } = (await client.cases.open({ caseNumber })).application;
    expect(miniProgram.recordNumber).toBe('粤ICP备12345678号-1X');
  });

  await test.step('a change starts from it, and each leads to the other', async () => {
    await page.getByRole('button', { name: '发起变更备案' }).click();
    await expect(page.getByRole('navigation', { name: '阶段：找备案入口' })).toBeVisible();
    await page.getByRole('tab', { name: '进度' }).click();
    await page.getByRole('link', { name: `案件 ${caseNumber}` }).click();
    // Until the other case is drawn, its tabs are still those of this one.
    await expect(page.getByRole('link', { name: `案件 ${caseNumber}` })).toBeHidden();
    await page.getByRole('tab', { name: '进度' }).click();
    await expect(page.getByText('变更备案：')).toBeVisible();
  });

  await test.step('the rule stands in the settings and can be removed and brought back', async () => {
    await page.getByRole('link', { name: '查看' }).click();
    await expect(page.getByRole('rowheader', { name: '曾被驳回：过于笼统' })).toBeVisible();
    await page.getByRole('button', { name: /^删除规则：曾被驳回/ }).click();
    await expect(page.getByText('还没有自己的规则')).toBeVisible();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(page.getByRole('rowheader', { name: '曾被驳回：过于笼统' })).toBeVisible();
  });
});
