import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { expect, openVault, test } from './office.ts';

test('a host that chooses folders is asked for one, and every file of a batch goes there', async ({
  context,
  office,
}) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  // This host cannot; the window is told that it can, and what it wants saved is kept here.
  await context.route('**/api/host/describe', async (route) => {
    const response = await route.fetch();
    const { json, ...rest } = await response.json();
    await route.fulfill({ response, json: { json: { ...json, savesFiles: true, choosesFolders: true }, ...rest } });
  });
  const answers = [null, '/样例/交件', '/样例/另一处'];
  await context.route('**/api/host/chooseFolder', (route) =>
    route.fulfill({ json: { json: { path: answers.shift() ?? null } } }),
  );
  const saved: unknown[] = [];
  await context.route('**/api/host/saveInto', async (route) => {
    saved.push(route.request().postDataJSON().json);
    await route.fulfill({ json: { json: { path: '/样例/交件/x.pdf' } } });
  });
  const page = await office.openDesk('/cases');
  await page.getByRole('grid', { name: '案件' }).getByText('样例花店').click();
  await page.getByRole('button', { name: '生成卷宗' }).click();
  const made = page.getByRole('dialog', { name: '生成卷宗' });
  const start = made.getByRole('button', { name: '开始生成' });

  // The dialog is cancelled the first time: nothing begins.
  await start.click();
  await expect.poll(() => answers.length).toBe(2);
  await expect(start).toBeEnabled();
  await start.click();
  await expect(made.getByText('已保存', { exact: true })).toBeVisible();
  const file = { ticket: expect.stringMatching(/^[0-9a-f]{32}$/) };
  const name = expect.stringMatching(new RegExp(`样例.*${caseNumber}\\.pdf$`));
  expect(saved).toEqual([{ folder: '/样例/交件', name, file }]);
  await expect(made.getByRole('button', { name: '全部保存' })).toBeHidden();

  // Made first, saved together afterwards: the folder is asked for then.
  await made.getByRole('button', { name: '关闭' }).click();
  await expect(made).toBeHidden();
  await page.getByRole('button', { name: '生成卷宗' }).click();
  await made.getByRole('checkbox', { name: '做好一份就存一份' }).uncheck();
  await start.click();
  await made.getByRole('button', { name: '全部保存' }).click();
  await expect(made.getByText('已保存', { exact: true })).toBeVisible();
  expect(saved.slice(1)).toEqual([{ folder: '/样例/另一处', name, file }]);
});
