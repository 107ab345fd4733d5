import { expect, it } from 'vitest';
import { formatBytes, formatBytesAgainst } from '#shared/scans/wording.ts';

it.each([
  [0, '0 字节'],
  [1023, '1023 字节'],
  [1024, '1 KB'],
  [61_440, '60 KB'],
  [102_399, '100 KB'],
  [1_048_576, '1 MB'],
  [2_726_298, '2.6 MB'],
  [1_073_741_823, '1024 MB'],
  [1_073_741_824, '1 GB'],
  [60_599_000_000, '56.4 GB'],
])('%d bytes read %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

it('words a size and a limit that differ by one byte so that they differ', () => {
  expect(formatBytesAgainst(102_399, 102_400)).toEqual(['102399 字节', '102400 字节']);
  expect(formatBytesAgainst(61_440, 102_400)).toEqual(['60 KB', '100 KB']);
});
