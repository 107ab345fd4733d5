import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { makeSpecimen, type SpecimenOptions, type SpecimenPaper } from '#test/support/specimens/specimen.ts';
import { cardData, company, letterData, li, licenceData, type Someone, zhang } from './client.ts';

const kilobyte = 1024;
/** As a phone takes a card, small enough for the platform. */
const photographed: SpecimenOptions = { targetBytes: 116 * kilobyte, noise: 1.2 };
/** As a scanner takes a letter. */
const scanned: SpecimenOptions = { ...photographed, width: 1200, height: 1600, setting: 'scanner' };

/** Puts a picture into every slot that wants one. The licence comes far too small at first, and is sent again. */
export async function giveMaterials(page: Page, folder: string): Promise<void> {
  const pictures = join(folder, '收到的图片');
  await mkdir(pictures);
  const write = async (name: string, paper: SpecimenPaper, options: SpecimenOptions = photographed) => {
    const file = join(pictures, name);
    await writeFile(file, await makeSpecimen(paper, options));
    return file;
  };
  const card = (kind: 'idFront' | 'idBack', of: Someone) =>
    write(`${of.name}${kind}.jpg`, { kind, data: cardData(of) });
  const letter = (title: string) => write(`${title}.jpg`, { kind: 'letterPage', data: letterData(title) }, scanned);
  const licence: SpecimenPaper = { kind: 'businessLicence', data: licenceData };

  await page.getByRole('tab', { name: '材料' }).click();
  await expect(page.getByText(/^还缺 7 样必需的/)).toBeVisible();
  await remindClient(page);
  await lookAtChecklist(page);
  await seeTooSmall(page, await write('mmexport1695000000001.jpg', licence, { width: 400, height: 300 }));
  await choose(page, '替换', '主体证件', await write('营业执照.jpg', licence));
  await expect(page.getByText('已替换“主体证件”')).toBeVisible();
  await expect(page.getByText('400×300')).toBeHidden();

  await choose(page, '选择文件', '主体负责人证件人像面', await card('idFront', zhang));
  await choose(page, '选择文件', '主体负责人证件国徽面', await card('idBack', zhang));
  await choose(page, '选择文件', '小程序负责人证件人像面', await card('idFront', li));
  await choose(page, '选择文件', '小程序负责人证件国徽面', await card('idBack', li));
  await choose(page, '选择文件', '小程序负责人授权书', await letter('授权书'));
  await choose(page, '选择文件', '互联网信息服务备案承诺书', await letter('承诺书'));
  await expect(page.getByText('必需的材料都有了。')).toBeVisible();
  await expect(page.getByRole('region', { name: /^(?:必改|待填)/ })).toBeHidden();
}

/** What is missing goes to the clipboard as a message: pasted elsewhere, it is all there. */
async function remindClient(page: Page): Promise<void> {
  await page.getByRole('button', { name: '复制催办话术' }).click();
  await expect(page.getByText('催办话术已复制')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  const anywhere = page.getByRole('combobox', { name: '查找客户、案件和操作' });
  await anywhere.press('ControlOrMeta+v');
  await expect(anywhere).toHaveValue(/还差一些资料.*营业执照.*小程序负责人授权书/);
  await page.keyboard.press('Escape');
  await expect(anywhere).toBeHidden();
}

/** The list of papers for the client is shown, ready to be printed and saved; and a paper says how to get it. */
async function lookAtChecklist(page: Page): Promise<void> {
  await page.getByRole('button', { name: '资料清单' }).click();
  const dialog = page.getByRole('dialog', { name: `资料清单 ${company.name}` });
  await expect(dialog.locator('canvas[data-page="1"]')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '打印' })).toBeEnabled();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '保存' }).click();
  expect((await saving).suggestedFilename()).toBe(`资料清单 ${company.name}.pdf`);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '怎么准备：互联网信息服务备案承诺书' }).click();
  await expect(page.getByText('法定代表人签字，盖公章')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('法定代表人签字，盖公章')).toBeHidden();
}

/** A picture of 400 × 300 is dropped where the licence belongs: the tile, the list of findings and the full view say so. */
async function seeTooSmall(page: Page, file: string): Promise<void> {
  const tile = page.getByRole('region', { name: /^主体证件：/ });
  await tile.drop({ files: file });
  await expect(tile.getByText('有必改')).toBeVisible();
  await expect(page.getByRole('complementary', { name: '问题清单' }).getByText(/图片尺寸是 400×300/)).toBeVisible();
  await tile.getByRole('button', { name: /^查看主体证件/ }).click();
  const viewer = page.getByRole('dialog', { name: /^主体证件/ });
  await expect(viewer.getByText('宽 400 像素')).toBeVisible();
  await expect(viewer.getByRole('img', { name: 'mmexport1695000000001.jpg' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
}

/** Chooses a file by the button of a slot; a good one, so the tile must say so. */
async function choose(page: Page, verb: '选择文件' | '替换', slot: string, file: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: `${verb}：${slot}`, exact: true }).click();
  await (await choosing).setFiles(file);
  await expect(page.getByRole('region', { name: `${slot}：合格`, exact: false })).toBeVisible();
}
