import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowRow, flowPages, paragraphStarts } from '#backend/pdf/pageFlow.ts';

const row = (height: number, mayStart = true, space = 0): FlowRow => ({ height, space, mayStart });

const anyRow = fc.record({
  height: fc.integer({ min: 5, max: 40 }),
  space: fc.integer({ min: 0, max: 10 }),
  mayStart: fc.boolean(),
});

describe('flowPages', () => {
  it('keeps every row, in order, within the page', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), fc.integer({ min: 60, max: 200 }), (rows, height) => {
        const pages = flowPages(rows, height);
        expect(pages.flat().map((each) => each.row)).toEqual(rows);
        for (const page of pages) {
          let bottom = 0;
          for (const { row, top } of page) {
            expect(top).toBeGreaterThanOrEqual(bottom);
            bottom = top + row.height;
          }
          expect(bottom).toBeLessThanOrEqual(height + 0.001);
          expect(page[0]?.top).toBe(0);
        }
      }),
    );
  });

  it('begins a page with a tied row only where the tied run is taller than a page', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), fc.integer({ min: 60, max: 200 }), (rows, height) => {
        for (const [index, page] of flowPages(rows, height).entries()) {
          if (index === 0 || page[0]?.row.mayStart) continue;
          const before = flowPages(rows, height)[index - 1] ?? [];
          expect(before.slice(1).some(({ row }) => row.mayStart)).toBe(false);
        }
      }),
    );
  });

  it('moves tied rows together to the next page', () => {
    const pages = flowPages([row(40), row(40), row(30, false)], 100);
    expect(pages.map((page) => page.length)).toEqual([1, 2]);
  });

  it('gives up the space above a row that begins a page', () => {
    expect(flowPages([row(60), row(60, true, 30)], 100)[1]?.[0]?.top).toBe(0);
  });

  it('gives a row taller than a page a page of its own', () => {
    expect(flowPages([row(10), row(500), row(10)], 100).map((page) => page.length)).toEqual([1, 1, 1]);
  });
});

describe('paragraphStarts', () => {
  it('leaves no first or last line of a paragraph alone', () => {
    expect(paragraphStarts(5)).toEqual([true, false, true, true, false]);
    expect(paragraphStarts(3)).toEqual([true, false, false]);
    expect(paragraphStarts(1)).toEqual([true]);
    expect(paragraphStarts(2, true)).toEqual([false, false]);
  });
});
