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
