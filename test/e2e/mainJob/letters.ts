import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import { program } from './client.ts';
import { driftFrom, pixelsOf } from './pagePixels.ts';
import { printings } from './printing.ts';

const title = '小程序负责人授权书';
const savedName = '授权书.pdf';
/** Two programs that draw the same letter differ by about 0.15 (see driftFrom); without its Chinese it is beyond 0.5. */
const mostDrift = 0.25;

/** Looks at a letter before it is printed: what the canvas shows is what the saved PDF holds. */
export async function lookAtLetter(page: Page, folder: string): Promise<void> {
  await page.getByRole('tab', { name: '文书' }).click();
  const letter = letterCard(page);
  await expect(letter.getByText('可以打印')).toBeVisible();
  await letter.getByRole('button', { name: '预览' }).click();
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog.getByText('按下“打印”才记入打印记录')).toBeVisible();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '保存' }).click();
  const file = join(folder, savedName);
  await (await saving).saveAs(file);
  const pdf = await readFile(file);
  await expect.poll(async () => driftFrom(pdf, 1, await canvasPixels(dialog))).toBeLessThan(mostDrift);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(letter.getByRole('list', { name: '打印记录' })).toBeHidden();
}

/**
 * Prints the letter that was looked at, from its card and from a look at it: its one page goes to the printer, and
 * each printing is remembered.
 */
export async function printLetter(page: Page, folder: string): Promise<void> {
  const letter = letterCard(page);
  await letter.getByRole('button', { name: '打印', exact: true }).click();
  await page.getByRole('button', { name: '打印好了' }).click();
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await printings(page)).map((pages) => pages.length)).toEqual([1]);
  const [[sheet] = []] = await printings(page);
  if (!sheet) throw new Error('nothing was printed');
  expect(await driftFrom(await readFile(join(folder, savedName)), 1, sheet)).toBeLessThan(mostDrift);
  const remembered = letter.getByRole('list', { name: '打印记录' }).getByRole('listitem');
  await expect(letter.getByText('已打印')).toBeVisible();
  await expect(remembered).toHaveCount(1);

  await letter.getByRole('button', { name: '预览' }).click();
  await expect(dialog.getByText('按下“打印”才记入打印记录')).toBeVisible();
  await expect(remembered).toHaveCount(1);
  await dialog.getByRole('button', { name: '打印' }).click();
  await expect(dialog.getByText('已记入打印记录')).toBeVisible();
  await expect.poll(async () => (await printings(page)).map((pages) => pages.length)).toEqual([1, 1]);
  await page.getByRole('button', { name: '打印好了' }).click();
  await expect(remembered).toHaveCount(2);
  await dialog.getByRole('button', { name: '打印' }).click();
  await page.getByRole('button', { name: '没有打印，撤掉记录' }).click();
  await expect(dialog.getByText('打印记录已经撤掉')).toBeVisible();
  await expect(page.getByRole('dialog', { name: '打印好了吗？' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(remembered).toHaveCount(2);
}

/** After the change, the letter says that it is out of date and in what. */
export async function seeLetterOutOfDate(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '文书' }).click();
  const letter = letterCard(page);
  await expect(letter.getByText('已过时，要重印')).toBeVisible();
  await expect(letter.getByText(`小程序名称：印的是“${program.name}”，现在是“${program.laterName}”`)).toBeVisible();
}

function letterCard(page: Page): Locator {
  return page.locator('[data-template="appPrincipalAuthorization"]');
}

async function canvasPixels(dialog: Locator) {
  const canvas = dialog.locator('canvas[data-page="1"]');
  return pixelsOf(await canvas.evaluate((element: { toDataURL(): string }) => element.toDataURL()));
}
