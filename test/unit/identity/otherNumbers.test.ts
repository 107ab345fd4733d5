import { describe, expect, it } from 'vitest';
import { checkNumber } from '#shared/identity/checkNumber.ts';
import { isVirtualOperator } from '#shared/identity/phone.ts';
import type { NumberKind } from '#shared/rules/rulePack.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

const today = '2026-11-23';
const rules = { today, provinces: shippedPack.provinces };

describe('numbers that are fine', () => {
  it.each<[NumberKind, string, string]>([
    ['hkmo-permit', 'h12345678', 'H12345678'],
    ['hkmo-permit', 'M1234567801', 'M1234567801'],
    ['tw-permit', '12345678', '12345678'],
    ['tw-permit', '1234567890\uFF08A\uFF09', '1234567890(A)'],
    ['tw-permit', '1234567890b', '1234567890B'],
    ['foreign-permanent-id', '932682198501010017', '932682198501010017'],
    ['foreign-permanent-id', 'usa110065010101', 'USA110065010101'],
    ['passport', 'e 1234 5678', 'E12345678'],
    ['mobile', '138-0013-8000', '13800138000'],
    ['mobile', '+86 138 0013 8000', '13800138000'],
    ['mobile', '008613800138000', '13800138000'],
    ['appid', 'WX0123456789ABCDEF', 'wx0123456789abcdef'],
    ['filing-number', '粤ICP备12345678号-1X', '粤ICP备12345678号-1X'],
    ['filing-number', '京icp备2023012345号\uFF0D12x', '京ICP备2023012345号-12X'],
    ['filing-number', '蜀ICP备12345678号-3X', '蜀ICP备12345678号-3X'],
    ['filing-number', '粤B2-20090059-1626X', '粤B2-20090059-1626X'],
  ])('%s %s', (kind, input, normalized) => {
    expect(checkNumber(kind, input, rules)).toMatchObject({ ok: true, normalized });
  });
});

describe('numbers that are wrong', () => {
  it.each<[NumberKind, string, number | null, string]>([
    ['hkmo-permit', 'A12345678', 1, 'H（香港）或 M（澳门）'],
    ['hkmo-permit', 'H1234567O', 9, '数字 0'],
    ['hkmo-permit', 'H1234567', null, '少了 1 位'],
    ['tw-permit', '1234567', null, '少了 1 位'],
    ['tw-permit', '12345678A', null, '8 位的号码后面没有字母'],
    ['tw-permit', '1234S67890A', 5, '数字 5'],
    ['foreign-permanent-id', '832682198501010017', 1, '以 9 开头'],
    ['foreign-permanent-id', '932682198513010017', 11, '没有 13 月'],
    ['foreign-permanent-id', 'US1110065010101', 3, '字母'],
    ['foreign-permanent-id', '123456789012345', null, '3 个字母开头'],
    ['passport', 'E12', null, '少了 2 位'],
    ['passport', 'E1234/5678', 6, '数字或字母'],
    ['mobile', '12800138000', 2, '第 2 位'],
    ['mobile', '23800138000', 1, '以 1 开头'],
    ['mobile', '1380013800', null, '少了 1 位'],
    ['mobile', '0755-12345678', null, '固定电话'],
    ['mobile', '1.38001E+10', null, '科学计数法'],
    ['mobile', '13800138000.0', 12, '“.0”'],
    ['mobile', '1380013800O', 11, '数字 0'],
    ['appid', 'gh_0123456789ab', 1, '原始 ID'],
    ['appid', 'wx0123456789abcdeg', 18, 'a 到 f'],
    ['appid', 'wx0123456789abcde', null, '少了 1 位'],
    ['appid', '0123456789abcdef01', 1, '字母 w'],
    ['filing-number', '粤ICP12345678号-1X', 5, '“备”字'],
    ['filing-number', '粤ICP备12345678号', 15, '序号'],
    ['filing-number', '粤ICP备12345678号-1', null, '网站的备案号'],
    ['filing-number', '粤ICP备12345678号-1A', null, 'App的备案号'],
    ['filing-number', '粤ICP备12345678号-1K', null, '快应用的备案号'],
    ['filing-number', '奥ICP备12345678号-1X', 1, '省份简称'],
  ])('%s %s: position %s, %s', (kind, input, position, reason) => {
    const checked = checkNumber(kind, input, rules);
    expect(checked.ok ? [] : checked.problems).toContainEqual(
      expect.objectContaining({ position, reason: expect.stringContaining(reason) }),
    );
  });

  it('a sentence in place of a number is one mistake, not forty', () => {
    const checked = checkNumber('mobile', '请问客户要手机号再补上谢谢', rules);
    expect(checked.ok ? 0 : checked.problems.length).toBeLessThanOrEqual(5);
  });
});

it('a foreign card whose check character does not fit is only noted', () => {
  expect(checkNumber('foreign-permanent-id', '911124198108030028', rules)).toMatchObject({
    ok: true,
    notes: [expect.stringContaining('来源不一')],
  });
});

it('numbers of virtual operators are known', () => {
  expect(['17012345678', '16212345678', '13812345678'].map((each) => isVirtualOperator(each, ['162', '1701']))).toEqual(
    [true, true, false],
  );
});
