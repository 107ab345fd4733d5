import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import {
  cityOf,
  districtName,
  findDistrictByNames,
  fullDistrictName,
  levelOf,
  provinceOf,
} from '#shared/rules/districts.ts';

const pack = await loadRulePack();
const find = (province: string | null, city: string | null, district: string | null) =>
  findDistrictByNames(pack, { province, city, district });

describe('district codes', () => {
  it('know their own levels', () => {
    expect(['440000', '440300', '440305'].map(levelOf)).toEqual(['province', 'city', 'district']);
    expect([provinceOf('440305'), cityOf('440305')]).toEqual(['440000', '440300']);
  });

  it.each([
    ['440305', '广东省深圳市南山区'],
    ['110105', '北京市朝阳区'],
    ['500235', '重庆市云阳县'],
    ['429004', '湖北省仙桃市'],
    ['441900', '广东省东莞市'],
    ['810000', '香港特别行政区'],
  ])('%s is %s', (code, name) => {
    expect(fullDistrictName(pack, code)).toBe(name);
  });

  it('of places that do not exist have no name', () => {
    expect(districtName(pack, '110199')).toBeNull();
    expect(fullDistrictName(pack, '000000')).toBeNull();
  });
});

describe('findDistrictByNames', () => {
  it.each([
    ['广东省', '深圳市', '南山区', '440000 440300 440305'],
    ['广东', '深圳', '南山', '440000 440300 440305'],
    ['北京', '北京', '朝阳', '110000 110100 110105'],
    ['北京市', null, '朝阳区', '110000 110100 110105'],
    ['北京市', '市辖区', '朝阳区', '110000 110100 110105'],
    ['重庆', '重庆', '云阳', '500000 500200 500235'],
    ['重庆', '重庆', '渝中', '500000 500100 500103'],
    ['广东', '东莞', '东莞', '440000 441900 441900'],
    ['湖北', null, '仙桃', '420000 429000 429004'],
    ['内蒙古', '呼和浩特', '新城', '150000 150100 150102'],
    ['广西', '南宁', '青秀', '450000 450100 450103'],
    ['新疆', '乌鲁木齐', '天山', '650000 650100 650102'],
    ['吉林', '延边', '延吉', '220000 222400 222401'],
  ])('%s %s %s', (province, city, district, codes) => {
    const found = find(province, city, district);
    expect([found.province, found.city, found.district].join(' ')).toBe(codes);
    expect(found.problems).toEqual([]);
  });

  it('asks instead of guessing when two places fit', () => {
    expect(find('四川', null, '市中')).toEqual({
      province: '510000',
      city: null,
      district: null,
      problems: [{ level: 'district', reason: 'ambiguous', candidates: ['四川省内江市市中区', '四川省乐山市市中区'] }],
    });
  });

  it('does not look in another city', () => {
    const found = find('广东', '广州', '南山区');
    expect(found).toMatchObject({ city: '440100', district: null });
    expect(found.problems[0]).toMatchObject({ level: 'district', reason: 'unknown' });
  });

  it('keeps what it understood of a half-known place', () => {
    expect(find('广东', '深圳', null)).toMatchObject({
      province: '440000',
      city: '440300',
      district: null,
      problems: [],
    });
    expect(find(null, '深圳', '南山')).toMatchObject({ province: null, city: null, district: null });
    expect(find('广冻', '深圳', '南山').problems[0]).toMatchObject({ level: 'province', reason: 'unknown' });
  });

  it('finds every row of the table again by its own names', () => {
    for (const [code, name] of pack.districts.rows) {
      const province = districtName(pack, provinceOf(code));
      const city = levelOf(code) === 'province' ? null : districtName(pack, cityOf(code));
      const found = find(province, city, levelOf(code) === 'district' ? name : null);
      // 市辖区 and 县 of 重庆 are one city to people, so a bare city level of a municipality may stay open.
      if (levelOf(code) === 'city') expect([code, null]).toContain(found.city);
      else expect(found[levelOf(code)]).toBe(code);
      expect(found.problems).toEqual([]);
    }
  });
});
