import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipWriter } from '#backend/packages/zipWriter.ts';

test('a large file is written piece by piece, and every file comes out as it went in', async () => {
  const piece = 1024 * 1024;
  const large = Uint8Array.from({ length: 2.5 * piece }, (_, at) => (at * at) >> 7);
  const files = {
    '片.mp4': large,
    '整.jpg': large.slice(0, piece),
    '空.txt': new Uint8Array(),
    '字.txt': large,
  };
  const chunks: Uint8Array[] = [];
  const zip = zipWriter(
    async (chunk) => {
      chunks.push(chunk);
      expect(chunk.byteLength).toBeLessThanOrEqual(piece + 1024);
    },
    new Date(2026, 0, 1),
  );
  for (const [name, bytes] of Object.entries(files)) await zip.add(name, bytes);
  await zip.end();
  const whole = Buffer.concat(chunks);
  expect(zip.size).toBe(whole.byteLength);
  const out = unzipSync(whole);
  expect(Object.keys(out)).toEqual(Object.keys(files));
  for (const [name, bytes] of Object.entries(files))
    expect(Buffer.from(bytes).equals(out[name] ?? new Uint8Array(1)), name).toBe(true);
});

test('names in Chinese are read as such by every unpacker, Info-ZIP too, and files are ordinary ones', async () => {
  const chunks: Uint8Array[] = [];
  const zip = zipWriter(async (chunk) => void chunks.push(chunk), new Date(2026, 0, 1));
  await zip.add('01_营业执照_样例云帆_186KB.jpg', new Uint8Array([1, 2, 3]));
  await zip.end();
  const whole = Buffer.concat(chunks);
  const entry = whole.indexOf('PK\x01\x02', 0, 'latin1');
  // APPNOTE.TXT 4.4.2 and 4.4.4: made on Unix (3), bit 11 of the flags (a name in UTF-8); 4.4.15: the mode, no DOS attributes.
  expect(whole[entry + 5]).toBe(3);
  expect(whole.readUInt16LE(entry + 8) & 0x800).toBe(0x800);
  expect(whole.readUInt32LE(entry + 38)).toBe((0o100644 << 16) >>> 0);
});
