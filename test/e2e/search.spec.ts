import type { Locator, Page } from 'playwright/test';
import { writeManyCases } from '../support/manyCases.ts';
import { expect, type Office, openVault, test } from './office.ts';

const manyCases = 2000;

/** An open vault with thousands of cases. */
async function openManyCases(office: Office): Promise<void> {
  await openVault(office);
  const { desk } = office.backend.context;
  writeManyCases(desk.vault().db, { count: manyCases, now: desk.now(), pack: desk.pack });
}

/** Their table on screen, with all of them. */
async function openTable(office: Office): Promise<{ page: Page; grid: Locator }> {
  const page = await office.openDesk();
  await page.getByRole('menuitem', { name: '案件' }).click();
  const grid = page.getByRole('grid', { name: '案件' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(manyCases + 1));
  return { page, grid };
}

test('a client among thousands is found by pinyin initials, number and AppID, and opened by keyboard', async ({
  office,
}) => {
  await openManyCases(office);
  const { caseNumber } = await office.backend.client.cases.create({
    subject: { name: '重庆样例字节银行服务有限公司', type: 4 },
    miniProgram: { name: '样例渝快查', appId: 'wx00aa11bb22cc33dd' },
    filingType: 'first',
    entrance: 'newApp',
    staff: null,
  });

  const page = await office.openDesk();
  await page.getByRole('menuitem', { name: '案件' }).click();
  const grid = page.getByRole('grid', { name: '案件' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(manyCases + 2));
  const search = page.getByLabel('搜索案件');
  await expect(search).toBeFocused();
  const found = grid.getByRole('row').filter({ hasText: '重庆样例字节银行服务有限公司' });
  for (const words of ['cqylzjyh', 'zqylzjyx', 'CQYL zjyh', '样例字节银', caseNumber, 'wx00aa11bb22', '渝快查']) {
    await search.fill(words);
    await expect(grid, words).toHaveAttribute('aria-rowcount', '2');
    await expect(found).toBeVisible();
  }
  await search.fill('没有这个客户');
  await expect(page.getByRole('button', { name: '清除筛选' }).first()).toBeVisible();

  await search.fill('cqylzjyh');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '样例渝快查' })).toBeVisible();
});

test('thousands of rows are walked through and chosen by keyboard', async ({ office }) => {
  await openManyCases(office);
  const { page, grid } = await openTable(office);
  await page.getByLabel('搜索案件').press('ArrowDown');
  await expect(grid).toBeFocused();
  await page.keyboard.press('End');
  // The container keeps the focus and names the row the keyboard stands on.
  const standing = async () => page.locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`);
  await expect.poll(async () => (await standing()).getAttribute('aria-rowindex')).toBe(String(manyCases + 1));
  await page.keyboard.press('Shift+PageUp');
  await expect.poll(() => grid.getByRole('row', { selected: true }).count()).toBeGreaterThan(5);
  await page.keyboard.press('Control+a');
  await expect(page.getByText(`${manyCases} 个`).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(`已选 ${manyCases}`)).toBeHidden();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: '指派经办' }).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByText(`已选 ${manyCases}`)).toBeHidden();
  await expect(grid).toBeFocused();
});

test('rows that fail to load are told of and load again; a slash in the empty search box is no word', async ({
  office,
}) => {
  await openManyCases(office);
  const { page, grid } = await openTable(office);
  const search = page.getByLabel('搜索案件');
  await search.press('/');
  await expect(search).toHaveValue('');

  await page.route('**/api/cases/rows', (route) => route.abort());
  await search.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(page.getByRole('alert')).toContainText('断开');
  await page.unroute('**/api/cases/rows');
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(grid.locator(`[aria-rowindex="${manyCases + 1}"]`)).toContainText('样例');
});
