import type { Page } from 'playwright/test';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { writeManyCases } from '../support/manyCases.ts';
import { seriousViolations } from './axe.ts';
import { expect, openVault, test } from './office.ts';

const now = new Date('2026-11-23T04:00:00.000Z');

/** The column of a stage, by its heading. */
const column = (page: Page, stage: string) =>
  page.getByRole('region').filter({ has: page.getByRole('heading', { name: new RegExp(`^${stage}`) }) });

test('a case goes from stage to stage by dragging and by keyboard, asks what the step needs, and can be taken back', async ({
  context,
  office,
}) => {
  await openVault(office);
  const { backend } = office;
  const { desk } = backend.context;
  writeManyCases(desk.vault().db, { count: 3000, now: desk.now(), pack: desk.pack });
  const caseNumber = keepCase(desk, cleanApplication());
  const move = (from: 'findEntrance' | 'subjectInfo', to: 'subjectInfo' | 'appInfo') =>
    backend.client.progress.move({ caseNumber, from, to, at: null, note: null });
  await move('findEntrance', 'subjectInfo');
  await move('subjectInfo', 'appInfo');
  const stage = async () => (await backend.client.cases.open({ caseNumber })).application.filingCase.stage;
  await context.clock.install({ time: now });

  const page = await office.openDesk('/cases');
  await page.getByText('看板', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '案件看板' })).toBeVisible();
  await expect(page.getByText('共 3001 个案件')).toBeVisible();
  const card = page.locator(`[data-card="${caseNumber}"]`);
  const preparing = column(page, '填小程序信息');
  const reviewed = column(page, '初审');

  await test.step('of thousands of cases only those in view are drawn', async () => {
    await expect(column(page, '完成').getByRole('listitem').first()).toBeVisible();
    expect(await page.locator('[data-card]').count()).toBeLessThan(120);
    await column(page, '完成').getByRole('link').first().focus();
    await page.keyboard.press('End');
    const last = page.locator('[data-card]:focus');
    await expect(last).toBeInViewport();
    await expect(column(page, '完成').getByRole('listitem').filter({ has: last })).toHaveAttribute(
      'aria-posinset',
      (await column(page, '完成').getByRole('listitem').first().getAttribute('aria-setsize')) ?? 'none',
    );
    expect(await page.locator('[data-card]').count()).toBeLessThan(120);
  });

  await page.getByLabel('搜索案件').fill('深圳样例花艺');
  await expect(page.getByText('找到 1 个')).toBeVisible();
  await expect(preparing.locator(card)).toBeVisible();

  await test.step('what cannot be is said, and cannot be done', async () => {
    await card.dragTo(column(page, '短信核验'));
    const dialog = page.getByRole('dialog', { name: /移到别的阶段/ });
    await expect(dialog.getByText('这单还没有提交过')).toBeVisible();
    await expect(dialog.getByRole('button', { name: '进入“短信核验”' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('by dragging', async () => {
    await card.dragTo(reviewed);
    const dialog = page.getByRole('dialog', { name: /移到别的阶段/ });
    await expect(dialog.getByLabel('到哪个阶段')).toBeFocused();
    await dialog.getByRole('button', { name: '进入“初审”' }).click();
    await page.getByRole('button', { name: '仍要推进' }).click();
    await expect(dialog).toBeHidden();
    await expect(reviewed.locator(card)).toBeVisible();
    await expect(card).toContainText('11-25 初审应有结果');
    expect(await stage()).toBe('platformReview');
    await expect(card).toBeFocused();
  });

  await test.step('taken back', async () => {
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(preparing.locator(card)).toBeVisible();
    expect(await stage()).toBe('appInfo');
  });

  await test.step('by keyboard, and left alone', async () => {
    await page.getByLabel('搜索案件').press('ArrowDown');
    await expect(card).toBeFocused();
    await page.keyboard.press('m');
    await expect(page.getByLabel('到哪个阶段')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(card).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: /移到别的阶段$/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '进入“初审”' }).press('Enter');
    await page.getByRole('button', { name: '仍要推进' }).press('Enter');
    await expect(reviewed.locator(card)).toBeFocused();
    expect(await stage()).toBe('platformReview');
  });

  expect(await seriousViolations(page, 'stage board')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByLabel('搜索案件').fill('没有这样的案件');
  await page.getByRole('button', { name: '清除筛选' }).last().click();
  await expect(page.getByText('共 3001 个案件')).toBeVisible();
  await page.getByLabel('搜索案件').fill(caseNumber);
  await expect(page.getByText('找到 1 个')).toBeVisible();
  await card.press('Enter');
  await expect(page.getByRole('heading', { name: '深圳样例花艺有限公司' })).toBeVisible();
});
