import type { BrowserContext, Page } from 'playwright/test';
import type { RenderedPage } from '#test/support/renderedPage.ts';
import { pixelsOf } from './pagePixels.ts';

/**
 * Puts a recorder where the system's print dialog would open: every printing leaves its pages as pictures.
 *
 * Plain JavaScript, because it runs in the page and the test sources know no DOM.
 */
export async function recordPrinting(context: BrowserContext): Promise<void> {
  await context.addInitScript(`
    globalThis.printings = [];
    globalThis.print = () => {
      const pages = document.querySelectorAll('.beian-print img');
      globalThis.printings.push(Array.from(pages, (page) => {
        const canvas = document.createElement('canvas');
        canvas.width = page.naturalWidth / 2;
        canvas.height = page.naturalHeight / 2;
        canvas.getContext('2d').drawImage(page, 0, 0, canvas.width, canvas.height);
        return canvas.toDataURL();
      }));
    };
  `);
}

/** What was printed so far, a list of pages each time. */
export async function printings(page: Page): Promise<RenderedPage[][]> {
  const all = await page.evaluate<string[][]>('globalThis.printings');
  return Promise.all(all.map((pages) => Promise.all(pages.map(pixelsOf))));
}
