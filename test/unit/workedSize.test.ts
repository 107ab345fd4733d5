import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostWorked, workedSize } from '#backend/fit/workedSize.ts';

it('is the size of what fits, and the same shape with no more pixels of what does not', () => {
  const side = fc.integer({ min: 1, max: 65_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const worked = workedSize({ width, height });
      if (width * height <= mostWorked) expect(worked).toEqual({ width, height });
      expect(worked.width * worked.height).toBeLessThanOrEqual(Math.max(mostWorked, 1));
      expect(worked.width).toBeGreaterThanOrEqual(1);
      expect(worked.height).toBeGreaterThanOrEqual(1);
      const shrunk = worked.width / width;
      expect(Math.abs(worked.height - height * shrunk)).toBeLessThanOrEqual(1 + height / width);
    }),
  );
});
