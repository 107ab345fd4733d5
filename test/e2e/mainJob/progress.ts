import { expect, type Page } from 'playwright/test';

/** Moves the case on, stage by stage, until the platform has it. */
export async function moveThroughStages(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '进度' }).click();
  for (const stage of ['填主体信息', '填小程序信息', '初审']) {
    await page.getByRole('button', { name: `进入“${stage}”` }).click();
    // Before somebody else looks at it: what only a person can know has not been confirmed.
    if (stage === '初审') {
      const question = page.getByRole('dialog', { name: /仍要推进/ });
      await expect(question).toContainText('没有确认');
      await question.getByRole('button', { name: '仍要推进' }).click();
    }
    await expect(page.getByRole('navigation', { name: `阶段：${stage}` })).toBeVisible();
  }
  await expect(page.getByText('从“填小程序信息”到“初审”')).toBeVisible();
}

/** The platform rejects for two reasons; the case goes back, and one of them is answered. */
export async function rejectAndAnswer(page: Page): Promise<void> {
  await page.getByRole('button', { name: '记录驳回' }).click();
  const dialog = page.getByRole('dialog', { name: '记录驳回' });
  await dialog.getByLabel('第 1 条：哪一项').fill('小程序备注');
  await dialog.getByLabel('第 1 条：原因').fill('备注没有写明主营业务');
  await dialog.getByRole('button', { name: '再加一条原因' }).click();
  await dialog.getByLabel('第 2 条：哪一项').fill('主体证件照片');
  await dialog.getByLabel('第 2 条：原因').fill('照片边缘不完整');
  await dialog.getByLabel('第 2 条：建议').fill('请重新拍摄');
  await dialog.getByRole('button', { name: '记录并退回' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('navigation', { name: '阶段：填小程序信息' })).toBeVisible();
  await expect(page.getByText('初审驳回，退回“填小程序信息”')).toBeVisible();
  await expect(page.getByText('还有 2 条没处理')).toBeVisible();

  await page.getByLabel('小程序备注：怎样处理的').fill('备注已补充主营业务');
  await page.getByLabel('小程序备注：怎样处理的').press('Enter');
  await expect(page.getByText('还有 1 条没处理')).toBeVisible();
  await expect(page.getByText('已处理：备注已补充主营业务')).toBeVisible();
  await expect(page.getByLabel('主体证件照片：怎样处理的')).toBeVisible();
}
