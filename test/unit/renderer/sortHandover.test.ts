import { describe, expect, it } from 'vitest';
import { fileName, isPayloadName, sortHandover } from '../../../renderer/exchange/sortHandover.ts';

describe('what was dropped', () => {
  it('is told apart into what can be imported and scans, locks of open sheets left out', () => {
    const names = [
      '采集表.xlsx',
      '~$采集表.xlsx',
      '样例云帆/营业执照.jpg',
      '样例云帆/备份.XLSX',
      '备案资料_2026-0001.json',
    ];
    const { sources, scans } = sortHandover(names.map((name) => ({ name })));
    expect(sources.map(({ name }) => name)).toEqual(['采集表.xlsx', '样例云帆/备份.XLSX', '备案资料_2026-0001.json']);
    expect(sources.map(({ name }) => isPayloadName(name))).toEqual([false, false, true]);
    expect(scans.map(({ name }) => name)).toEqual(['样例云帆/营业执照.jpg']);
  });

  it('a path ends in its name', () => {
    expect(fileName('样例云帆/证件/营业执照.jpg')).toBe('营业执照.jpg');
    expect(fileName('营业执照.jpg')).toBe('营业执照.jpg');
  });
});
