import type { Page } from 'playwright/test';
import { expect, test } from './office.ts';
import { type Place, visitPlaces } from './visitPlaces.ts';

/** Every place of an open desk whose words are the desk's own. */
const places: readonly Place[] = [
  ['/', '工作台'],
  ['/cases', '共 12 个案件'],
  ['/cases/CASE/form', '通讯地址'],
  ['/cases/CASE/materials', '主体证件'],
  ['/cases/CASE/letters', '代办委托书'],
  ['/cases/CASE/submit', '生成提交包'],
  ['/cases/CASE/dossier', '生成卷宗'],
  ['/cases/CASE/progress', '推进阶段'],
  ['/scans', '扫描检查'],
  ['/intake', '把客户发来的文件和文件夹拖到这里'],
  ['/import', '导入'],
  ['/settings/agency', '本机构'],
  ['/settings/profile', '微信（推荐）'],
  ['/settings/vault', '现在锁定'],
  ['/settings/rules', '常见驳回原因'],
  ['/settings/look', '外观'],
];

/** Words a clerk says in Latin letters, and what is data: addresses, AppIDs, names of files, filing numbers. */
const known =
  /AppID|PDF|Excel|JPG|JPEG|PNG|GIF|\bApp\b|BMP|HEIC|ICP|\b[KM]B\b|\bCtrl\b|\bShift\b|Shift\+F\d+|F\d+|\.xlsx|\bEsc\b|[\w.*•-]+@[\w.-]+|\bwx\w*|\/\S+\/\S+|\b[0-9A-Z]{18}\b|[\p{L}\p{N}_ ()-]+\.(?:jpe?g|png|pdf|xlsx|heic|webp|tiff?)/giu;

/** Names that a screen reader would say in English, each with its role; what is hidden from it is left out. */
async function englishNames(page: Page, screen: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const silent = new Set(['InlineTextBox', 'RootWebArea']);
  return [
    ...new Set(
      nodes
        .filter(({ ignored, role }) => !ignored && !silent.has(String(role?.value)))
        .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }))
        .filter(({ name }) => /[a-z]{2,}/iu.test(name.replace(known, '')) || /^\d{6}$/.test(name))
        .map(({ role, name }) => `${screen}: ${role} “${name}”`),
    ),
  ];
}

test.setTimeout(300_000);

test('no name of anything on screen is said in English', async ({ office }) => {
  expect(await visitPlaces(office, places, englishNames)).toEqual([]);
});

test('lists to choose from say what stands in them', async ({ office }) => {
  const found: string[] = [];
  for await (const event of await office.backend.client.vault.openSample()) if (event.type === 'opened') break;
  const page = await office.openDesk('/cases');
  await expect(page.getByRole('grid', { name: '案件' }).getByRole('row').nth(1)).toBeVisible();
  for (const name of ['省份', '问题', '经办']) {
    await page.getByRole('combobox', { name }).click();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('combobox', { name })).toHaveAttribute('aria-expanded', 'true');
    found.push(...(await englishNames(page, name)));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name })).toHaveAttribute('aria-expanded', 'false');
  }
  found.push(...(await englishNames(page, 'filtered')));

  await page.goto(`${office.host.origin}/#/cases?new`);
  await expect(page.getByRole('dialog', { name: '新建案件' })).toBeVisible();
  found.push(...(await englishNames(page, 'new case')));
  expect(found).toEqual([]);
});
