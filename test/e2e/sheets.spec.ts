import { readFile } from 'node:fs/promises';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { exampleCard } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
import { expect, type Office, openVault, test } from './office.ts';

async function caseWithCard(office: Office): Promise<string> {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, cleanApplication());
  for (const [slot, kind] of [
    ['subjectPrincipalFront', 'idFront'],
    ['subjectPrincipalBack', 'idBack'],
  ] as const) {
    const bytes = await makeSpecimen({ kind, data: exampleCard }, { rotation: 6 });
    const files = [new File([new Uint8Array(bytes)], `样例${kind}.jpg`)];
    await client.materials.add({ caseNumber, slot, files, replace: false });
  }
  return caseNumber;
}

test('both sides of a card are looked at on one A4 and saved, with what they are for on them', async ({ office }) => {
  const caseNumber = await caseWithCard(office);
  const page = await office.openDesk(`/cases/${caseNumber}/materials`);
  await page.getByRole('button', { name: '合页与拼图' }).click();
  const dialog = page.getByRole('dialog', { name: '合页与拼图' });
  await expect(dialog.getByRole('img', { name: '预览' })).toBeVisible();
  await expect(dialog.getByText(/^“仅供.*小程序备案使用 2026-11-23”$/)).toBeVisible();
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '保存' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^证件正反面_.*\.pdf$/);
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(dialog).toBeHidden();
});

test('a picture goes out for a platform that refuses watermarks without one', async ({ office }) => {
  const caseNumber = await caseWithCard(office);
  const page = await office.openDesk(`/cases/${caseNumber}/materials`);
  await page.getByRole('button', { name: /^查看主体负责人证件人像面/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '导出这张…' }).click();
  const dialog = page.getByRole('dialog', { name: /^导出这张/ });
  await expect(dialog.getByRole('checkbox', { name: '印上用途水印' })).toBeChecked();
  await dialog.getByRole('combobox', { name: '给谁用' }).click();
  await page.getByTitle('微信（推荐）').click();
  await expect(dialog.getByText('这个平台不收带水印的图片，所以不印。')).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: '印上用途水印' })).not.toBeChecked();
  await expect(dialog.getByRole('img', { name: '预览' })).toBeVisible();
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '保存' }).click();
  const bytes = await readFile(await (await saved).path());
  expect(bytes.byteLength).toBeLessThanOrEqual(200 * 1024);
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
});
