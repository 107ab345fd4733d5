import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBatches } from '../../../renderer/exchange/planBatches.ts';
import { fileName, sortHandover } from '../../../renderer/exchange/sortHandover.ts';

const megabyte = 1024 * 1024;
const mostBytes = 48 * megabyte;

describe('a handover cut into calls', () => {
  it('keeps order and every file; a call has at most 20 files and 48 MB, or one larger file', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60 * megabyte), { maxLength: 120 }), (sizes) => {
        const files = sizes.map((size, index) => ({ name: `${index}.jpg`, size }));
        const batches = planBatches(files);
        expect(batches.flat()).toEqual(files);
        for (const batch of batches) {
          const bytes = batch.reduce((sum, { size }) => sum + size, 0);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(20);
          expect(batch.length === 1 || bytes <= mostBytes).toBe(true);
        }
      }),
    );
  });

  it('fills each call', () => {
    const small = Array.from({ length: 45 }, () => ({ size: 1000 }));
    expect(planBatches(small).map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(planBatches([{ size: 30 * megabyte }, { size: 18 * megabyte }, { size: 1 }]).length).toBe(2);
  });
});

describe('what was dropped', () => {
  it('is told apart into sheets and scans, locks of open sheets left out', () => {
    const names = ['采集表.xlsx', '~$采集表.xlsx', '样例云帆/营业执照.jpg', '样例云帆/备份.XLSX'];
    const { sheets, scans } = sortHandover(names.map((name) => ({ name })));
    expect(sheets.map(({ name }) => name)).toEqual(['采集表.xlsx', '样例云帆/备份.XLSX']);
    expect(scans.map(({ name }) => name)).toEqual(['样例云帆/营业执照.jpg']);
  });

  it('a path ends in its name', () => {
    expect(fileName('样例云帆/证件/营业执照.jpg')).toBe('营业执照.jpg');
    expect(fileName('营业执照.jpg')).toBe('营业执照.jpg');
  });
});
