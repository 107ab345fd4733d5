import type { Page } from 'playwright/test';

/** What a person would paste now, into the field called 粘贴处 of a page that is in front. */
export async function pasted(page: Page): Promise<string> {
  const field = page.getByRole('textbox', { name: '粘贴处' });
  await field.fill('');
  await field.press('Control+v');
  return field.inputValue();
}
