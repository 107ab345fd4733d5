import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uploadBatches } from '../../../renderer/parts/uploadBatches.ts';

const megabyte = 1024 * 1024;
const anyFiles = fc.array(fc.record({ size: fc.integer({ min: 0, max: 60 * megabyte }) }), { maxLength: 80 });

describe('files grouped for upload', () => {
  it('keeps every file, in order, within the limits of a call', () => {
    fc.assert(
      fc.property(anyFiles, fc.integer({ min: 1, max: 20 }), (files, most) => {
        const batches = uploadBatches(files, most);
        expect(batches.flat()).toEqual(files);
        for (const batch of batches) {
          const bytes = batch.reduce((sum, { size }) => sum + size, 0);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(most);
          expect(batch.length === 1 || bytes <= 48 * megabyte).toBe(true);
        }
      }),
    );
  });

  it('fills a call before it begins another', () => {
    const files = Array.from({ length: 45 }, () => ({ size: megabyte }));
    expect(uploadBatches(files).map(({ length }) => length)).toEqual([20, 20, 5]);
  });
});
