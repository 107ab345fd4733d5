import { describe, expect, it } from 'vitest';
import { provinceNamed, statesDoorNumber, withoutDistrictPrefix } from '#shared/lint/addressText.ts';
import { certificateAddress } from '#shared/lint/certificateAddress.ts';
import { lintContext } from '#shared/lint/lintContext.ts';
import { profileById } from '#shared/scans/profile.ts';
import { cleanApplication, cleanToday } from '#test/support/application.ts';
import { lint, lintDefect, shippedPack } from '#test/support/lintDefect.ts';

const base = 'icp_subject.base_info';
const shenzhen = { province: '440000', city: '440300', district: '440305' };
const beijing = { province: '110000', city: '110100', district: '110105' };

describe('region codes: one finding at the code that does not fit', () => {
  it.each([
    [{ district: '110105' }, `must form.districtMismatch ${base}.district`],
    [{ district: '440106' }, `must form.districtMismatch ${base}.district`],
    [{ city: '440100' }, `must form.districtMismatch ${base}.district`],
    [{ city: '110100' }, `must form.districtMismatch ${base}.city`],
    [{ city: '110100', district: '110105' }, `must form.districtMismatch ${base}.province`],
    [{ province: '999999' }, `must form.districtUnknown ${base}.province`],
    [{ province: '440300' }, `must form.districtUnknown ${base}.province`],
    [{ district: '440399' }, `must form.districtUnknown ${base}.district`],
    [{ district: '440300' }, `must form.districtUnknown ${base}.district`],
  ])('%j', (subject, expected) => {
    expect(lintDefect({ subject })).toEqual([expected]);
  });

  it('a municipality and a city without districts are fine', () => {
    expect(lintDefect({ subject: { ...beijing, certificateAddress: '北京市朝阳区样例路1号' } })).toEqual([]);
    const dongguan = { city: '441900', district: '441900', certificateAddress: '广东省东莞市样例路9号' };
    expect(lintDefect({ subject: dongguan })).toEqual([]);
  });
});

describe('the address does not repeat its region', () => {
  it.each([
    ['广东省深圳市南山区样例路9号', shenzhen, '样例路9号'],
    ['深圳市南山区样例路9号', shenzhen, '样例路9号'],
    ['南山区样例路9号', shenzhen, '样例路9号'],
    ['广东深圳市南山区样例路9号', shenzhen, '样例路9号'],
    ['广东省 深圳市 南山区 样例路9号', shenzhen, '样例路9号'],
    ['湖南省样例路9号', shenzhen, '样例路9号'],
    ['深圳南山区样例路9号', shenzhen, '样例路9号'],
    ['广东深圳南山样例路9号', shenzhen, '样例路9号'],
    ['广东深圳南山区样例路9号', shenzhen, '样例路9号'],
    ['广东省深圳南山样例路9号', shenzhen, '样例路9号'],
    ['广东省南山区样例路9号', shenzhen, '样例路9号'],
    ['北京朝阳区样例路9号', beijing, '样例路9号'],
    ['广东深圳南山大道9号', shenzhen, '广东深圳南山大道9号'],
    ['深圳南山医院3楼', shenzhen, '深圳南山医院3楼'],
    ['深圳南山区路9号', shenzhen, '深圳南山区路9号'],
    ['市辖区样例路9号', shenzhen, '市辖区样例路9号'],
    ['北京市市辖区朝阳区样例路9号', beijing, '样例路9号'],
    ['北京市朝阳区样例路9号', beijing, '样例路9号'],
    ['南山大道9号', shenzhen, '南山大道9号'],
    ['深圳湾一路9号', shenzhen, '深圳湾一路9号'],
    ['广东大厦9号', shenzhen, '广东大厦9号'],
    ['朝阳路9号', beijing, '朝阳路9号'],
  ])('%s', (address, codes, rest) => {
    expect(withoutDistrictPrefix(shippedPack, address, codes)).toBe(rest);
  });

  it('is one finding that shows what to keep', () => {
    const findings = lint(cleanApplication({ subject: { address: '广东省深圳市南山区样例路9号' } }));
    expect(findings).toMatchObject([{ rule: 'form.addressPrefix', remedy: expect.stringContaining('样例路9号') }]);
  });

  it('nor names 市辖区', () => {
    expect(lintDefect({ subject: { address: '市辖区样例路9号' } })).toEqual([
      `must form.addressCollective ${base}.address`,
    ]);
  });
});

describe('the address goes down to the door', () => {
  it.each([
    '样例路9号',
    '样例大厦501室',
    '样例路９号',
    '样例村',
    '样例园3栋',
    '样例街道三组',
    '样例路9-3',
    '样例广场B座',
    '样例商场二楼',
  ])('%s does', (address) => {
    expect(statesDoorNumber(address)).toBe(true);
  });

  it.each(['样例路', '样例科技园', '样例大楼'])('%s does not', (address) => {
    expect(statesDoorNumber(address)).toBe(false);
    expect(lintDefect({ subject: { address } })).toEqual([`should form.addressDoorNumber ${base}.address`]);
  });
});

it('a certificate address in another province should be looked at', () => {
  expect(lintDefect({ subject: { certificateAddress: '湖南省长沙市样例路1号' } })).toEqual([
    'should form.certificateAddressElsewhere icp_subject.organize_info.certificate_address',
  ]);
});

describe('another province is seen without its full name', () => {
  const should = ['should form.certificateAddressElsewhere icp_subject.organize_info.certificate_address'];
  it.each([
    '长沙市岳麓区样例路9号',
    '湖南长沙市岳麓区样例路9号',
    '湖南长沙岳麓区样例路9号',
    '长沙岳麓区样例路9号',
    '岳麓区样例路9号',
    '北京朝阳区样例路9号',
    '广西南宁市青秀区样例路9号',
    '义乌市样例路9号',
  ])('filed in 深圳, printed %s', (certificateAddress) => {
    expect(lintDefect({ subject: { certificateAddress } })).toEqual(should);
  });

  it.each([
    '深圳市南山区样例路9号',
    '广东深圳市南山区样例路9号',
    '南山区样例路9号',
    '北京路9号样例大厦3栋',
    '朝阳区样例路9号',
    '长沙路9号',
    '湖南大厦9号',
    '样例路9号',
  ])('filed in 深圳, %s says nothing of another', (certificateAddress) => {
    expect(lintDefect({ subject: { certificateAddress } })).toEqual([]);
  });

  it('no district of the table, whatever is left out before it, lies in another province than its own', () => {
    const { rows } = shippedPack.districts;
    const names = new Map(rows);
    const wrong = rows.flatMap(([code, name]) => {
      const [province, city] = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`];
      if (code.endsWith('00')) return [];
      const cityName = /^(市辖区|县)$|直辖县级/.test(names.get(city) ?? '') ? '' : (names.get(city) ?? '');
      const short = (names.get(province) ?? '').replace(/(维吾尔|壮族|回族)?(自治区|省|市)$/, '');
      return [`${name}样例路9号`, `${cityName}${name}样例路9号`, `${short}${cityName}${name}样例路9号`].filter(
        (address) => ![null, province].includes(provinceNamed(shippedPack, address, province)),
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('the place the certificate prints (RJ14)', () => {
  const where = 'icp_subject.organize_info.certificate_address';
  const should = [`should form.certificateAddressElsewhere ${where}`];
  const hint = [`hint form.certificateAddressElsewhere ${where}`];
  /** What is told of an address for a filing in that district. */
  const told = (district: string, certificateAddress: string) => {
    const collective = district.startsWith('5002') ? '500200' : `${district.slice(0, 4)}00`;
    const subject = { province: `${district.slice(0, 2)}0000`, city: collective, district, certificateAddress };
    return lintDefect({ subject }).filter((line) => line.includes('form.'));
  };

  it.each([
    ['330106', '浙江省宁波市海曙区样例路9号'],
    ['330106', '浙江省宁波市样例路9号'],
    ['330106', '宁波市海曙区样例路9号'],
    ['330106', '浙江宁波市海曙区样例路9号'],
    ['330106', '浙江省宁波海曙区样例路9号'],
    ['330106', '浙江省义乌市样例路9号'],
    ['330106', '浙江省杭州市滨江区样例路9号'],
    ['330106', '浙江省 杭州市 滨江区样例路9号'],
    ['330106', '杭州市滨江区样例路9号'],
    ['330106', '滨江区样例路9号'],
    ['440305', '广东省深圳市福田区样例路9号'],
    ['440305', '深圳市福田区样例路9号'],
    ['110105', '北京市海淀区样例路9号'],
    ['110105', '北京市市辖区海淀区样例路9号'],
    ['500103', '重庆市巫山县样例路9号'],
    ['420106', '湖北省仙桃市样例路9号'],
    ['320583', '江苏省苏州市吴中区样例路9号'],
  ])('filed in %s, printed %s: one finding', (district, address) => {
    expect(told(district, address)).toEqual(should);
  });

  it.each([
    ['330106', '浙江省杭州市西湖区样例路9号'],
    ['330106', '杭州西湖区样例路9号'],
    ['330106', '浙江省杭州市样例路9号'],
    ['330106', '浙江省样例路9号'],
    ['330106', '样例路9号'],
    ['330106', '宁波市场路9号'],
    ['330106', '滨江区路9号'],
    ['500103', '重庆市渝中区样例路9号'],
    ['500237', '重庆市巫山县样例路9号'],
    ['429004', '湖北省仙桃市样例路9号'],
    ['320583', '江苏省昆山市样例路9号'],
    ['320583', '江苏省苏州市昆山市样例路9号'],
  ])('filed in %s, printed %s: none', (district, address) => {
    expect(told(district, address)).toEqual([]);
  });

  it.each([
    ['a zone without a district of its own', '330106', '浙江省杭州市高新技术产业开发区样例路9号'],
    ['a free trade zone', '330106', '中国（浙江）自由贸易试验区杭州市滨江区样例路9号'],
    ['a zone of the list', '120116', '天津市东丽区空港经济区样例路9号'],
    ['a zone the table counts with', '410173', '河南省郑州市新郑市样例路9号'],
    ['its other way round', '410184', '河南省郑州市郑州航空港经济综合实验区样例路9号'],
    ['a district that is no more', '330102', '浙江省杭州市下城区样例路9号'],
    ['a county that became a district', '330112', '浙江省临安市样例路9号'],
    ['a part of a divided district', '440309', '广东省深圳市宝安区样例路9号'],
    ['a county of a city that was dissolved', '340124', '安徽省巢湖市庐江县样例路9号'],
    ['a name that several cities have', '320102', '江苏省鼓楼区样例路9号'],
  ])('%s is no false alarm', (_, district, address) => {
    expect(told(district, address)).toEqual([]);
  });

  it('a county that moved to another city is only mentioned', () => {
    expect(told('340422', '安徽省六安市寿县样例路9号')).toEqual(hint);
  });

  it('says which place is printed and what it differs from', () => {
    const [finding] = lint(cleanApplication({ subject: { certificateAddress: '广东省深圳市福田区样例路9号' } }));
    expect(finding?.message).toBe('证件住所在广东省深圳市福田区，与备案县区不同');
  });

  it("a province's own rule about one city is not said twice", () => {
    expect(lintDefect({ subject: { certificateAddress: '广东省广州市天河区样例路9号' } })).toEqual([
      'should province.sameCity icp_subject.base_info.city',
    ]);
  });

  it('every district of the table is its own address, whatever it is called', () => {
    const { rows } = shippedPack.districts;
    const names = new Map(rows);
    const provinces = shippedPack.provinces.map(({ code }) => code);
    for (const [code, name] of rows) {
      const [province, city] = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`];
      if (code.endsWith('00') || !provinces.includes(province)) continue;
      const cityName = names.get(city) ?? '';
      const below = /^(市辖区|县)$|直辖县级/.test(cityName) ? '' : cityName;
      const found = certificateAddress(
        lintContext(
          cleanApplication({
            subject: {
              province,
              city,
              district: code,
              certificateAddress: `${names.get(province)}${below}${name}样例路9号`,
            },
          }),
          shippedPack,
          {
            today: cleanToday,
            profile: profileById(shippedPack, 'wechat-default'),
            materials: [],
            agencyPhones: [],
            ownRules: [],
          },
        ),
      );
      expect(found, `${code} ${name}`).toEqual([]);
    }
  });
});
