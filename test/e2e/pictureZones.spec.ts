import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleCard } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
import { expect, openVault, test } from './office.ts';

test('what is wrong is outlined on the picture, at its place', async ({ office }) => {
  await openVault(office);
  const file = join(office.folder, '样例身份证.jpg');
  await writeFile(
    file,
    await makeSpecimen({ kind: 'idFront', data: exampleCard }, { rotation: 12, fill: 0.85, glare: 0.5 }),
  );
  const page = await office.openDesk();
  await page.getByRole('menuitem', { name: '扫描检查' }).click();
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file);
  await expect(page.getByText('还没查 0')).toBeVisible();
  await page.getByText('样例身份证.jpg').first().click();
  const detail = page.getByRole('dialog', { name: '样例身份证.jpg' });
  await expect(detail.getByText('拍得有点斜：向右歪了约 12 度。')).toBeVisible();
  const tilted = detail.locator('g[data-rule="scan.tilted"] polygon').last();
  const glare = detail.locator('g[data-rule="scan.glare"] polygon').last();
  await expect(glare).toBeVisible();
  const [picture, paper, spot] = await Promise.all(
    [detail.getByRole('img'), tilted, glare].map(
      async (each) => (await each.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 },
    ),
  );
  // The spot lies within the paper, the paper within the picture.
  for (const [inner, outer] of [
    [spot, paper],
    [paper, picture],
  ] as const) {
    expect(inner?.width).toBeGreaterThan(10);
    expect(inner?.x).toBeGreaterThan((outer?.x ?? 0) - 3);
    expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThan((outer?.x ?? 0) + (outer?.width ?? 0) + 3);
  }
});

test('how strictly pictures are looked at is chosen in the settings, and can be taken back', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const page = await office.openDesk('/settings/profile');
  const choice = page.getByRole('radiogroup', { name: '看画面的松紧' });
  await expect(choice.getByRole('radio', { name: '一般' })).toBeChecked();
  await choice.getByText('严格').click();
  await expect(page.getByText('看画面的松紧已改为“严格”。')).toBeVisible();
  expect((await client.settings.get()).strictness).toBe('strict');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(choice.getByRole('radio', { name: '一般' })).toBeChecked();
  await expect.poll(async () => (await client.settings.get()).strictness).toBe('usual');
});
