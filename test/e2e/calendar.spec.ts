import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { seriousViolations } from './axe.ts';
import { expect, openVault, test } from './office.ts';

test('what is due stands on its day, the keyboard goes through the months, and a line leads to its place', async ({
  office,
}) => {
  await openVault(office);
  const { client, context } = office.backend;
  const page = await office.openDesk('/');
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
  await page.keyboard.type('dqrl');
  await expect(page.getByRole('option', { selected: true })).toHaveText('到期日历');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '到期日历' })).toBeVisible();
  await expect(page.getByText('还没有案件')).toBeVisible();

  const planned = keepCase(context.desk, cleanApplication({ filingCase: { plannedOn: '2026-11-30' } }));
  const waiting = keepCase(context.desk, cleanApplication());
  await client.progress.move({
    caseNumber: waiting,
    from: 'findEntrance',
    to: 'platformReview',
    at: '2026-11-20T02:00:00.000Z',
    note: '样例：从别处接手',
  });
  await client.progress.move({
    caseNumber: waiting,
    from: 'platformReview',
    to: 'smsVerification',
    at: '2026-11-23T03:30:00.000Z',
    note: null,
  });
  await page.keyboard.press('F5');
  const month = page.getByRole('grid', { name: '2026 年 11 月' });
  await expect(month.getByRole('button', { name: /^2026年11月24日.*短信核验截止 1 项/ })).toBeVisible();
  const today = month.getByRole('button', { name: /^2026年11月23日/ });
  await expect(today).toHaveAttribute('aria-current', 'date');
  const list = page.getByRole('complementary', { name: '这一天到期的事' });
  await expect(list.getByText('没有到期的事')).toBeVisible();

  await today.focus();
  await page.keyboard.press('ArrowRight');
  await expect(month.getByRole('button', { name: /^2026年11月24日/ })).toBeFocused();
  await expect(list.getByText('11:30 短信核验截止')).toBeVisible();
  await expect(list.getByRole('link')).toHaveAttribute('href', `#/cases/${waiting}/progress`);
  expect(await seriousViolations(page, 'calendar')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });

  await page.keyboard.press('PageUp');
  const october = page.getByRole('grid', { name: '2026 年 10 月' });
  await expect(october.getByRole('button', { name: /^2026年10月24日/ })).toBeFocused();
  await expect(october.getByRole('button', { name: /^2026年10月1日星期四，放假/ })).toContainText('休');
  await expect(october.getByRole('button', { name: /^2026年10月10日星期六，调休上班/ })).toContainText('班');

  for (let month = 10; month < 13; month++) await page.getByRole('button', { name: '下个月' }).click();
  await expect(page.getByRole('grid', { name: '2027 年 1 月' })).toBeVisible();
  await expect(page.getByText(/^节假日安排只知道/)).toBeVisible();
  await page.getByRole('button', { name: '回到今天' }).click();
  await expect(today).toBeVisible();

  await month.getByRole('button', { name: /^2026年11月30日.*计划提交 1 项/ }).click();
  await list.getByRole('link', { name: /计划提交/ }).click();
  await expect(page).toHaveURL(new RegExp(`#/cases/${planned}/(form|dossier)$`));
});
