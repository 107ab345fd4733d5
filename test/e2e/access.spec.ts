import { seriousViolations } from './axe.ts';
import { expect, type Office, openVault, test } from './office.ts';
import { smallLicence } from './smallScan.ts';

/** Every place of an open desk, with what is there once it has loaded. `CASE` stands for a case of the sample office. */
const places: readonly (readonly [place: string, shows: string])[] = [
  ['/', '工作台'],
  ['/calendar', '到期日历'],
  ['/cases', '案件'],
  ['/cases/board', '案件看板'],
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

/** A case of the sample office whose licence is far too small, so that the viewer has notes to draw on it. */
async function caseWithBadPicture({ backend: { client } }: Office): Promise<string> {
  const [first] = await client.cases.list();
  const caseNumber = first?.number ?? '';
  const small = await smallLicence();
  const files = [new File([new Uint8Array(small)], '样例执照.jpg', { type: 'image/jpeg' })];
  await client.materials.add({ caseNumber, slot: 'subjectCertificate', files, replace: true });
  return caseNumber;
}

test('no dialog has a serious obstacle for anybody, in light and in dark', async ({ office }) => {
  const found: string[] = [];
  for await (const event of await office.backend.client.vault.openSample()) if (event.type === 'opened') break;
  const page = await office.openDesk('/cases?new');
  await expect(page.getByRole('dialog', { name: '新建案件' })).toBeVisible();
  found.push(...(await seriousViolations(page, 'new case')));

  await page.goto(`${office.host.origin}/#/cases`);
  const grid = page.getByRole('grid', { name: '案件' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await grid.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: '生成卷宗' }).click();
  await expect(page.getByRole('button', { name: '开始生成' })).toBeVisible();
  await expect(page.getByText('扫描件里的号码仍看得到')).toBeVisible();
  found.push(...(await seriousViolations(page, 'dossiers of many')));

  const withPicture = await caseWithBadPicture(office);
  await page.goto(`${office.host.origin}/#/cases/${withPicture}/materials`);
  await page.getByRole('button', { name: '查看主体证件 样例执照.jpg' }).click();
  const viewer = page.getByRole('dialog');
  await expect(viewer.getByRole('img', { name: '样例执照.jpg' })).toBeVisible();
  await expect(viewer.getByText('收到', { exact: true })).toBeVisible();
  await expect(viewer.getByText('像素', { exact: true })).toBeVisible();
  found.push(...(await seriousViolations(page, 'viewer')));
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();

  await page.goto(`${office.host.origin}/#/cases/${withPicture}/progress`);
  await page.getByRole('button', { name: '记录驳回' }).click();
  await expect(page.getByRole('dialog', { name: '记录驳回' })).toBeVisible();
  found.push(...(await seriousViolations(page, 'rejection')));
  expect(found).toEqual([]);
});

test('the locked vault has no serious obstacle for anybody, in light and in dark', async ({ office }) => {
  await openVault(office);
  await office.backend.client.vault.lock();
  const page = await office.openDesk();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  expect(await seriousViolations(page, 'unlock')).toEqual([]);
});
