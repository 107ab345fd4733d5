import type { SeenCode } from '#shared/scans/seenCode.ts';
import type { GreyPicture } from '../sharpness.ts';
import type { Sharp } from '../sharpSetup.ts';
import { likelyCode } from './likelyCode.ts';
import { readCodes } from './readCodes.ts';

/** Pixels of the small copy, each way, that are looked at closely: a code that is larger can be read on that copy. */
const around = 240;
/** How many times the pixels of the small copy, each way, are looked at: a code of 3 % of a licence's width then has two a square. */
const mostCloser = 4;
/** Closer by less shows nothing more. */
const worthwhile = 1.2;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A search for codes that has begun: whoever asks for its end gets what was found, null where it could not be looked through. */
export interface CodeSearch {
  codes(): Promise<SeenCode[] | null>;
}

/**
 * Looks for the square codes on a picture: first on the small copy that was measured anyway, and where nothing can be read
 * there, on the place that looks most like one, taken out of the original. `open` decodes the picture anew, upright;
 * `full` is its size then.
 *
 * Resolves once the copy was looked at, while the original may still be decoding outside of JavaScript: what is reckoned
 * meanwhile costs no time. Never rejects; `codes` does where decoding does.
 */
export async function searchForCodes(open: () => Sharp, small: GreyPicture, full: Size): Promise<CodeSearch> {
  const first = await readCodes(small);
  if (first === null) return { codes: async () => null };
  const scale = full.width / small.width;
  const likely = first.some(({ text }) => text !== null) || scale < worthwhile ? null : likelyCode(small);
  if (!likely) return { codes: async () => [...first] };
  const side = Math.round(around * scale);
  const place = cut({ x: likely.x * scale, y: likely.y * scale }, side, full);
  const most = around * Math.min(mostCloser, scale);
  const decoding = open()
    .extract(place)
    .resize({ width: Math.round(most), height: Math.round(most), fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  // Nobody may ask for the end, where something else failed meanwhile.
  decoding.catch(() => {});
  return {
    codes: async () => {
      const { data, info } = await decoding;
      const second = await readCodes({ data: greenOf(data, info.channels), width: info.width, height: info.height });
      if (second === null) return null;
      return second.length > 0 ? second.map((code) => placedIn(code, place, full)) : [...first];
    },
  };
}

/** A square part of a picture around a place, as much of it as there is. */
function cut({ x, y }: { x: number; y: number }, side: number, full: Size) {
  const [width, height] = [Math.min(side, full.width), Math.min(side, full.height)];
  const start = (middle: number, length: number, whole: number) =>
    Math.max(0, Math.min(whole - length, Math.round(middle - length / 2)));
  return { left: start(x, width, full.width), top: start(y, height, full.height), width, height };
}

/** Green is most of the light, and turning to grey properly takes longer than reading. */
function greenOf(data: Uint8Array, channels: number): Uint8Array {
  if (channels < 3) return channels === 1 ? data : data.filter((_, at) => at % channels === 0);
  const green = new Uint8Array(data.length / channels);
  for (let pixel = 0, at = 1; pixel < green.length; pixel++, at += channels) green[pixel] = data[at] as number;
  return green;
}

/** A code found on a part, with its place on the whole. */
function placedIn({ text, zone }: SeenCode, part: ReturnType<typeof cut>, full: Size): SeenCode {
  const place = ({ x, y }: SeenCode['zone'][number]) => ({
    x: Math.min(1, (part.left + x * part.width) / full.width),
    y: Math.min(1, (part.top + y * part.height) / full.height),
  });
  const [a, b, c, d] = zone;
  return { text, zone: [place(a), place(b), place(c), place(d)] };
}
