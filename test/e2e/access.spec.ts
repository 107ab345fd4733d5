import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resourcesDir } from '#backend/resources.ts';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { seriousViolations } from './axe.ts';
import { englishNames } from './englishNames.ts';
import { expect, type Office, openVault, test } from './office.ts';
import { openSample } from './sampleVault.ts';
import { smallLicence } from './smallScan.ts';
import { type Place, visitPlaces } from './visitPlaces.ts';

/** Every place of an open desk. */
const places: readonly Place[] = [
  ['/', '工作台'],
  ['/calendar', '到期日历'],
  ['/cases', '共 12 个案件'],
  ['/cases/board', '案件看板'],
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
  ['/settings/retention', '保留与删除'],
  ['/settings/access', '访问记录'],
  ['/settings/about', '关于'],
];

// Some thirty looks at whole pages take their time on a small machine.
test.setTimeout(600_000);

test('no screen has a serious obstacle for anybody, in light and in dark, or says a name in English', async ({
  office,
}) => {
  const found = await visitPlaces(office, places, async (page, screen) => [
    // What is enclosed has names and licences of its own.
    ...(screen === '/settings/about' ? [] : await englishNames(page, screen)),
    ...(await seriousViolations(page, screen)),
  ]);
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
  await openSample(office);
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

test('no question in the middle of work is an obstacle for anybody, in light and in dark', async ({ office }) => {
  await openVault(office);
  const { client, context } = office.backend;
  const found: string[] = [];
  const short = cleanApplication({ miniProgram: { comment: '太短的备注' } });
  const caseNumber = keepCase(context.desk, short);
  const removed = keepCase(
    context.desk,
    cleanApplication({ miniProgram: { appId: 'wx0000000000000009', name: '样例停办' } }),
  );
  await client.cases.setRemoved({ numbers: [removed], removed: true });
  for (const [from, to] of [
    ['findEntrance', 'subjectInfo'],
    ['subjectInfo', 'appInfo'],
  ] as const)
    await client.progress.move({ caseNumber, from, to, at: null, note: null });

  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  await page.getByRole('button', { name: /写明理由，不再算问题：.*备注/ }).click();
  const override = page.getByRole('dialog', { name: '写明理由，不再算问题' });
  await override.getByRole('button', { name: '确定' }).click();
  await expect(override).toContainText('请写一句看得懂的理由');
  found.push(...(await seriousViolations(page, 'override')));
  await override.getByRole('button', { name: '取消' }).click();
  await expect(override).toBeHidden();

  await page.getByRole('tab', { name: '进度' }).click();
  await page.getByRole('button', { name: '进入“初审”' }).click();
  const move = page.getByRole('dialog', { name: '仍要推进？' });
  await expect(move).toBeVisible();
  found.push(...(await seriousViolations(page, 'moving on')));
  await move.getByRole('button', { name: '仍要推进' }).click();
  await expect(page.getByRole('navigation', { name: '阶段：初审' })).toBeVisible();

  await client.progress.reject({
    caseNumber,
    from: 'platformReview',
    backTo: 'appInfo',
    at: null,
    reasons: [{ keyName: '小程序备注', error: '过于笼统', suggest: '写明“主营业务”' }],
  });
  await page.reload();
  await page.getByRole('button', { name: '记成规则' }).click();
  await expect(page.getByRole('dialog', { name: '记成本机构的规则' })).toBeVisible();
  found.push(...(await seriousViolations(page, 'own rule')));

  await page.goto(`${office.host.origin}/#/cases`);
  await page.getByRole('button', { name: '回收站' }).click();
  const bin = page.getByRole('grid', { name: '案件' });
  await expect(bin.getByRole('row').nth(1)).toBeVisible();
  await bin.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('button', { name: '恢复' })).toBeVisible();
  found.push(...(await seriousViolations(page, 'recycle bin')));

  await page.goto(`${office.host.origin}/#/settings/rules`);
  const choose = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  const lists = JSON.parse(await readFile(join(resourcesDir, 'rule-pack', 'wordLists.json'), 'utf8'));
  lists.national.words.push('样例');
  const buffer = Buffer.from(JSON.stringify(lists));
  await (await choose).setFiles({ name: 'wordLists.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('dialog', { name: '导入规则包' }).getByText('词表：改动 1 行')).toBeVisible();
  found.push(...(await seriousViolations(page, 'other rules')));
  expect(found).toEqual([]);
});

test('the list of licences opens at every text and is no obstacle', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk('/settings/about');
  await expect(page.getByRole('rowheader', { name: '界面', exact: true })).toBeVisible();
  await page.getByRole('button', { name: '界面用到的软件包' }).click();
  await expect(page.getByRole('region', { name: '许可原文：界面用到的软件包' })).toContainText('antd');
  expect(await seriousViolations(page, 'licences')).toEqual([]);
});

test('the locked vault has no serious obstacle for anybody, in light and in dark', async ({ office }) => {
  await openVault(office);
  await office.backend.client.vault.lock();
  const page = await office.openDesk();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  expect(await seriousViolations(page, 'unlock')).toEqual([]);
});
