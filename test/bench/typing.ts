import type { Page } from 'playwright';
import { type Figure, ms, quantile } from './figures.ts';

/** Keys that are typed, each once with a backend that answers and once with one that does not. */
const keys = 40;

/**
 * From a key to the frame that shows it, in the remark of the case that is open, while what was typed before is being
 * kept and while nothing is ever answered: the second must not take longer.
 */
export async function benchTyping(page: Page): Promise<Figure> {
  const answered = await typed(page);
  await page.route('**/api/**', () => undefined);
  // Something to wait for.
  await page.getByLabel('小程序名称', { exact: true }).fill('样例等待');
  await page.keyboard.press('Tab');
  const unanswered = await typed(page);
  await page.unroute('**/api/**');
  const [one, other] = [quantile(answered, 0.95), quantile(unanswered, 0.95)];
  return {
    name: 'typing, key to frame, p95: nothing answered / answered',
    ratio: other / one,
    detail: `${ms(other)} / ${ms(one)}`,
  };
}

async function typed(page: Page): Promise<number[]> {
  const remark = page.getByLabel('小程序备注', { exact: true });
  await remark.click();
  await page.evaluate(`window.shownAfter = [];
    document.activeElement.addEventListener('input', (event) => {
      requestAnimationFrame(() => setTimeout(() => window.shownAfter.push(performance.now() - event.timeStamp)));
    });`);
  await remark.pressSequentially('样'.repeat(keys));
  return page.evaluate<number[]>('window.shownAfter');
}
