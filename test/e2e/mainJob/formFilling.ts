import { expect, type Page } from 'playwright/test';

/** Types into a field of the case form, found by its label. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
}

/** Searches a picker for a choice and takes it. */
export async function pick(page: Page, label: string, choice: string, search = choice): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(search);
  await option(page, choice).click();
  await page.keyboard.press('Escape');
}

/** Gives a role to somebody, by the words the picker offers; the desk leads on to that person's name. */
export async function giveRole(page: Page, role: string, choice: string): Promise<void> {
  await page.getByLabel(role, { exact: true }).click();
  await option(page, choice).click();
  await expect(page.getByLabel(`${role}姓名`, { exact: true })).toBeFocused();
}

function option(page: Page, choice: string) {
  return page.locator('.ant-select-item-option:visible').and(page.getByTitle(choice, { exact: true }));
}
