import { asShownError } from '../../../electron/hosts/cli/shownError.ts';

/** `other` is another file of the same kind, or the same one where there is no other. */
type Damage = (bytes: Buffer, at: number, random: () => number, other: () => Buffer) => Buffer;

/** A whole file of the same kind where another should be. */
export const exchange = 'another file in its place';

/** What can become of the bytes of a file; `at` is a place among them. */
export const damages: readonly (readonly [string, Damage])[] = [
  [
    'one bit',
    (bytes, at, random) =>
      Buffer.from(bytes.map((each, index) => (index === at ? each ^ (1 << (random() * 8)) : each))),
  ],
  [
    'another character',
    (bytes, at, random) => Buffer.from(bytes.map((each, index) => (index === at ? 48 + random() * 10 : each))),
  ],
  ['cut off', (bytes, at) => bytes.subarray(0, at)],
  ['empty', () => Buffer.alloc(0)],
  [exchange, (_bytes, _at, _random, other) => other()],
  ['zeros', (bytes, at) => Buffer.from(bytes).fill(0, at, Math.min(at + 4096, bytes.length))],
  [
    'noise',
    (bytes, at, random) =>
      Buffer.from(bytes.map((each, index) => (index >= at && index < at + 64 ? random() * 256 : each))),
  ],
  ['more behind it', (bytes) => Buffer.concat([bytes, Buffer.alloc(5000, 7)])],
  ['two blocks changed over', (bytes) => swapped(bytes, 4096)],
  ['a piece missing', (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 16)])],
];

function swapped(bytes: Buffer, size: number): Buffer {
  const last = Math.floor((bytes.length - 1) / size) * size;
  return Buffer.concat([bytes.subarray(last), bytes.subarray(size, last), bytes.subarray(0, Math.min(size, last))]);
}

/** `same` is as if nothing had happened; `told` is an error a person is shown, with what to do; anything else is wrong. */
export async function outcome(work: () => Promise<'same' | 'told' | string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    const shown = asShownError(error, new AbortController().signal);
    if (shown.code !== 'internal' && shown.remedy.length > 10) return 'told';
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
