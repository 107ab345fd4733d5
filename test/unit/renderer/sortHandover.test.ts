import { describe, expect, it } from 'vitest';
import { fileName, isPayloadName, sortHandover } from '../../../renderer/exchange/sortHandover.ts';

describe('what was dropped', () => {
  it('is told apart into what can be imported and scans, locks of open sheets left out', async () => {
    const names = [
      '采集表.xlsx',
      '~$采集表.xlsx',
      '样例云帆/营业执照.jpg',
      '样例云帆/备份.XLSX',
      '备案资料_2026-0001.json',
    ];
    const { sources, scans } = await sortHandover(names.map((name) => new File(['PK'], name)));
    expect(sources.map(({ name }) => name)).toEqual(['采集表.xlsx', '样例云帆/备份.XLSX', '备案资料_2026-0001.json']);
    expect(sources.map(({ name }) => isPayloadName(name))).toEqual([false, false, true]);
    expect(scans.map(({ name }) => name)).toEqual(['样例云帆/营业执照.jpg']);
  });

  it('is a picture where its first bytes are those of one, whatever it is called', async () => {
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
    const torn = new File([], '打不开.xlsx');
    torn.slice = () => Object.assign(new Blob([]), { arrayBuffer: () => Promise.reject(new Error('gone')) });
    const given = [new File([jpeg], '营业执照.xlsx'), new File([jpeg], '身份证.json'), torn];
    const { sources, scans } = await sortHandover(given);
    expect(scans.map(({ name }) => name)).toEqual(['营业执照.xlsx', '身份证.json']);
    expect(sources).toEqual([torn]);
  });

  it('a path ends in its name', () => {
    expect(fileName('样例云帆/证件/营业执照.jpg')).toBe('营业执照.jpg');
    expect(fileName('营业执照.jpg')).toBe('营业执照.jpg');
  });
});
