import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { takeOnCase } from '../support/editingDesk.ts';
import { expect, openVault, test } from './office.ts';

test('what was done to many cases is taken back by keyboard, rows stay where they were', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const names = ['样例甲店', '样例乙店', '样例丙店', '样例丁店'];
  const numbers: string[] = [];
  for (const name of names) numbers.push(await takeOnCase(client, name));
  const page = await office.openDesk('/cases');
  const grid = page.getByRole('grid', { name: '案件' });
  const shown = () => grid.locator('[data-number]').evaluateAll((rows) => rows.map((row) => row.dataset['number']));
  const staffOf = async () =>
    (await client.cases.heldByMany({ field: 'staff', numbers })).map(({ value }) => value ?? '没有');
  const chosen = grid.locator('[aria-selected=true]');
  await expect(grid.getByText('样例甲店', { exact: true })).toBeVisible();
  const before = await shown();
  expect(before).toEqual(numbers.toReversed());

  await test.step('one name for the two oldest, which would sort to the top', async () => {
    await grid.getByText('样例甲店', { exact: true }).click();
    await page.keyboard.press('Shift+ArrowUp');
    await expect(chosen).toHaveCount(2);
    await page.getByRole('button', { name: '指派经办' }).click();
    await page.getByLabel('经办人').fill('样例小周');
    await page
      .getByRole('dialog', { name: /^指派经办/ })
      .getByRole('button', { name: '确定' })
      .click();
    await expect(page.getByText('2 个案件已指派给样例小周')).toBeVisible();
    await expect(grid.getByText('样例小周')).toHaveCount(2);
    expect(await shown()).toEqual(before);
    await expect(chosen).toHaveCount(2);
  });

  await test.step('a day, typed as everywhere', async () => {
    await page.getByRole('button', { name: '设计划提交日' }).click();
    const dialog = page.getByRole('dialog', { name: /^设计划提交日/ });
    const day = dialog.getByLabel('计划提交日');
    await day.fill('2026-02-30');
    await day.press('Enter');
    await expect(dialog.getByText(/2 月/)).toBeVisible();
    await day.fill('2026年12月1日');
    await day.press('Enter');
    await expect(page.getByText('2 个案件计划 2026-12-01 提交')).toBeVisible();
    await expect(dialog).toBeHidden();
  });

  await test.step('into the 回收站', async () => {
    await page.getByRole('button', { name: '移到回收站' }).click();
    await expect(page.getByText('2 个案件已移到回收站')).toBeVisible();
    await expect(grid.getByText('样例甲店', { exact: true })).toBeHidden();
    expect(await shown()).toEqual(before.slice(0, 2));
  });

  await test.step('everything is taken back, the newest first, and said', async () => {
    await grid.focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('已撤销：2 个案件已移到回收站')).toBeVisible();
    await expect(grid.getByText('样例甲店', { exact: true })).toBeVisible();
    expect(await shown()).toEqual(before);
    await expect(chosen).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(page.getByText('已撤销：2 个案件计划 2026-12-01 提交')).toBeVisible();
    // In a text field the key belongs to the text.
    const search = page.getByLabel('搜索案件');
    await search.fill('样例');
    await page.keyboard.press('Control+z');
    await search.fill('');
    expect(await staffOf()).toEqual(['样例小周', '样例小周', '没有', '没有']);
    // Where nothing is typed there is no text it could belong to.
    await expect(search).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('已撤销：2 个案件已指派给样例小周')).toBeVisible();
    expect(await staffOf()).toEqual(['没有', '没有', '没有', '没有']);
    await page.keyboard.press('Control+z');
    await expect(page.getByText('没有可以撤销的批量改动')).toBeVisible();
  });
});

test('a wrong case goes to the 回收站 and comes back', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const kept = await takeOnCase(client, '样例留下');
  const wrong = await takeOnCase(client, '样例建错');
  const page = await office.openDesk(`/cases/${wrong}/form`);
  const grid = page.getByRole('grid', { name: '案件' });
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '移到回收站' }).click();
  await expect(page.getByText(`案件 ${wrong} 已移到回收站`)).toBeVisible();
  await expect(grid.getByText('样例留下', { exact: true })).toBeVisible();
  await expect(grid.getByText('样例建错', { exact: true })).toBeHidden();

  await test.step('it is not found, and says where it is when somebody goes to it', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: '查找客户、案件和操作' })).toBeVisible();
    await page.keyboard.type('样例');
    await expect(page.getByRole('option', { name: /样例留下/ }).first()).toBeVisible();
    await expect(page.getByRole('option', { name: /样例建错/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    const other = await office.openDesk(`/cases/${wrong}/form`);
    await expect(other.getByText(`案件 ${wrong} 在回收站里`)).toBeVisible();
    await other.close();
  });

  const bin = page.getByRole('button', { name: '回收站 1', exact: true });
  await bin.click();
  await expect(bin).toHaveAttribute('aria-pressed', 'true');
  await grid.getByText('样例建错', { exact: true }).click();
  await expect(page.getByRole('button', { name: '指派经办' })).toBeHidden();
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(page.getByText('回收站是空的')).toBeVisible();
  await page.getByRole('button', { name: '回到案件列表' }).click();
  await expect(grid.getByText('样例建错', { exact: true })).toBeVisible();
  expect((await client.cases.list()).map(({ number }) => number)).toEqual([wrong, kept]);
});

test('the toast leaves the buttons below the table free', async ({ office }) => {
  await openVault(office);
  await takeOnCase(office.backend.client, '样例甲店');
  const page = await office.openDesk('/cases');
  const grid = page.getByRole('grid', { name: '案件' });
  await grid.getByText('样例甲店', { exact: true }).click();
  await page.getByRole('button', { name: '指派经办' }).click();
  await page.getByLabel('经办人').fill('样例小周');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  const note = page.getByRole('alert').filter({ hasText: '已指派给样例小周' });
  await expect(note).toBeVisible();
  const noteBox = await note.boundingBox();
  const barBox = await page.getByRole('toolbar', { name: '所选案件' }).boundingBox();
  expect((noteBox?.y ?? 0) + (noteBox?.height ?? 0)).toBeLessThanOrEqual(barBox?.y ?? 0);
});

test('in a browser, what is made for many cases comes as one ZIP', async ({ office }) => {
  await openVault(office);
  for (const name of ['样例甲店', '样例乙店']) await takeOnCase(office.backend.client, name);
  const page = await office.openDesk('/cases');
  const grid = page.getByRole('grid', { name: '案件' });
  await grid.getByText('样例甲店', { exact: true }).click();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: '生成卷宗' }).click();
  const made = page.getByRole('dialog', { name: /^生成卷宗/ });
  await expect(made.getByRole('checkbox', { name: '都放进一个压缩包' })).toBeChecked();
  const downloading = page.waitForEvent('download');
  await made.getByRole('button', { name: '开始生成' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('备案文件 2 个案件.zip');
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  const whose = Object.keys(files).map((name) => name.split('-')[0]);
  expect(whose.toSorted()).toEqual(['样例甲店', '样例乙店'].toSorted());
  for (const bytes of Object.values(files)) expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(made.getByText('已保存')).toHaveCount(2);
});
