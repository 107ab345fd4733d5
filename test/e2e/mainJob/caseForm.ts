import { expect, type Page } from 'playwright/test';
import { cardValidFrom, cardValidUntil, company, li, program, type Someone, zhang } from './client.ts';
import { fill, giveRole, pick } from './formFilling.ts';

/** Fills the form until nothing is missing and nothing wrong. */
export async function fillForm(page: Page): Promise<void> {
  await expect(blocking(page)).toBeVisible();
  await fillSubject(page);
  await giveRole(page, '法定代表人', '新建一位负责人');
  await fill(page, '法定代表人姓名', zhang.name);
  await giveRole(page, '主体负责人', `${zhang.name}（法定代表人）`);
  await fillPerson(page, '主体负责人', zhang);
  await giveRole(page, '小程序负责人', '新建一位负责人');
  await fill(page, '小程序负责人姓名', li.name);
  await fillPerson(page, '小程序负责人', li);
  await fillProgram(page);
  await expect(page.getByText('都已保存')).toBeVisible();
  await expect(blocking(page)).toBeHidden();
}

/** Changes what a printed letter quotes. */
export async function changeQuotedValue(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '填报信息' }).click();
  await fill(page, '小程序名称', program.laterName);
  await expect(page.getByText('都已保存')).toBeVisible();
}

/** How much still blocks the form, as its tab says. */
function blocking(page: Page) {
  return page.getByRole('tab', { name: '填报信息' }).getByTitle(/项(?:必改|待填)/);
}

async function fillSubject(page: Page): Promise<void> {
  await pick(page, '单位性质', '企业');
  await fill(page, '备案地区', '深圳南山');
  await page.getByRole('menuitemcheckbox', { name: '广东省 / 深圳市 / 南山区' }).click();
  await fill(page, '通讯地址', company.address);
  await pick(page, '主体证件类型', '营业执照(个人或企业)', '营业执照');
  await fill(page, '主体证件号码', company.creditCode);
  await fill(page, '主体证件住所', company.certificateAddress);
  await fill(page, '主体证件有效期起', company.validFrom.replaceAll('-', ''));
  await fill(page, '主体证件有效期止', '长期');
  await fill(page, '经营范围', company.scope);
}

export async function fillPerson(page: Page, role: string, person: Someone): Promise<void> {
  await pick(page, `${role}证件类型`, '居民身份证');
  await fill(page, `${role}证件号码`, person.number);
  await fill(page, `${role}证件有效期起`, cardValidFrom);
  await fill(page, `${role}证件有效期止`, cardValidUntil);
  await fill(page, `${role}手机号`, person.mobile);
  await fill(page, `${role}应急手机号`, person.emergencyMobile);
  await fill(page, `${role}邮箱`, person.email);
  await fill(page, `${role}职务`, person.post);
}

export async function fillProgram(page: Page): Promise<void> {
  await fill(page, 'AppID', program.appId);
  await pick(page, '服务内容类型', '自主售卖');
  await fill(page, '小程序备注', program.comment);
  const none = page.getByRole('checkbox', { name: '以上都不涉及' });
  // It is ticked once the backend has kept it.
  await none.click();
  await expect(none).toBeChecked();
}
