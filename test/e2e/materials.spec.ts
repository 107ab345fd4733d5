import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { takeOnCase } from '../support/editingDesk.ts';
import { heicCard } from '../support/heic.ts';
import { faxedPdf, lockedPdf, namedTypefacePdf, paperPdf, withSecondPage } from '../support/specimenPdf.ts';
import { exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
import { seriousViolations } from './axe.ts';
import { pixelsOf } from './mainJob/pagePixels.ts';
import { expect, type Office, openVault, test } from './office.ts';

/** A desk at the materials of a new case. */
async function atMaterials(office: Office): Promise<{ page: Page; caseNumber: string }> {
  await openVault(office);
  const caseNumber = await takeOnCase(office.backend.client);
  const page = await office.openDesk(`/cases/${caseNumber}/materials`);
  await expect(tile(page, '主体证件')).toBeVisible();
  return { page, caseNumber };
}

const tile = (page: Page, slot: string) => page.getByRole('group', { name: new RegExp(`^${slot}：`) });

interface Pasted {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Pastes files where the focus is, as Ctrl+V does: a paste event with the files of the clipboard. Answers whether somebody took it. */
function paste(page: Page, files: readonly Pasted[]): Promise<boolean> {
  const sent = files.map(({ name, type, bytes }) => ({ name, type, text: Buffer.from(bytes).toString('base64') }));
  // Run in the page, which this file's types know nothing of.
  return page.evaluate<boolean>(`(() => {
    const clipboardData = new DataTransfer();
    for (const { name, type, text } of ${JSON.stringify(sent)}) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      clipboardData.items.add(new File([bytes], name, { type }));
    }
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    return !(document.activeElement ?? document.body).dispatchEvent(event);
  })()`);
}

const jpeg = (name: string, bytes: Uint8Array): Pasted => ({ name, type: 'image/jpeg', bytes });
const licence = (width = 1600) =>
  makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width, height: width * 0.75 });

/** Waits until the picture in there has been decoded, and tells how wide it is. */
async function drawnWidth(place: Locator): Promise<number> {
  const picture = place.locator('img').first();
  const width = () => picture.evaluate((img: { naturalWidth: number }) => img.naturalWidth);
  await expect.poll(width).toBeGreaterThan(0);
  return width();
}

test('a picture on the clipboard goes into the slot that has the focus, takes its place, and comes back by undo', async ({
  office,
}) => {
  const { page } = await atMaterials(office);
  const slot = tile(page, '主体证件');

  expect(await paste(page, [jpeg('image.png', await licence())])).toBe(true);
  await expect(page.getByText('请先点一下要放图片的格子，再粘贴。')).toBeVisible();
  await expect(slot.getByText('拖图片到这里，或粘贴')).toBeVisible();

  await slot.focus();
  expect(await paste(page, [jpeg('image.png', await licence())])).toBe(true);
  await expect(slot.getByRole('button', { name: '查看主体证件 image.png' })).toBeVisible();
  expect(await drawnWidth(slot)).toBe(320);

  await slot.focus();
  await paste(page, [jpeg('更清楚的.jpg', await licence(2000))]);
  await expect(slot.getByRole('button', { name: '查看主体证件 更清楚的.jpg' })).toBeVisible();
  await expect(slot.getByRole('button', { name: /image\.png/ })).toBeHidden();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(slot.getByRole('button', { name: '查看主体证件 image.png' })).toBeVisible();
});

test('pictures pasted together fill a slot that takes many; a slot for one takes the first and says so', async ({
  office,
}) => {
  const { page, caseNumber } = await atMaterials(office);
  await page.getByRole('combobox', { name: '添加其他材料' }).click();
  await page.keyboard.type('小程序其他附件');
  await page.keyboard.press('Enter');
  const many = tile(page, '小程序其他附件');
  await many.focus();
  const roll = await Promise.all([1200, 1300, 1400].map(licence));
  await paste(
    page,
    roll.map((bytes, index) => jpeg(`IMG_00${index + 1}.jpg`, bytes)),
  );
  for (const index of [1, 2, 3]) await expect(many.getByRole('button', { name: `IMG_00${index}.jpg` })).toBeVisible();

  const one = tile(page, '主体证件');
  await one.focus();
  await paste(page, [jpeg('甲.jpg', await licence(1500)), jpeg('乙.jpg', await licence(1700))]);
  await expect(page.getByText('“主体证件”只放一份，用了第一个文件。')).toBeVisible();
  await expect(one.getByRole('button', { name: '查看主体证件 甲.jpg' })).toBeVisible();
  const { materials } = await office.backend.client.cases.open({ caseNumber });
  expect(materials.map(({ facts }) => facts.name).toSorted()).toEqual([
    'IMG_001.jpg',
    'IMG_002.jpg',
    'IMG_003.jpg',
    '甲.jpg',
  ]);
});

test('text pasted into a field stays text, and a picture pasted there goes nowhere', async ({ office }) => {
  const { page, caseNumber } = await atMaterials(office);
  await tile(page, '主体证件').focus();
  await page.getByRole('combobox', { name: '添加其他材料' }).fill('附件');
  expect(await paste(page, [jpeg('image.png', await licence())])).toBe(false);
  const { materials } = await office.backend.client.cases.open({ caseNumber });
  expect(materials).toEqual([]);
});

test('a HEIC photograph is seen on its tile and in full, with what the platform says to it', async ({ office }) => {
  const { page } = await atMaterials(office);
  const slot = tile(page, '主体负责人证件人像面');
  await slot.focus();
  await paste(page, [{ name: 'IMG_0001.HEIC', type: 'image/heic', bytes: heicCard() }]);
  expect(await drawnWidth(slot)).toBe(320);
  await slot.getByRole('button', { name: /^查看/ }).click();
  const viewer = page.getByRole('dialog');
  expect(await drawnWidth(viewer)).toBe(1200);
  await expect(viewer.getByText('格式不收')).toBeVisible();
  await expect(viewer.getByText('1200×800 像素', { exact: true })).toBeVisible();
  const save = viewer.getByRole('button', { name: '保存原件' });
  await expect(save).toHaveAccessibleDescription('保存的原件里可能有拍摄地点和时间。');
});

test('a damaged HEIC file is refused in plain words', async ({ office }) => {
  const { page } = await atMaterials(office);
  const slot = tile(page, '主体负责人证件人像面');
  await slot.focus();
  await paste(page, [{ name: 'IMG_0002.HEIC', type: 'image/heic', bytes: heicCard().subarray(0, 9000) }]);
  await expect(page.getByText(/IMG_0002\.HEIC：图片不完整/)).toBeVisible();
  await expect(slot.getByText('拖图片到这里，或粘贴')).toBeVisible();
});

/** Share of each half of a drawn page that is dark; waits until something is. */
async function darkness(viewer: Locator, page = 1): Promise<{ left: number; right: number }> {
  const canvas = viewer.locator(`canvas[data-page="${page}"]`);
  const measure = async () => {
    const drawn = await canvas.evaluate((element: { toDataURL(): string }) => element.toDataURL());
    const { width, height, pixels } = await pixelsOf(drawn);
    const dark = { left: 0, right: 0 };
    for (let at = 0; at < width * height; at++) {
      if ((pixels[at * 3] ?? 0) < 128) dark[at % width < width / 2 ? 'left' : 'right'] += 2 / (width * height);
    }
    return dark;
  };
  await expect.poll(async () => (await measure()).left).toBeGreaterThan(0);
  return measure();
}

test('the pages of PDFs are seen, whatever made them, and what cannot be opened says why', async ({ office }) => {
  const { page } = await atMaterials(office);
  const papers: readonly (readonly [slot: string, name: string, bytes: Uint8Array])[] = [
    ['主体证件', '执照.pdf', await paperPdf({ pages: 3 })],
    ['主体负责人证件人像面', '传真.pdf', await withSecondPage(await faxedPdf())],
    ['主体负责人证件国徽面', '宋体.pdf', await withSecondPage(await namedTypefacePdf())],
    ['小程序负责人证件人像面', '加密.pdf', await lockedPdf()],
  ];
  for (const [slot, name, bytes] of papers) {
    await tile(page, slot).focus();
    await paste(page, [{ name, type: 'application/pdf', bytes }]);
    await expect(tile(page, slot).getByRole('button', { name: new RegExp(name) })).toBeVisible();
  }
  const viewer = page.getByRole('dialog');
  const open = (slot: string) => tile(page, slot).getByRole('button', { name: /^查看/ }).click();
  const close = async () => {
    await page.keyboard.press('Escape');
    await expect(viewer).toBeHidden();
  };

  await test.step('a paper of three pages', async () => {
    // A4 upright: 320 pixels high.
    expect(await drawnWidth(tile(page, '主体证件'))).toBe(226);
    await open('主体证件');
    await expect(viewer.getByRole('document', { name: '执照.pdf，共 3 页' })).toBeVisible();
    await darkness(viewer);
    await viewer.locator('canvas[data-page="3"]').scrollIntoViewIfNeeded();
    await darkness(viewer, 3);
    const fitting = (await viewer.locator('canvas').first().boundingBox())?.width ?? 0;
    await viewer.getByRole('button', { name: '放大' }).click();
    await expect
      .poll(async () => (await viewer.locator('canvas').first().boundingBox())?.width ?? 0)
      .toBeGreaterThan(fitting * 1.5);
    expect(await seriousViolations(page, 'PDF')).toEqual([]);
    const saving = page.waitForEvent('download');
    const save = viewer.getByRole('button', { name: '保存原件' });
    await expect(save).toHaveAccessibleDescription('保存的原件里可能有作者和修改时间。');
    await save.click();
    expect(Buffer.from(papers[0]?.[2] ?? []).equals(await readFile(await (await saving).path()))).toBe(true);
    await close();
  });
  await test.step('a page as a fax writes it', async () => {
    expect(await drawnWidth(tile(page, '主体负责人证件人像面'))).toBe(213);
    await open('主体负责人证件人像面');
    const { left, right } = await darkness(viewer);
    expect(left).toBeGreaterThan(0.95);
    expect(right).toBeLessThan(0.05);
    await close();
  });
  await test.step('Chinese in a typeface that is not enclosed', async () => {
    await open('主体负责人证件国徽面');
    const { left, right } = await darkness(viewer);
    expect(left).toBeGreaterThan(0.01);
    expect(right).toBeGreaterThan(0.01);
    await close();
  });
  await test.step('a file with a password', async () => {
    await expect(tile(page, '小程序负责人证件人像面').getByLabel(/这种文件没有预览/)).toBeVisible();
    await open('小程序负责人证件人像面');
    await expect(viewer.getByRole('alert')).toContainText('可能设了密码');
    await close();
  });
});
