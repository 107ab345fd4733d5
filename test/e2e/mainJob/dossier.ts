import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { pageTexts, renderedPage } from '#test/support/renderedPage.ts';
import { hasInk } from './pagePixels.ts';

/** Dots an inch at which the smallest print of a dossier still leaves ink. */
const dpi = 50;

/** Makes and saves the dossier, and looks at every page of the file. */
export async function makeDossier(page: Page, folder: string): Promise<void> {
  await page.getByRole('tab', { name: '卷宗' }).click();
  await page.getByRole('button', { name: '生成卷宗' }).click();
  const said = page.getByText(/^共 \d+ 页，号码已隐去中段，证件没有印用途水印$/);
  await expect(said).toBeVisible({ timeout: 120_000 });
  const pages = Number(/\d+/.exec((await said.textContent()) ?? '')?.[0]);
  await expect(page.getByRole('document', { name: `共 ${pages} 页` })).toBeVisible();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存' }).click();
  const file = join(folder, '卷宗.pdf');
  await (await saving).saveAs(file);
  const pdf = await readFile(file);
  expect(await pageTexts(pdf)).toHaveLength(pages);
  for (let number = 1; number <= pages; number++)
    expect(hasInk(await renderedPage(pdf, number, dpi)), `ink on page ${number}`).toBe(true);
}
