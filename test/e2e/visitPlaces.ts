import type { Page } from 'playwright/test';
import { expect, type Office } from './office.ts';

/** An address of the desk, with what is there once it has loaded; `CASE` stands for a case of the sample office. */
export type Place = readonly [place: string, shows: string];

/** Looks at the first start and then at each place of the sample office, every one in a tab of its own; answers with all that was found. */
export async function visitPlaces(
  office: Office,
  places: readonly Place[],
  look: (page: Page, screen: string) => Promise<string[]>,
): Promise<string[]> {
  const start = await office.openDesk();
  await expect(start.getByRole('button', { name: '下一步' })).toBeVisible();
  const found = await look(start, 'first start');
  for await (const event of await office.backend.client.vault.openSample()) if (event.type === 'opened') break;
  const [first] = await office.backend.client.cases.list();
  for (const [place, shows] of places) {
    const page = await office.openDesk(place.replace('CASE', first?.number ?? ''));
    await expect(page.locator('main').getByText(shows).first()).toBeVisible();
    found.push(...(await look(page, place)));
    await page.close();
  }
  return found;
}
