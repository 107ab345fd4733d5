import type { Page } from 'playwright';
import { type Figure, ms, quantile } from './figures.ts';
import { settled } from './pageMoments.ts';

/** What a table shows while it scrolls. */
interface Scrolled {
  /** Milliseconds between its frames. */
  readonly gaps: readonly number[];
  /** Rows that were in view, over all frames. */
  readonly seen: number;
  /** Frames that showed rows whose answer was still on its way. */
  readonly blankFrames: number;
  /** The most frames in a row in which one row was blank. */
  readonly longestBlank: number;
  /** How far the table got, in rows. */
  readonly rows: number;
}

/** A frame this long is seen as a stutter. */
const stutter = 50;
/** How long the wheel turns, and how far with each of its events (a hand turns it some 30 times a second). */
const wheel = { milliseconds: 2000, pixels: 240, every: 30 };

/**
 * Run in the page: frame after frame until it is told to stop, how long since the one before, and how many of the rows in
 * view were blank. Reading the rows is part of what it measures, so the resting page is read just the same.
 */
const watchFrames = `void (window.watchedFrames = (() => {
  const gaps = [];
  const blankFor = new Map();
  let seen = 0, blankFrames = 0, longestBlank = 0, last = 0, going = true;
  const frame = (now) => {
    if (last > 0) gaps.push(now - last);
    last = now;
    const grid = document.querySelector('[role=grid]');
    const { top, bottom } = grid.getBoundingClientRect();
    let blank = 0;
    for (const row of grid.querySelectorAll('[data-number]')) {
      const place = row.getBoundingClientRect();
      if (place.bottom <= top + 38 || place.top >= bottom) continue;
      seen++;
      const number = row.dataset.number;
      const frames = row.querySelector('.beian-grid-blank') ? (blankFor.get(number) ?? 0) + 1 : 0;
      blankFor.set(number, frames);
      if (frames > 0) blank++;
      longestBlank = Math.max(longestBlank, frames);
    }
    if (blank > 0) blankFrames++;
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return { stop: () => {
    going = false;
    const rows = document.querySelector('[role=grid]').scrollTop / 42;
    return { gaps, seen, blankFrames, longestBlank, rows };
  } };
})())`;

/** Run in the page: pulls the scroll bar evenly from the top to the end, one step a frame. */
const dragToEnd = `new Promise((there) => {
  const grid = document.querySelector('[role=grid]');
  const way = grid.scrollHeight - grid.clientHeight;
  const begun = performance.now();
  const step = (now) => {
    const share = Math.min(1, Math.max(0, (now - begun) / ${wheel.milliseconds}));
    grid.scrollTop = way * share;
    if (share < 1) requestAnimationFrame(step);
    else there();
  };
  requestAnimationFrame(step);
})`;

/** The page rests, then the browser's own wheel turns over the table, then its scroll bar is pulled through; two seconds each. */
export async function scrollAndWatch(page: Page): Promise<Record<'resting' | 'wheeled' | 'dragged', Scrolled>> {
  const grid = page.getByRole('grid', { name: '案件' });
  const watched = async (during: () => Promise<void>) => {
    await page.evaluate(watchFrames);
    await during();
    return page.evaluate<Scrolled>('window.watchedFrames.stop()');
  };
  await grid.hover();
  await settled(page);
  const resting = await watched(() => new Promise((rested) => setTimeout(rested, wheel.milliseconds)));
  const wheeled = await watched(async () => {
    const begun = performance.now();
    for (let turn = 1; performance.now() - begun < wheel.milliseconds; turn++) {
      await page.mouse.wheel(0, wheel.pixels);
      const early = begun + turn * wheel.every - performance.now();
      if (early > 0) await new Promise((turned) => setTimeout(turned, early));
    }
  });
  const dragged = await watched(() => page.evaluate(dragToEnd));
  await grid.evaluate((element: { scrollTop: number }) => {
    element.scrollTop = 0;
  });
  await settled(page);
  return { resting, wheeled, dragged };
}

/** How evenly it scrolled, against the page at rest, and how long a row stayed blank. */
export function scrollFigures(
  how: string,
  { gaps, seen, blankFrames, longestBlank, rows }: Scrolled,
  rest: Scrolled,
): Figure[] {
  const [gap, still] = [quantile(gaps, 0.95), quantile(rest.gaps, 0.95)];
  const slow = ({ gaps: of }: Pick<Scrolled, 'gaps'>) => of.filter((each) => each > stutter).length / of.length;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    {
      name: `scrolling 10,000 rows by ${how}, frame gap p95 / at rest`,
      ratio: gap / still,
      detail: `${ms(gap)}, at rest ${ms(still)}; over ${stutter} ms ${percent(slow({ gaps }))} (longest ${ms(Math.max(...gaps))}), at rest ${percent(slow(rest))}; ${gaps.length} frames, ${rows.toFixed(0)} rows`,
    },
    {
      name: `scrolling 10,000 rows by ${how}, longest blank row in frames`,
      ratio: longestBlank,
      detail: `${blankFrames} of ${gaps.length} frames had one; ${seen} rows seen`,
    },
  ];
}
