import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentTypeOf, extensionOf, usualExtensions } from '#shared/scans/contentType.ts';
import type { ContentType } from '#shared/scans/scanFacts.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const ftyp = (...brands: string[]) =>
  new Uint8Array([
    0,
    0,
    0,
    8 + 4 + 4 * brands.length,
    ...ascii(`ftyp${brands[0]}`),
    0,
    0,
    0,
    0,
    ...ascii(brands.slice(1).join('')),
  ]);

const known: readonly [ContentType, string, Uint8Array][] = [
  ['jpeg', 'JFIF', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ['png', 'signature', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['webp', 'RIFF', ascii('RIFF\u0001\u0001\u0001\u0001WEBPVP8 ')],
  ['tiff', 'little end first', new Uint8Array([0x49, 0x49, 0x2a, 0])],
  ['tiff', 'big end first', new Uint8Array([0x4d, 0x4d, 0, 0x2a])],
  ['tiff', 'BigTIFF', new Uint8Array([0x49, 0x49, 0x2b, 0])],
  ['gif', '89a', ascii('GIF89a')],
  ['gif', '87a', ascii('GIF87a')],
  ['bmp', 'info header', new Uint8Array([0x42, 0x4d, 0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0])],
  ['heic', 'iPhone', ftyp('heic', 'mif1', 'heic')],
  ['heic', 'generic major brand', ftyp('mif1', 'heic')],
  ['heic', 'no brand we know besides mif1', ftyp('mif1', 'zzzz')],
  ['avif', 'still', ftyp('avif', 'mif1')],
  ['avif', 'generic major brand', ftyp('mif1', 'avif')],
  ['video', 'MP4', ftyp('isom', 'iso2', 'mp41')],
  ['video', 'QuickTime', ftyp('qt  ')],
  ['pdf', 'plain', ascii('%PDF-1.7')],
  ['pdf', 'junk in front', ascii('\r\n\r\n%PDF-1.4')],
  ['zip', 'docx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
  ['ole', 'doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['svg', 'bare', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['svg', 'declaration and comment', ascii('\ufeff<?xml version="1.0"?>\n<!-- 样例 -->\n<svg width="1">')],
  ['svg', 'prefixed', ascii('<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg">')],
  ['svg', 'UTF-16', new Uint8Array([0xff, 0xfe, ...[...'<svg >'].flatMap((each) => [each.charCodeAt(0), 0])])],
  ['text', 'Chinese', ascii('营业执照')],
  ['text', 'begins like a bitmap', ascii('BM 是样例文字,不是位图。')],
  ['unknown', 'an unheard-of brand', ftyp('zzzz')],
  ['unknown', 'empty', new Uint8Array()],
  ['unknown', 'zeros', new Uint8Array(64)],
];

describe('contentTypeOf', () => {
  it.each(known)('%s: %s', (type, _, bytes) => {
    expect(contentTypeOf(bytes)).toBe(type);
  });

  it('answers for any bytes, wherever they lie in their buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, offset) => {
        const shifted = new Uint8Array(bytes.length + offset);
        shifted.set(bytes, offset);
        expect(contentTypeOf(shifted.subarray(offset))).toBe(contentTypeOf(bytes));
      }),
    );
  });

  it('keeps naming a file by its beginning, whatever follows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...known.filter(([type]) => usualExtensions[type].length > 0 && type !== 'text' && type !== 'svg'),
        ),
        fc.uint8Array({ maxLength: 2000 }),
        ([type, , start], rest) => {
          expect(contentTypeOf(new Uint8Array([...start, ...rest]))).toBe(type);
        },
      ),
    );
  });
});

describe('extensionOf', () => {
  it.each([
    ['微信图片_2026.JPG', 'jpg'],
    ['营业执照.副本.png', 'png'],
    ['营业执照', null],
    ['.jpg', null],
    ['营业执照.', null],
  ])('%s → %s', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});
