import { seriousViolations } from './axe.ts';
import { expect, test } from './office.ts';

/** Every place of an open desk, with what is there once it has loaded. `CASE` stands for a case of the sample office. */
const places: readonly (readonly [place: string, shows: string])[] = [
  ['/', '工作台'],
  ['/cases', '案件'],
  ['/cases/CASE/form', '主体'],
  ['/cases/CASE/materials', '主体证件'],
  ['/cases/CASE/letters', '代办委托书'],
  ['/cases/CASE/dossier', '生成卷宗'],
  ['/cases/CASE/progress', '推进阶段'],
  ['/scans', '扫描检查'],
  ['/import', '导入'],
  ['/settings/agency', '本机构'],
  ['/settings/profile', '平台规格'],
  ['/settings/vault', '资料库'],
  ['/settings/rules', '规则包'],
  ['/settings/look', '外观'],
  ['/settings/about', '关于'],
];

// Some thirty looks at whole pages take their time on a small machine.
test.setTimeout(600_000);

test('no screen has a serious obstacle for anybody, in light and in dark', async ({ office }) => {
  const found: string[] = [];
  const start = await office.openDesk();
  await expect(start.getByRole('button', { name: '下一步' })).toBeVisible();
  found.push(...(await seriousViolations(start, 'first start')));

  for await (const event of await office.backend.client.vault.openSample()) if (event.type === 'opened') break;
  const [first] = await office.backend.client.cases.list();
  for (const [place, shows] of places) {
    const page = await office.openDesk(place.replace('CASE', first?.number ?? ''));
    await expect(page.locator('main').getByText(shows).first()).toBeVisible();
    found.push(...(await seriousViolations(page, place)));
    await page.close();
  }
  const page = await office.openDesk('/');
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
  found.push(...(await seriousViolations(page, 'palette')));
  expect(found).toEqual([]);
});
