import type { Page } from 'playwright/test';

/** Keeps calls of a procedure (`scans/check`) from being answered until the test lets them go. */
export async function holdCalls(page: Page, procedure: string): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route(`**/api/${procedure}`, async (route) => {
    await held.promise;
    await route.continue();
  });
  return held.resolve;
}
