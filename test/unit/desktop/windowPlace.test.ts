import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, leastSize, placeWindow } from '../../../electron/hosts/desktop/windowPlace.ts';

const laptop: Area = { x: 0, y: 0, width: 1366, height: 728 };
const second: Area = { x: 1366, y: -200, width: 1920, height: 1040 };
const place = { x: 100, y: 80, width: 1000, height: 600, maximized: false };

describe('where the window opens', () => {
  it('opens at a usual size that fits the screen', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 2560, height: 1400 }])).toEqual({
      width: 1280,
      height: 800,
      maximized: false,
    });
    expect(placeWindow(null, [laptop])).toEqual({ width: 1280, height: 728, maximized: false });
  });

  it('opens where it was, on any screen that is still there', () => {
    expect(placeWindow(place, [laptop])).toEqual(place);
    const beside = { ...place, x: 1500, y: -150, maximized: true };
    expect(placeWindow(beside, [laptop, second])).toEqual(beside);
  });

  it.each([
    ['on a screen that was unplugged', { ...place, x: 1500, y: -150 }],
    ['above every screen, where no title bar can be got hold of', { ...place, y: -30 }],
    ['below', { ...place, y: 720 }],
    ['so far left that only a sliver shows', { ...place, x: -950 }],
  ])('comes back to the main screen when it was %s', (_where, lost) => {
    expect(placeWindow(lost, [laptop])).toEqual({ width: 1000, height: 600, maximized: false });
  });

  it('shrinks to a screen that was scaled up since', () => {
    const scaled = { x: 0, y: 0, width: 911, height: 485 };
    expect(placeWindow({ ...place, x: 0, y: 0 }, [scaled])).toMatchObject({ width: 911, height: 485 });
    expect(leastSize.width).toBeLessThanOrEqual(scaled.width);
    expect(leastSize.height).toBeLessThanOrEqual(scaled.height);
  });

  it('can always be got hold of by its title bar', () => {
    const length = fc.integer({ min: 400, max: 4000 });
    const offset = fc.integer({ min: -6000, max: 6000 });
    const area = fc.record({ x: offset, y: offset, width: length, height: length });
    const remembered = fc.record({ x: offset, y: offset, width: length, height: length, maximized: fc.boolean() });
    fc.assert(
      fc.property(remembered, fc.array(area, { minLength: 1, maxLength: 4 }), (last, areas) => {
        const opened = placeWindow(last, areas);
        expect(areas.some(({ width, height }) => opened.width <= width && opened.height <= height)).toBe(true);
        const { x, y } = opened;
        if (x === undefined || y === undefined) return;
        const reachable = areas.some(
          (each) => y >= each.y - 1 && y < each.y + each.height && x + last.width > each.x && x < each.x + each.width,
        );
        expect(reachable).toBe(true);
      }),
    );
  });
});
