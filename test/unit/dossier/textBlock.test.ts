import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, gap, paginate } from '#backend/dossier/textBlock.ts';

const line = (height: number, keepWithNext = false): Block => ({ height, baseline: 0, runs: [], keepWithNext });
const heights = (pages: Block[][]) => pages.map((page) => page.map((block) => block.height));

describe('paginate', () => {
  it('fills a page and goes on to the next', () => {
    expect(heights(paginate([line(40), line(40), line(40)], 100))).toEqual([[40, 40], [40]]);
  });

  it('moves a heading on with what it heads', () => {
    expect(heights(paginate([line(70), line(20, true), line(20)], 100))).toEqual([[70], [20, 20]]);
  });

  it('drops distance at the top of a page', () => {
    expect(heights(paginate([line(90), gap(20), line(30)], 100))).toEqual([[90], [30]]);
  });

  it('breaks what is kept together only where it is longer than a page', () => {
    expect(heights(paginate([line(60, true), line(60, true), line(60)], 100))).toEqual([[60], [60], [60]]);
  });

  it('loses nothing, keeps the order and never overfills a page', () => {
    const blocks = fc.array(
      fc
        .record({ height: fc.integer({ min: 1, max: 100 }), keep: fc.boolean() })
        .map(({ height, keep }) => line(height, keep)),
    );
    fc.assert(
      fc.property(blocks, (all) => {
        const pages = paginate(all, 100);
        expect(pages.flat()).toEqual(all);
        for (const page of pages) {
          expect(page.reduce((sum, block) => sum + block.height, 0)).toBeLessThanOrEqual(100);
          expect(page.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
