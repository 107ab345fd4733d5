import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

const brightnesses = ['light', 'dark'] as const;

/** Run in the page: the new colours are drawn, and none is on its way any more. What moves for ever (a spinner) is not waited for. */
const colourChange = `(async () => {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  await frame();
  await frame();
  const ending = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
})()`;

/** What axe calls serious or critical on the page as it is, in light and in dark; one line a place. */
export async function seriousViolations(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of brightnesses) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(colourChange);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      for (const { target, failureSummary = '' } of nodes)
        found.push(`${screen}, ${colorScheme}: ${id} at ${target.join(' ')} – ${failureSummary.replaceAll('\n', ' ')}`);
    }
  }
  return found;
}
