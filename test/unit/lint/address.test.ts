import { describe, expect, it } from 'vitest';
import { statesDoorNumber, withoutDistrictPrefix } from '#shared/lint/addressText.ts';
import { cleanApplication } from '#test/support/application.ts';
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
