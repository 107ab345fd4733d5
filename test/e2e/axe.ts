import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

const brightnesses = ['light', 'dark'] as const;

/** What axe calls serious or critical on the page as it is, in light and in dark; one line a place. */
export async function seriousViolations(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of brightnesses) {
    await page.emulateMedia({ colorScheme });
    await coloursSettled(page, colorScheme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      for (const { target, failureSummary = '' } of nodes)
        found.push(`${screen}, ${colorScheme}: ${id} at ${target.join(' ')} – ${failureSummary.replaceAll('\n', ' ')}`);
    }
  }
  return found;
}

/** What is looked at of the browser's own Animation. */
interface Moving {
  readonly effect: { getComputedTiming(): { readonly endTime?: unknown } } | null;
  readonly finished: Promise<unknown>;
  readonly playState: string;
}

/** Resolves when the page shows this brightness and no colour is on its way from the other any more. */
async function coloursSettled(page: Page, colorScheme: string): Promise<void> {
  const html = page.locator('html');
  await expect(html).toHaveCSS('color-scheme', colorScheme);
  await html.evaluate(async ({ ownerDocument }) => {
    // A dialog that has just come begins to fade in a frame or two later.
    for (let calm = 0; calm < 4; calm++) {
      await new Promise((drawn) => ownerDocument.defaultView?.requestAnimationFrame(drawn));
      const moving: Moving[] = ownerDocument.getAnimations();
      const ending = moving.filter(
        ({ effect, playState }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
      );
      if (ending.length > 0) calm = 0;
      await Promise.allSettled(ending.map(({ finished }) => finished));
    }
  });
}
