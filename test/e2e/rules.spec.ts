import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resourcesDir } from '#backend/resources.ts';
import { putSetting } from '#backend/vault/store/settings.ts';
import { writeManyCases } from '../support/manyCases.ts';
import { expect, openVault, test } from './office.ts';

test('an office imports a changed table, sees what it changes in every tab, and goes back', async ({ office }) => {
  await openVault(office);
  const { desk } = office.backend.context;
  writeManyCases(desk.vault().db, { count: 40, now: desk.now(), pack: desk.pack });
  const other = await office.openDesk('/settings/profile');
  await expect(other.getByText('微信', { exact: false }).first()).toBeVisible();
  const page = await office.openDesk('/settings/rules');

  const lists = JSON.parse(await readFile(join(resourcesDir, 'rule-pack', 'wordLists.json'), 'utf8'));
  lists.national.words.push('样例');
  const choose = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  const file = (content: unknown) => ({
    name: 'wordLists.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  });
  await (await choose).setFiles(file({}));
  const dialog = page.getByRole('dialog', { name: '导入规则包' });
  await expect(dialog.getByRole('alert')).toContainText('wordLists.json');
  await expect(dialog.getByRole('button', { name: '换上这一份' })).toHaveCount(0);
  await dialog.getByRole('button', { name: '关闭', exact: true }).first().click();
  await expect(dialog).toBeHidden();

  const chooseAgain = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await (await chooseAgain).setFiles(file(lists));
  await expect(dialog.getByText('词表：改动 1 行')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /名称含“中国”“国家”一类字样/ })).toContainText('等');
  expect(desk.packInUse().id).toBe(0);
  await dialog.getByRole('button', { name: '换上这一份' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('留着的规则包 2 份')).toBeVisible();
  await expect(page.getByText('2026-11-23 导入的规则包')).toBeVisible();

  await page.getByRole('button', { name: '恢复上一版' }).click();
  const back = page.getByRole('dialog', { name: '换回规则包' });
  await expect(back.getByRole('columnheader', { name: '问题消失的案件' })).toBeVisible();
  await back.getByRole('button', { name: '换上这一份' }).click();
  await expect(back).toBeHidden();
  await expect(page.getByRole('button', { name: '换成2026-11-23 导入的规则包' })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  expect((await download).suggestedFilename()).toMatch(/^规则包 .*\.zip$/);
});

test('another tab shows the tables of the new pack at once', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const page = await office.openDesk('/settings/profile');
  const profiles = JSON.parse(await readFile(join(resourcesDir, 'rule-pack', 'scanProfiles.json'), 'utf8'));
  const renamed = profiles.map((row: { id: string; label: string }) =>
    row.id === 'wechat-default' ? { ...row, label: '样例平台口径' } : row,
  );
  const settings = await office.openDesk('/settings/rules');
  const choose = settings.waitForEvent('filechooser');
  await settings.getByRole('button', { name: '导入', exact: true }).click();
  await (await choose).setFiles({
    name: 'scanProfiles.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(renamed)),
  });
  await expect(page.getByText('样例平台口径')).toHaveCount(0);
  await settings.getByRole('button', { name: '换上这一份' }).click();
  await expect(page.getByText('样例平台口径').first()).toBeVisible();
  expect((await client.rules.about()).inUse).toBe(1);
});

test('the counters of the form follow the limits of an imported pack', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const { desk } = office.backend.context;
  writeManyCases(desk.vault().db, { count: 1, now: desk.now(), pack: desk.pack });
  const [first] = await client.cases.list();
  const page = await office.openDesk(`/cases/${first?.number}/form`);
  const counter = (words: string) => page.getByText(words);
  await expect(counter('/ 20–200 字')).toBeVisible();
  await expect(counter('/ 1–5 个')).toBeVisible();
  const limits = JSON.parse(await readFile(join(resourcesDir, 'rule-pack', 'limits.json'), 'utf8'));
  limits.appComment.most = 300;
  limits.appName.most = 40;
  limits.serviceTypes.most = 7;
  const settings = await office.openDesk('/settings/rules');
  const choose = settings.waitForEvent('filechooser');
  await settings.getByRole('button', { name: '导入', exact: true }).click();
  await (await choose).setFiles({
    name: 'limits.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(limits)),
  });
  await settings.getByRole('button', { name: '换上这一份' }).click();
  await expect(counter('/ 20–300 字')).toBeVisible();
  await expect(counter('/ 4–40 字符')).toBeVisible();
  await expect(counter('/ 1–7 个')).toBeVisible();
});

test('a pack that is damaged is told everywhere, and can be left behind', async ({ office }) => {
  await openVault(office);
  const { desk } = office.backend.context;
  const { db } = desk.vault();
  const files = { 'zones.json': '{}' };
  const spoiled = { importedAt: desk.now().toISOString(), version: '1', asOf: '2026-11-23', files };
  putSetting(db, 'rulePack.1', JSON.stringify(spoiled));
  putSetting(db, 'rulePacks', JSON.stringify({ inUse: 1, before: 0 }));
  desk.forgetPack();
  const page = await office.openDesk('/cases');
  const told = page.getByText('本机构导入的规则包用不了');
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: '去看看' }).click();
  await expect(page.getByText('原因：zones.json')).toBeVisible();
  await expect(page.getByText('用不了', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '换成随程序安装的规则包' }).click();
  await page.getByRole('button', { name: '换上这一份' }).click();
  await expect(told).toHaveCount(0);
  expect((await office.backend.client.rules.about()).damaged).toBeNull();
});
