import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeZipName, harmlessPath } from '#backend/intake/open/zipNames.ts';

describe('the name of a file in an archive', () => {
  it('is read as GBK where it is no UTF-8', () => {
    // 营业执照.jpg as Chinese Windows writes it.
    const gbk = Uint8Array.from([0xd3, 0xaa, 0xd2, 0xb5, 0xd6, 0xb4, 0xd5, 0xd5, 0x2e, 0x6a, 0x70, 0x67]);
    expect(decodeZipName(gbk, false)).toBe('营业执照.jpg');
    expect(decodeZipName(new TextEncoder().encode('营业执照.jpg'), false)).toBe('营业执照.jpg');
  });

  it.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['C:\\Windows\\win.ini', 'Windows/win.ini'],
    ['/abs/样例.jpg', 'abs/样例.jpg'],
    ['a/./b/../c.jpg', 'a/b/c.jpg'],
    ['a\u0000b\u202egpj.exe', 'abgpj.exe'],
    ['..', '未命名'],
  ])('%j is harmless as %j', (name, harmless) => {
    expect(harmlessPath(name)).toBe(harmless);
  });

  it('never leads anywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', ':', 'a', '样', '\u0000', ' ') }), (name) => {
        const path = harmlessPath(name);
        expect(path.split('/').some((part) => part === '' || part === '.' || part === '..')).toBe(false);
        expect(path).not.toMatch(/[\\:\p{Cc}]/u);
      }),
    );
  });
});
