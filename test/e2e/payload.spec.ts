import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { expect, openVault, test } from './office.ts';

const first = 'wx00000000000000aa';
const second = 'wx00000000000000bb';

test('a case leaves in the official shape and comes in again as a new one with the same values', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication({ miniProgram: { appId: first } }));
  const page = await office.openDesk(`/cases/${caseNumber}/form`);

  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '导出官方格式的备案资料…' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('dialog', { name: '导出官方格式的备案资料' }).getByRole('button', { name: '保存' }).click();
  const exported = await readFile(await (await saving).path(), 'utf8');
  const chooser = page.locator('input[type=file][accept=".xlsx,.json,.bdcase"]');
  const paths = { same: join(office.folder, '原样.json'), other: join(office.folder, '另一个.json') };
  await writeFile(paths.same, exported);
  const { icp_applets: applets, ...rest } = JSON.parse(exported);
  applets.base_info.appid = second;
  applets.base_info.name = '样例另一个小程序';
  await writeFile(paths.other, JSON.stringify({ ...rest, icp_applets: applets, 样例附注: '平台没有的一栏' }));

  await test.step('what is there already is said, with the case', async () => {
    await page.getByRole('menuitem', { name: '导入' }).click();
    await chooser.setInputFiles(paths.same);
    await expect(page.getByText(`案件 ${caseNumber} 已有，内容一样`)).toBeVisible();
    await expect(page.getByRole('link', { name: '打开这个案件' })).toHaveAttribute('href', new RegExp(caseNumber));
    await page.getByRole('button', { name: '换一份' }).click();
  });

  await test.step('another mini program is looked at, brought in and opened', async () => {
    await chooser.setInputFiles(paths.other);
    await expect(page.getByText('会新建一个案件')).toBeVisible();
    const held = page.getByRole('group', { name: '备案资料里的内容' });
    await expect(held).toContainText('样例另一个小程序');
    await expect(held).toContainText('首次（资料里没有这一栏，按首次备案导入）');
    await expect(held).toContainText('官方表单里没有“样例附注”这一栏，内容原样保留');
    expect(await client.cases.list()).toHaveLength(1);
    await page.getByRole('button', { name: '导入这份资料', exact: true }).click();
    await page.getByRole('button', { name: /^打开案件 / }).click();
    await expect(page.getByRole('heading', { name: /样例另一个小程序/ }).first()).toBeVisible();
  });

  const numbers = (await client.cases.list()).map(({ number }) => number);
  expect(numbers).toHaveLength(2);
  const added = numbers.find((number) => number !== caseNumber) ?? '';
  const [was, is] = [
    (await client.cases.open({ caseNumber })).application,
    (await client.cases.open({ caseNumber: added })).application,
  ];
  expect(is.subject).toEqual(was.subject);
  expect(is.miniProgram).toEqual({ ...was.miniProgram, appId: second, name: '样例另一个小程序' });
  const { file } = await client.application.export({ caseNumber: added, withOffice: false });
  const again = JSON.parse(Buffer.from(await file.arrayBuffer()).toString());
  expect(again).toEqual(JSON.parse(await readFile(paths.other, 'utf8')));
});

test('what is no filing in the official shape says so and changes nothing', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk('/import');
  const chooser = page.locator('input[type=file][accept=".xlsx,.json,.bdcase"]');
  for (const [name, text, said] of [
    ['残缺.json', '{"icp_subject": {"base_info"', '内容残缺，或文件已经损坏'],
    ['别的.json', '{"客户": ["样例"]}', '里面没有主体和小程序的内容'],
  ] as const) {
    await chooser.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    const told = page.getByRole('alert').filter({ hasText: said });
    await expect(told).toContainText(`${name} 不是官方格式的备案资料`);
    await expect(told).toContainText('请选本工作台或别的软件按官方格式导出的备案资料');
    await expect(page.getByRole('button', { name: /^导入/ })).toHaveCount(0);
    await page.getByRole('button', { name: '换一份' }).click();
  }
  expect(await office.backend.client.cases.list()).toEqual([]);
});
