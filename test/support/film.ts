/** One box of ISO/IEC 14496-12. */
export function box(type: string, ...contents: readonly Uint8Array[]): Buffer {
  const inside = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inside]);
}

const numbers = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
};

function track(handler: string, at: number, length: number): Buffer {
  const table = box(
    'stbl',
    box('stsd', numbers(0, 0)),
    box('stsz', numbers(0, length, 1)),
    box('stsc', numbers(0, 1, 1, 1, 1)),
    box('stco', numbers(0, 1, at)),
  );
  const hdlr = box('hdlr', numbers(0, 0), Buffer.from(handler), numbers(0, 0, 0), Buffer.from([0]));
  return box('trak', box('tkhd', numbers(1, 3_900_000_000, 3_900_000_000, 1)), box('mdia', hdlr, box('minf', table)));
}

/**
 * A specimen of a film as a phone writes it: one track of pictures, one of places, and the same place in every box where
 * makers put it. Its pictures are words: nobody here decodes them.
 */
export function film(place: string): Buffer {
  const said = Buffer.from(place);
  const ftyp = box('ftyp', Buffer.from('qt  '), numbers(0), Buffer.from('qt  '));
  const [pictures, log] = [Buffer.from('pictures that were filmed'), Buffer.from(`log ${place}`)];
  const mdat = box('mdat', pictures, log);
  const start = ftyp.length + 8;
  const moov = box(
    'moov',
    box('mvhd', numbers(0, 3_900_000_000, 3_900_000_000, 600)),
    track('vide', start, pictures.length),
    track('meta', start + pictures.length, log.length),
    box('udta', box('\u00a9xyz', said)),
    box('meta', box('keys', Buffer.from('com.apple.quicktime.location.ISO6709')), box('ilst', said)),
    box('uuid', said),
  );
  return Buffer.concat([ftyp, mdat, moov, box('free', said), box('uuid', said)]);
}
