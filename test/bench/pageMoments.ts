import type { Page } from 'playwright';

/** At the frame that first shows it: a locator looks only every half second once it has waited a while. */
export async function shown(page: Page, selector: string, text = ''): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const look = () => {
      const found = document.querySelector('${selector}');
      if (found?.checkVisibility() && found.textContent.includes('${text}')) resolve();
      else requestAnimationFrame(look);
    };
    look();
  })`);
}

/** When no answer of the table is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[role=grid][aria-busy=true]').waitFor({ state: 'hidden' });
}
