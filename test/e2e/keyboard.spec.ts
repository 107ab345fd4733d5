import type { Locator, Page } from 'playwright/test';
import { saveAgency } from '#backend/vault/store/agency.ts';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { writeManyCases } from '../support/manyCases.ts';
import { specimenAgency } from '../support/specimenDossier.ts';
import { expect, type Office, openVault, test } from './office.ts';
import { smallLicence } from './smallScan.ts';

/** An office with some cases, and one in which all is filled in but the remark. Answers with that case's number. */
async function caseWithoutRemark(office: Office): Promise<string> {
  await openVault(office);
  const { desk } = office.backend.context;
  writeManyCases(desk.vault().db, { count: 20, now: desk.now(), pack: desk.pack });
  saveAgency(desk.vault().db, specimenAgency);
  return keepCase(desk, cleanApplication({ miniProgram: { comment: null } }));
}

/** Goes on with Tab, or back with Shift+Tab, until the control has the focus; as far as a person would. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(control).toBeVisible();
  for (let step = 0; step < 60; step++) {
    if (await control.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused();
}

test('from the search for a case to its next problem, put right, saved and taken back, without a mouse', async ({
  office,
}) => {
  const caseNumber = await caseWithoutRemark(office);
  const commentNow = async () =>
    (await office.backend.client.cases.open({ caseNumber })).application.miniProgram.comment;
  const page = await office.openDesk();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
  await page.keyboard.type('szylhyyxgs');
  await expect(page.getByRole('option', { selected: true })).toContainText(caseNumber);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '深圳样例花艺有限公司' })).toBeVisible();

  await page.keyboard.press('F8');
  const comment = page.getByLabel('小程序备注');
  await expect(comment).toBeFocused();
  const typed = '本样例小程序介绍花店的门店、花束和价格，供客人查看营业时间并预约到店自取。';
  await page.keyboard.type(typed);
  await page.keyboard.press('Tab');
  await expect(comment).not.toBeFocused();
  await expect(page.getByText('都已保存')).toBeVisible();
  expect(await commentNow()).toBe(typed);

  // The field after it takes no text, so the keys of undo are the desk's.
  await page.keyboard.press('Control+z');
  await expect(comment).toHaveValue('');
  await expect.poll(commentNow).toBeNull();
  await page.keyboard.press('Control+Shift+z');
  await expect(comment).toHaveValue(typed);
  await expect.poll(commentNow).toBe(typed);

  // What is left are the materials: the walk goes from tile to tile.
  const tileInFocus = page.locator('[data-slot]:focus');
  await expect(page.getByRole('complementary', { name: '问题清单' }).getByText('小程序备注')).toBeHidden();
  await page.keyboard.press('F8');
  await expect(page.getByRole('tab', { name: '材料' })).toHaveAttribute('aria-selected', 'true');
  await expect(tileInFocus).toHaveAttribute('data-slot', 'subjectCertificate');
  await page.keyboard.press('F8');
  await expect(tileInFocus).not.toHaveAttribute('data-slot', 'subjectCertificate');
  await page.keyboard.press('Shift+F8');
  await expect(tileInFocus).toHaveAttribute('data-slot', 'subjectCertificate');
});

test('Esc closes every dialog, and the focus is where it was before', async ({ office }) => {
  const caseNumber = await caseWithoutRemark(office);
  await office.backend.client.materials.add({
    caseNumber,
    slot: 'subjectCertificate',
    files: [new File([await smallLicence()], '样例执照.jpg')],
    replace: false,
  });
  const page = await office.openDesk(`/cases/${caseNumber}/form`);

  /** Opens a dialog with a key on the control it belongs to, and closes it with Esc. */
  const opensAndCloses = async (control: Locator, dialog: Locator, key = 'Enter') => {
    await page.keyboard.press(key);
    await expect(dialog).toBeVisible();
    await expect(dialog.locator(':focus').or(dialog.and(page.locator(':focus')))).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(control).toBeFocused();
  };
  const tabNamed = (name: string) => page.getByRole('tab', { name });

  await test.step('the palette', async () => {
    const name = page.getByLabel('通讯地址', { exact: true });
    await tabTo(page, name);
    await opensAndCloses(name, page.getByRole('dialog', { name: '查找客户、案件和操作' }), 'Control+k');
  });
  await test.step('filling in from a text', async () => {
    const paste = page.getByRole('button', { name: '从文字填入' });
    await tabTo(page, paste, 'Shift+Tab');
    await opensAndCloses(paste, page.getByRole('dialog', { name: '从文字填入' }));
  });
  await test.step('a material', async () => {
    await tabTo(page, tabNamed('填报信息'), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const look = page.getByRole('button', { name: /^查看主体证件/ });
    await tabTo(page, look);
    const viewer = page.getByRole('dialog', { name: /^主体证件/ });
    await opensAndCloses(look, viewer);

    await page.keyboard.press('Enter');
    await tabTo(page, viewer.getByRole('button', { name: '移出' }));
    await page.keyboard.press('Enter');
    const surely = page.getByRole('button', { name: '确定' });
    await tabTo(page, surely);
    await page.keyboard.press('Enter');
    await expect(look).toBeHidden();
    await expect(page.locator('[data-slot]:focus')).toHaveAttribute('data-slot', 'subjectCertificate');
  });
  await test.step('a letter', async () => {
    await tabTo(page, tabNamed('材料'), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const preview = page.getByRole('button', { name: '预览' }).first();
    await tabTo(page, preview);
    await opensAndCloses(preview, page.getByRole('dialog'));
  });
  await test.step('a rejection', async () => {
    await tabTo(page, tabNamed('文书'), 'Shift+Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const at = page.getByRole('textbox', { name: '什么时候发生的' });
    await tabTo(page, at);
    await page.keyboard.press('Enter');
    const calendar = page.locator('.ant-picker-dropdown');
    await expect(calendar.locator('th').first()).toHaveText('一');
    await page.keyboard.press('Escape');
    await expect(calendar).toBeHidden();
    await expect(at).toBeFocused();
    await expect(page.getByRole('navigation', { name: '阶段：找备案入口' })).toBeVisible();
    const reject = page.getByRole('button', { name: '记录驳回' });
    await tabTo(page, reject);
    await opensAndCloses(reject, page.getByRole('dialog', { name: '记录驳回' }));
  });
  await test.step('a new case', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('qbaj');
    await expect(page.getByRole('option', { selected: true })).toHaveText('全部案件');
    await page.keyboard.press('Enter');
    const create = page.getByRole('button', { name: '新建案件' });
    await tabTo(page, create, 'Shift+Tab');
    await opensAndCloses(create, page.getByRole('dialog', { name: '新建案件' }));
  });
  await test.step('one value for many cases', async () => {
    await tabTo(page, page.getByLabel('搜索案件'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+a');
    const assign = page.getByRole('button', { name: '指派经办' });
    await tabTo(page, assign, 'Shift+Tab');
    await opensAndCloses(assign, page.getByRole('dialog', { name: /^指派经办/ }));
    await tabTo(page, page.getByRole('button', { name: '设计划提交日' }));
    await opensAndCloses(
      page.getByRole('button', { name: '设计划提交日' }),
      page.getByRole('dialog', { name: /^设计划提交日/ }),
    );
  });
});

test('a masked number shows while the keyboard stands on it, and no longer', async ({ office }) => {
  await openVault(office);
  saveAgency(office.backend.context.desk.vault().db, { ...specimenAgency, phones: ['13800138000'] });
  const page = await office.openDesk('/settings/agency');
  const number = page.getByRole('listitem').getByRole('button', { name: /138/ });
  await expect(number).not.toHaveText('13800138000');
  await tabTo(page, number);
  await expect(number).toHaveText('13800138000');
  await page.keyboard.press('Tab');
  await expect(number).not.toHaveText('13800138000');
});

test('a number one stands in without typing is hidden after a minute, and the next key goes on at the caret', async ({
  office,
}) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=roles.appPrincipal.mobile`);
  const mobile = page.locator('[data-field~="roles.appPrincipal.mobile"] input');
  await expect(mobile).toBeFocused();
  await page.clock.install();
  await page.keyboard.press('End');
  await expect(mobile).toHaveValue(/^\d{11}$/);
  const whole = await mobile.inputValue();
  await page.keyboard.press('ArrowLeft');
  await page.clock.fastForward(59_000);
  expect(await mobile.inputValue()).toBe(whole);
  await page.clock.fastForward(2_000);
  await expect(mobile).toHaveValue(/\*/);
  await expect(mobile).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(mobile).toHaveValue(`${whole.slice(0, 9)}${whole.slice(10)}`);
});

test('the palette asked for again the moment it is closed is there', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  const box = page.getByRole('combobox', { name: '查找' });
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  // Both in one turn of the page, as when a busy one gets to keys that wait: the dialog has not yet told that it closed.
  await page.evaluate(`
    document.querySelector('dialog').close();
    dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }));
  `);
  await expect(box).toBeFocused();
  await page.keyboard.type('设置');
  await expect(box).toHaveValue('设置');
});

test('the keys of 收件 and 扫描检查 work as soon as they are opened, and leave who types alone', async ({ office }) => {
  await openVault(office);
  const bytes = new Uint8Array(await smallLicence());
  const given = (name: string) => ({ file: new File([bytes, name], name), modifiedAt: null });
  const files = [given('样例甲.jpg'), given('样例乙.jpg')];
  const page = await office.openDesk();
  await page.getByRole('menuitem', { name: '收件' }).click();
  await expect(page.getByText('把客户发来的文件和文件夹拖到这里')).toBeVisible();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: '头一个.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }]);
  const tray = page.getByRole('grid', { name: '收到的文件' });
  await expect(tray.getByRole('row')).toHaveCount(1);
  await expect(tray).toBeFocused();

  for await (const _ of await office.backend.client.intake.take({ files }));
  await page.getByRole('menuitem', { name: '工作台' }).click();
  await page.getByRole('menuitem', { name: '收件' }).click();
  await expect(tray).toBeFocused();
  // What was shown before is shown again at once, the two that came meanwhile a little later.
  await expect(tray.getByRole('row')).toHaveCount(3);
  const selected = tray.getByRole('row', { selected: true });
  await expect(selected).toHaveAttribute('aria-rowindex', '1');
  await page.keyboard.press('ArrowDown');
  await expect(selected).toHaveAttribute('aria-rowindex', '2');
  await page.keyboard.press('x');
  await expect(page.getByText('放一边的 1')).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
  await page.keyboard.type('扫描检查');
  await expect(page.getByRole('option', { selected: true })).toContainText('扫描检查');
  await page.keyboard.press('Enter');
  await expect(page.getByText('把图片或整个文件夹拖到这里')).toBeVisible();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: '样例.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }]);
  const results = page.getByRole('grid', { name: '检查结果' });
  await expect(results).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('400×300');
  await page.keyboard.press('Escape');
  await expect(results).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
  await page.keyboard.type('收件');
  await expect(page.getByRole('option', { selected: true })).toContainText('收件');
  await page.keyboard.press('Enter');
  await expect(tray).toBeFocused();
});
