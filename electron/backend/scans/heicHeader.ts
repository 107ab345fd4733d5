/** What a HEIC file says about itself before anything of it is decoded. */
export interface HeicHeader {
  /** Its boxes reach beyond its end, its pixels end in zeros that never arrived, or there is nothing after the first box. */
  readonly endsEarly: boolean;
  /** It names a picture coded as HEVC: the only code phones write and the desk reads. */
  readonly isHevc: boolean;
  /** The largest size it claims, not turned yet; null when it claims none. */
  readonly claimed: { readonly width: number; readonly height: number } | null;
}

/**
 * Reads the boxes of a HEIF file (ISO/IEC 14496-12, 4.2; ISO/IEC 23008-12, 6.5.3 `ispe`). Pure; any bytes are welcome.
 *
 * A picture made of tiles claims its whole size beside that of one tile, so the largest counts.
 */
export function readHeicHeader(bytes: Uint8Array): HeicHeader {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { boxes, endsEarly } = topBoxes(file);
  const meta = boxes.find(({ type }) => type === 'meta')?.body ?? Buffer.alloc(0);
  let claimed: HeicHeader['claimed'] = null;
  for (let at = meta.indexOf('ispe', 0, 'latin1'); at >= 0; at = meta.indexOf('ispe', at + 4, 'latin1')) {
    if (at + 16 > meta.length) break;
    const [width, height] = [meta.readUInt32BE(at + 8), meta.readUInt32BE(at + 12)];
    if (width > 0 && height > 0 && width * height > (claimed?.width ?? 0) * (claimed?.height ?? 0)) {
      claimed = { width, height };
    }
  }
  return {
    endsEarly: endsEarly || boxes.length < 2 || endsInZeros(boxes.at(-1)),
    isHevc: meta.includes('hvc1', 0, 'latin1'),
    claimed,
  };
}

/** HEVC never writes more than two zeros in a row (ITU-T H.265, 7.4.2), so a run of them is a download that broke off. */
const mostZeros = 256;

function endsInZeros(last: Box | undefined): boolean {
  if (last?.type !== 'mdat' || last.body.length < mostZeros) return false;
  return last.body.subarray(-mostZeros).every((byte) => byte === 0);
}

interface Box {
  readonly type: string;
  readonly body: Buffer;
}

/** The boxes one after the other; a size of 0 means up to the end, 1 that the real one follows in 64 bits. */
function topBoxes(file: Buffer): { boxes: readonly Box[]; endsEarly: boolean } {
  const boxes: Box[] = [];
  let at = 0;
  while (at < file.length) {
    if (at + 8 > file.length) return { boxes, endsEarly: true };
    const short = file.readUInt32BE(at);
    if (short === 1 && at + 16 > file.length) return { boxes, endsEarly: true };
    const size = short === 0 ? file.length - at : short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short;
    const head = short === 1 ? 16 : 8;
    // Not a box at all: damage, which the decoder is to name.
    if (size < head) return { boxes, endsEarly: false };
    boxes.push({ type: file.toString('latin1', at + 4, at + 8), body: file.subarray(at + head, at + size) });
    if (at + size > file.length) return { boxes, endsEarly: true };
    at += size;
  }
  return { boxes, endsEarly: false };
}
