import type { Page } from 'playwright/test';
import { expect, type Office } from './office.ts';
import { openSample } from './sampleVault.ts';

/** An address of the desk, with what is there once it has loaded; `CASE` stands for a case of the sample office. */
export type Place = readonly [place: string, shows: string];

/** Looks at the first start and then at each place of the sample office, each loaded anew; answers with all that was found. */
export async function visitPlaces(
  office: Office,
  places: readonly Place[],
  look: (page: Page, screen: string) => Promise<string[]>,
): Promise<string[]> {
  const page = await office.openDesk();
  await expect(page.getByRole('button', { name: '下一步' })).toBeVisible();
  const found = await look(page, 'first start');
  await openSample(office);
  const [first] = await office.backend.client.cases.list();
  for (const [place, shows] of places) {
    await loadPlace(page, place.replace('CASE', first?.number ?? ''));
    await expect(page.locator('main').getByText(shows).first()).toBeVisible();
    found.push(...(await look(page, place)));
  }
  return found;
}

/**
 * Loads a place of the desk as its address does in a new tab, but in the tab that is there.
 *
 * What the browser starts for a new tab, and reads and compiles again for it, takes three times as long as the desk itself.
 * The desk that goes must not hear of the new address, or it would open the place first.
 */
export async function loadPlace(page: Page, place: string): Promise<void> {
  const address = JSON.stringify(`/#${place}`);
  await page.evaluate(`history.replaceState(null, '', ${address})`);
  await page.reload();
}
