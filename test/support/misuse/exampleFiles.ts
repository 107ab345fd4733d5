import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { resourcesDir } from '#backend/resources.ts';

const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#9ab' } })
  .jpeg()
  .toBuffer();
const sheet = await readFile(join(resourcesDir, 'demo', '采集表.xlsx'));

const contents = [
  new Uint8Array(picture),
  new Uint8Array(picture.subarray(0, picture.length / 2)),
  new Uint8Array(sheet.subarray(0, 3000)),
  new TextEncoder().encode('{"json":{"__proto__":{"polluted":true}}}'),
  new TextEncoder().encode('%PDF-1.7\nnothing more'),
  new Uint8Array(0),
];

const names = [
  '样例.jpg',
  '../../样例.jpg',
  '/样例.jpg',
  'C:\\样例.jpg',
  '样例\0.jpg',
  '',
  '.',
  '..',
  '__proto__',
  'con.xlsx',
  `${'样'.repeat(400)}.pdf`,
  '样例.zip',
  '样例.xlsx',
  '样例/\ud800.heic',
];

/** Small files of every kind of trouble: whole, cut short, empty, not what they are called, and called what no file may be. */
export const exampleFiles: fc.Arbitrary<File> = fc
  .tuple(fc.constantFrom(...contents), fc.constantFrom(...names))
  .map(([bytes, name]) => new File([bytes], name));
