import type { Page } from 'playwright/test';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { holdCalls } from './holdCalls.ts';
import { expect, openVault, test } from './office.ts';

test('the stage bar leads to the move it names, by keyboard too, and moves nothing by itself', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  const stages = page.getByRole('navigation', { name: '阶段：找备案入口' });
  await stages.getByRole('button', { name: '短信核验' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '进度', selected: true })).toBeVisible();
  await expect(page.getByLabel('到哪个阶段')).toBeFocused();
  await expect(page.getByRole('button', { name: '进入“短信核验”' })).toBeDisabled();
  await expect(page.getByText('这单还没有提交过。请先推进到“初审”')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '什么时候收到短信的' })).toHaveValue(/^20\d\d-\d\d-\d\d \d\d:\d\d$/);
  await stages.getByRole('button', { name: '填小程序信息' }).click();
  await expect(page.getByRole('button', { name: '进入“填小程序信息”' })).toBeVisible();
  await stages.getByRole('button', { name: '找备案入口' }).click();
  await expect(page.getByRole('button', { name: '进入“填主体信息”' })).toBeVisible();
  const { stage } = (await office.backend.client.cases.open({ caseNumber })).application.filingCase;
  expect(stage).toBe('findEntrance');
});

test('a running SMS clock stands in its case and counts on without asking', async ({ context, office }) => {
  await openVault(office);
  const { client } = office.backend;
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const now = new Date('2026-11-23T04:00:00.000Z');
  const at = '2026-11-22T06:00:00.000Z';
  await client.progress.move({ caseNumber, from: 'findEntrance', to: 'platformReview', at, note: '样例' });
  await client.progress.move({
    caseNumber,
    from: 'platformReview',
    to: 'smsVerification',
    at: '2026-11-22T07:05:30.000Z',
    note: null,
  });
  await context.clock.install({ time: now });
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  const clock = page.getByRole('timer', { name: '短信核验倒计时' });
  await expect(clock).toContainText('短信核验还剩 3 小时 5 分');
  await expect(clock).toContainText('到 11 月 23 日 15:05 为止');
  await expect(clock).toContainText('短信发给');
  const { persons } = cleanApplication();
  await expect(clock).toContainText(persons[0]?.name ?? '没有');
  await page.getByRole('tab', { name: '进度' }).click();
  await expect(page.getByText('请在 11 月 23 日 15:05 前完成短信核验，还剩 3 小时 5 分钟')).toBeVisible();
  const asked = callsTo(page, '/api/');
  await page.route('**/api/**', (route) => route.abort());
  for (const left of ['4 分', '3 分']) {
    await context.clock.runFor(60_000);
    await expect(clock).toContainText(`短信核验还剩 3 小时 ${left}`);
  }
  await expect(page.getByText('还剩 3 小时 3 分钟')).toBeVisible();
  expect(asked.filter((path) => path.includes('/cases/'))).toEqual([]);
});

/** From now on, which addresses below this one the page calls. */
function callsTo(page: Page, part: string): string[] {
  const called: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes(part)) called.push(request.url());
  });
  return called;
}

test('what is typed behind a note while it is being saved stays', async ({ office }) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/progress`);
  const note = page.getByLabel('备注内容');
  const release = await holdCalls(page, 'progress/note');
  await note.fill('已电话提醒');
  await page.getByRole('button', { name: '记下' }).click();
  await note.press('End');
  await note.pressSequentially('\n客户周三回来');
  release();
  await expect(page.getByRole('listitem').filter({ hasText: '已电话提醒' })).toBeVisible();
  await expect(note).toHaveValue('客户周三回来');
  await page.getByRole('button', { name: '记下' }).click();
  await expect(note).toHaveValue('');
  const { events } = await office.backend.client.progress.history({ caseNumber });
  expect(events.flatMap((event) => event.note ?? [])).toEqual(['已电话提醒', '客户周三回来']);
});

test('a move that was asked about happens once, and its question is gone', async ({ office }) => {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, cleanApplication());
  const { questions } = await client.cases.open({ caseNumber });
  const unsure = questions.filter(({ confirmed }) => confirmed === null).length;
  expect(unsure).toBeGreaterThan(0);
  const page = await office.openDesk(`/cases/${caseNumber}/progress`);
  await page.getByRole('navigation', { name: '阶段：找备案入口' }).getByRole('button', { name: '初审' }).click();
  await page.getByLabel('原因（不是通常的顺序，请写一句）').fill('客户自己已经提交了');
  await page.getByRole('button', { name: '进入“初审”' }).click();
  const question = page.getByRole('dialog', { name: /^还有 .*仍要推进？$/ });
  await expect(question).toContainText(`还有 ${unsure} 件事没有确认`);
  await expect(question.getByRole('button', { name: '先去处理' })).toBeFocused();
  await question.getByRole('button', { name: '仍要推进' }).dblclick();
  await expect(page.getByRole('alert').filter({ hasText: '已进入“初审”' })).toBeVisible();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('button', { name: '进入“短信核验”' })).toBeEnabled();
  const { events } = await client.progress.history({ caseNumber });
  expect(events.map(({ toStage }) => toStage)).toEqual(['findEntrance', 'platformReview']);
});

test('a double click moves one stage, keeps one note and records one rejection', async ({ office }) => {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/progress`);
  const happened = async () => (await client.progress.history({ caseNumber })).events.map(({ kind }) => kind);
  await test.step('forward', async () => {
    await page.getByRole('button', { name: '进入“填主体信息”' }).dblclick();
    await expect(page.getByRole('button', { name: '进入“填小程序信息”' })).toBeEnabled();
    await expect(page.getByLabel('到哪个阶段')).toBeFocused();
    expect(await happened()).toEqual(['created', 'stageChanged']);
  });
  await test.step('a note', async () => {
    await page.getByLabel('备注内容').fill('客户在出差');
    await page.getByRole('button', { name: '记下' }).dblclick();
    await expect(page.getByLabel('备注内容')).toHaveValue('');
    expect(await happened()).toEqual(['created', 'stageChanged', 'noted']);
  });
  await test.step('a rejection', async () => {
    await client.progress.move({ caseNumber, from: 'subjectInfo', to: 'platformReview', at: null, note: '样例' });
    await page.reload();
    await page.getByRole('button', { name: '记录驳回' }).click();
    const dialog = page.getByRole('dialog', { name: '记录驳回' });
    await dialog.getByLabel('第 1 条：哪一项').fill('小程序备注');
    await dialog.getByLabel('第 1 条：原因').fill('过于笼统');
    await dialog.getByRole('button', { name: '记录并退回' }).dblclick();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('小程序备注：', { exact: true })).toBeVisible();
    await expect(page.getByText('刚刚在别处改成了')).toHaveCount(0);
    expect(await happened()).toEqual(['created', 'stageChanged', 'noted', 'stageChanged', 'rejected']);
  });
});
