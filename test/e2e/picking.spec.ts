import type { Page } from 'playwright/test';
import { expect, type Office, openVault, test } from './office.ts';

/** A case of a company that certifies itself with its licence; answers with its number. */
async function newCase({ backend }: Office): Promise<string> {
  const { caseNumber } = await backend.client.cases.create({
    subject: { name: '样例键盘有限公司', type: 4 },
    miniProgram: { name: '样例键盘', appId: null },
    filingType: 'first',
    entrance: 'newApp',
    staff: '样例员',
  });
  return caseNumber;
}

async function subjectOf({ backend }: Office, caseNumber: string) {
  return (await backend.client.cases.open({ caseNumber })).application.subject;
}

/** The accessible description of what has the keyboard. */
async function described(page: Page): Promise<string> {
  const ids = (await page.locator(':focus').getAttribute('aria-describedby')) ?? '';
  const words = await Promise.all(ids.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()));
  return words.join(' ');
}

test('a new case is typed in from the first field to the last without a mouse', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk('/cases?new');
  await expect(page.getByLabel('主体（客户）')).toBeFocused();
  // The dialog gives the focus to its first field once more when it has come to rest.
  await page.evaluate(`Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished)).then(() => undefined)`);
  await page.keyboard.type('样例打字有限公司');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('单位性质')).toBeFocused();
  await page.keyboard.type('企业');
  await expect(page.locator('.ant-select-item-option-active')).toHaveText('企业');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('小程序名称')).toBeFocused();
  await page.keyboard.type('样例打字小店');
  await expect(page.getByLabel('小程序名称')).toHaveValue('样例打字小店');

  // Emptied: the form begins anew, at its beginning.
  await page.getByRole('button', { name: '清空' }).click();
  await expect(page.getByLabel('主体（客户）')).toHaveValue('');
  await expect(page.getByLabel('主体（客户）')).toBeFocused();

  // Tab alone takes what is marked, too.
  await page.keyboard.type('样例打字有限公司');
  await page.keyboard.press('Tab');
  await page.keyboard.type('企业');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('小程序名称')).toBeFocused();
  await page.getByLabel('小程序名称').fill('样例打字小店');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '样例打字小店' })).toBeFocused();
});

test('Tab and Enter leave a filled picker as it is; Delete empties it', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const { cases } = office.backend.client;
  const edits = [{ field: 'subject.certificateType' as const, value: 1, expected: null }];
  await cases.edit({ caseNumber, edits });
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=subject.certificateType`);
  const picker = page.getByLabel('主体证件类型');
  await expect(picker).toBeFocused();
  expect(await described(page)).toContain('按 Delete 键可以清空');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('主体证件号码')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(picker).toBeFocused();
  expect((await subjectOf(office, caseNumber)).certificateType).toBe(1);
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await subjectOf(office, caseNumber)).certificateType).toBeNull();
  await expect(picker).toBeFocused();
  await expect(picker).toHaveAttribute('aria-expanded', 'false');
});

test('a place is found by letters and taken with Enter; letters of no place are told', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=subject.province`);
  const picker = page.getByLabel('备案地区');
  await expect(picker).toBeFocused();
  await page.keyboard.type('hzxh');
  await expect(page.locator('.ant-cascader-menu-item')).toHaveText(['浙江省 / 杭州市 / 西湖区']);
  const { height } = (await page.locator('.ant-cascader-menu').boundingBox()) ?? { height: Number.NaN };
  expect(height).toBeLessThan(60);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await subjectOf(office, caseNumber)).district).toBe('330106');

  await page.keyboard.type('qqqqzz');
  await expect(page.getByText('没有找到这个地方')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByText('您输入的“qqqqzz”没有选上，备案地区没有改动。')).toBeVisible();
  expect((await subjectOf(office, caseNumber)).district).toBe('330106');
});

test('a place that was taken is never called not taken, however it was taken and left', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=subject.province`);
  const picker = page.getByLabel('备案地区');
  const said = page.getByText('没有选上');
  const hits = page.locator('.ant-cascader-menu-item');
  for (const take of ['Enter', 'click']) {
    for (const leave of ['Tab', 'click']) {
      // One after the other, so that each of them changes something.
      for (const [typed, name] of [
        ['hdq', '海淀区'],
        ['cyq', '朝阳区'],
      ] as const) {
        const before = (await subjectOf(office, caseNumber)).district;
        await picker.focus();
        await page.keyboard.type(typed);
        await expect(hits.filter({ hasText: name }).first()).toBeVisible();
        if (take === 'Enter') await page.keyboard.press('Enter');
        else await hits.filter({ hasText: name }).first().click();
        await expect.poll(async () => (await subjectOf(office, caseNumber)).district).not.toBe(before);
        if (leave === 'Tab') await page.keyboard.press('Tab');
        else await page.getByLabel('小程序名称').click();
        await expect(picker).not.toBeFocused();
        await expect(said, `${typed}, ${take}, ${leave}`).toBeHidden();
      }
    }
  }
  // Nothing of the field may still be under way when the line is looked for a last time.
  await expect(page.getByText('都已保存')).toBeVisible();
  await expect(said).toBeHidden();
  // Told once: to look in again without typing is no new slip.
  await picker.focus();
  await page.keyboard.type('qqqqzz');
  await page.keyboard.press('Tab');
  await expect(said).toBeVisible();
  await picker.focus();
  await expect(said).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(picker).not.toBeFocused();
  await expect(said).toBeHidden();
});

test('what nobody remembers the place of is found by its name, and too few digits are told', async ({ office }) => {
  await openVault(office);
  await newCase(office);
  const page = await office.openDesk('/cases');
  await page.getByLabel('搜索案件').fill('138');
  await expect(page.getByText('电话和证件号码要输入至少 4 位。')).toBeVisible();
  await page.getByLabel('搜索案件').fill('');
  for (const [typed, label] of [
    ['口令', '更换口令'],
    ['hfm', '更换恢复码'],
    ['hsz', '回收站'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
    await page.keyboard.type(typed);
    await expect(page.getByRole('option', { name: label })).toBeVisible();
    if (label === '回收站') continue;
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: '查找' })).toBeHidden();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText('回收站是空的')).toBeVisible();
});

test('several are chosen with Enter and left with Tab, and stay chosen', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=miniProgram.serviceTypes`);
  const picker = page.getByLabel('服务内容类型');
  await expect(picker).toBeFocused();
  const chosen = async () =>
    (await office.backend.client.cases.open({ caseNumber })).application.miniProgram.serviceTypes.length;
  await page.keyboard.press('Enter');
  await expect(picker).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Enter');
  await expect.poll(chosen).toBe(1);
  await page.keyboard.press('Tab');
  await expect(picker).not.toBeFocused();
  await expect(page.getByText('都已保存')).toBeVisible();
  expect(await chosen()).toBe(1);
});
