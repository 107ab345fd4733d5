import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from 'playwright/test';

const brightnesses = ['light', 'dark'] as const;

/** axe itself, as a page takes it: a third of what is in its readable form. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Run in the page: one line for each place that axe calls serious or critical.
 *
 * The lines are made there, because to carry all that axe tells (whatever is in order, too) out of the page takes several
 * times as long as to find it.
 */
const obstacles = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => id + ' at ' + target.join(' ') + ' – ' + failureSummary.replaceAll('\\n', ' ')),
    ),
)`;

/** What axe calls serious or critical on the page as it is, in light and in dark; one line a place. */
export async function seriousViolations(page: Page, screen: string): Promise<string[]> {
  // axe is put into the page alone, and would pass over what a frame in it holds.
  expect(page.frames(), `frames of ${screen}`).toHaveLength(1);
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  const found: string[] = [];
  for (const colorScheme of brightnesses) {
    await page.emulateMedia({ colorScheme });
    await coloursSettled(page, colorScheme);
    const lines = await page.evaluate<string[]>(obstacles);
    found.push(...lines.map((line) => `${screen}, ${colorScheme}: ${line}`));
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
