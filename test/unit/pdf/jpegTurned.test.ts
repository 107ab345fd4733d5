import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jpegTurned } from '#backend/pdf/jpegTurned.ts';

const segment = (marker: number, payload: Uint8Array) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
};
/** EXIF with one field: an orientation, as SHORT or as another type, in either order of bytes. */
function exif(orientation: number, little: boolean, type = 3): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(type, 12);
  long(1, 14);
  if (type === 3) short(orientation, 18);
  else long(orientation, 18);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}
const start = Buffer.from([0xff, 0xd8]);
/** Whatever comes from the first scan on is nobody's concern here. */
const scan = Buffer.concat([segment(0xda, Buffer.alloc(6)), Buffer.from([1, 0xff, 0, 2, 0xff, 0xd9])]);

const payload = fc.uint8Array({ maxLength: 40 });
const other = fc
  .tuple(fc.constantFrom(0xe0, 0xe2, 0xed, 0xee, 0xdb, 0xc0, 0xc4, 0xfe), payload)
  .map(([marker, bytes]) => segment(marker, bytes));
const others = fc.array(other, { maxLength: 4 }).map((parts) => Buffer.concat(parts));

test('a note to turn the picture goes, and not a byte more', () => {
  const turning = fc.integer({ min: 2, max: 8 });
  fc.assert(
    fc.property(others, others, turning, fc.boolean(), fc.constantFrom(3, 4), (before, after, turn, little, type) => {
      const jpeg = Buffer.concat([start, before, exif(turn, little, type), after, scan]);
      expect(jpegTurned(jpeg, 0)).toEqual(new Uint8Array(Buffer.concat([start, before, after, scan])));
    }),
  );
});

test('what turns nothing stays as it is', () => {
  fc.assert(
    fc.property(others, others, fc.boolean(), (before, after, little) => {
      for (const upright of [
        exif(1, little),
        segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0')),
        Buffer.alloc(0),
      ]) {
        const jpeg = Buffer.concat([start, before, upright, after, scan]);
        expect(jpegTurned(jpeg, 0)).toEqual(new Uint8Array(jpeg));
      }
    }),
  );
});

test('what is to be turned says so, once, right at its beginning, and nothing else is another', () => {
  const turns = [
    [90, 6],
    [180, 3],
    [270, 8],
  ] as const;
  fc.assert(
    fc.property(others, others, fc.constantFrom(...turns), fc.boolean(), (before, after, [turn, stated], little) => {
      const jpeg = Buffer.concat([start, before, exif(1, little), after, scan]);
      const turned = jpegTurned(jpeg, turn);
      // The same block, in the order of bytes that is written.
      expect(turned).toEqual(new Uint8Array(Buffer.concat([start, exif(stated, false), before, after, scan])));
    }),
  );
});

test('of several notes each that turns goes; what is no JPEG up to its first scan is none', () => {
  const jpeg = Buffer.concat([start, exif(1, false), exif(6, true), exif(8, false), scan]);
  expect(jpegTurned(jpeg, 0)).toEqual(new Uint8Array(Buffer.concat([start, exif(1, false), scan])));
  const whole = Buffer.concat([start, exif(6, false)]);
  for (const length of [0, 1, 2, 10, whole.length]) expect(jpegTurned(whole.subarray(0, length), 0)).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      jpegTurned(Buffer.concat([start, bytes]), 0);
    }),
  );
});
