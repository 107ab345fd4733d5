import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '..', 'fixtures', 'heic', 'idFront.heic');

/** The specimen card as a phone keeps it: 1200 × 800 pixels of HEVC; how it was made stands beside it. */
export const heicSize = { width: 1200, height: 800 };

/** Its bytes, each time anew. */
export function heicCard(): Buffer {
  return readFileSync(file);
}

/** The same file claiming another size in its header (`ispe`). */
export function heicClaiming(width: number, height: number): Buffer {
  const bytes = heicCard();
  const at = bytes.indexOf('ispe', 0, 'latin1');
  bytes.writeUInt32BE(width, at + 8);
  bytes.writeUInt32BE(height, at + 12);
  return bytes;
}

/** The same file naming another code of its pixels than HEVC. */
export function heicOfOtherCode(): Buffer {
  const bytes = heicCard();
  bytes.write('j2k1', bytes.indexOf('hvc1', 0, 'latin1'), 'latin1');
  return bytes;
}

/** The same file to be shown so many quarters of a turn to the left (`irot`, ISO/IEC 23008-12, 6.5.10), as phones write it. */
export function heicTurned(quarters: 1 | 2 | 3): Buffer {
  const bytes = heicCard();
  const at = (type: string) => bytes.indexOf(type, 0, 'latin1') - 4;
  const turn = Buffer.from([0, 0, 0, 9, ...Buffer.from('irot', 'latin1'), quarters]);
  const properties = at('ipco') + bytes.readUInt32BE(at('ipco'));
  const associations = at('ipma') + bytes.readUInt32BE(at('ipma'));
  // One more property of the one picture: the fourth in the list, essential.
  const countAt = associations - 4;
  const extra = turn.length + 1;
  const whole = Buffer.concat([
    bytes.subarray(0, properties),
    turn,
    bytes.subarray(properties, associations),
    Buffer.from([0x84]),
    bytes.subarray(associations),
  ]);
  whole[countAt + turn.length] = (whole[countAt + turn.length] ?? 0) + 1;
  const grow = (where: number, by: number) => whole.writeUInt32BE(whole.readUInt32BE(where) + by, where);
  grow(at('meta'), extra);
  grow(at('iprp'), extra);
  grow(at('ipco'), turn.length);
  grow(at('ipma') + turn.length, 1);
  // The pixels moved: the base offset of the one picture (`iloc`).
  grow(at('iloc') + 20, extra);
  return whole;
}
