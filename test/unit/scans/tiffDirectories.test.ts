import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forDecoder, leaveOnePage, tiffDirectories } from '#backend/scans/tiffDirectories.ts';
import { manyPagedTiff } from '#test/support/intake/hostilePictures.ts';

/** A TIFF of empty directories, in either order of bytes, with numbers of either width. */
function emptyTiff(pages: number, little: boolean, big: boolean): Uint8Array {
  const [first, size] = [16, big ? 16 : 6];
  const view = new DataView(new ArrayBuffer(first + size * pages));
  const place = (at: number, value: number) =>
    big ? view.setBigUint64(at, BigInt(value), little) : view.setUint32(at, value, little);
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, big ? 43 : 42, little);
  if (big) view.setUint16(4, 8, little);
  place(big ? 8 : 4, first);
  for (let page = 0; page + 1 < pages; page++)
    place(first + size * (page + 1) - (big ? 8 : 4), first + size * (page + 1));
  return new Uint8Array(view.buffer);
}

describe('the directories of a TIFF', () => {
  it.each([
    [true, false],
    [false, false],
    [true, true],
    [false, true],
  ])('are told one after the other, little %s, big %s, and any of them can be left alone', (little, big) => {
    const bytes = emptyTiff(5, little, big);
    const found = tiffDirectories(bytes);
    expect(found.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4].map((page) => 16 + (big ? 16 : 6) * page));
    expect(tiffDirectories(bytes, 3)).toEqual(found.slice(0, 3));
    for (const directory of found) {
      leaveOnePage(bytes, directory);
      expect(tiffDirectories(bytes)).toEqual([directory]);
    }
  });

  it('that lead back to one that was there end', () => {
    expect(tiffDirectories(manyPagedTiff(3, { circular: true }))).toHaveLength(3);
  });

  it('are none, or fewer, of bytes that are no whole TIFF; nothing makes it fail', () => {
    const whole = manyPagedTiff(4);
    expect(tiffDirectories(whole.subarray(0, whole.length - 20))).toHaveLength(3);
    const starts = fc.constantFrom('II*\0', 'MM\0*', 'II+\0', 'MM\0+', '');
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 80 }), (start, rest) => {
        const bytes = new Uint8Array(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
        for (const directory of tiffDirectories(bytes)) {
          expect(directory.nextAt).toBeLessThanOrEqual(bytes.length);
          leaveOnePage(bytes.slice(), directory);
        }
        forDecoder(bytes);
      }),
    );
  });
});

describe('what a decoder is given', () => {
  it('is the file itself, but of very many pages the wanted one alone', () => {
    const few = manyPagedTiff(100);
    expect(forDecoder(few, 7)).toEqual({ bytes: few, page: 7, pages: null });
    const many = manyPagedTiff(101);
    const before = Buffer.from(many);
    const given = forDecoder(many, 7);
    expect([given.page, given.pages]).toEqual([0, 101]);
    expect(tiffDirectories(given.bytes)).toEqual([tiffDirectories(many)[7]]);
    expect(many.equals(before)).toBe(true);
    expect(forDecoder(Buffer.from('样例'))).toMatchObject({ page: 0, pages: null });
  });
});
