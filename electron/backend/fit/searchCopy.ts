import type { CopyTarget } from '#shared/scans/copyTarget.ts';
import { sharp } from '../scans/sharpSetup.ts';

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a picture, row by row. */
export interface Drawn extends Size {
  readonly data: Buffer;
  readonly channels: 1 | 2 | 3 | 4;
}

interface Search {
  readonly full: Size;
  /** Never fewer pixels than these. */
  readonly least: Size;
  /** How many times the full width a copy may have when it else stays below the least bytes. */
  readonly mostEnlarged: number;
  readonly target: Omit<CopyTarget, 'aimMinBytes'>;
  /** The picture in another size. */
  readonly draw: (size: Size) => Promise<Drawn>;
  readonly signal: AbortSignal | undefined;
}

export interface FoundCopy extends Size {
  readonly jpeg: Buffer;
  readonly quality: number;
}

/** Between these shares of the most bytes a copy is good enough; `near` the first it is worth a last step. */
const landing = { near: 0.85, from: 0.95, aim: 0.98 };
/** Bits a pixel a photo of a paper takes at good quality: only where the search begins. */
const usualBits = 1.1;
/** Bytes grow a little slower than pixels. */
const growth = 0.9;
/** Quality beyond which bytes are only spent to reach a least number of them. */
const utmostQuality = 100;

/** Enlarging by less than this changes nothing. */
const leastGrowth = 1.005;

/** The copy with the most detail that the bytes allow, or which demand cannot be met. */
export async function searchCopy(search: Search): Promise<FoundCopy | 'tooManyBytes' | 'tooFewBytes'> {
  const { target, full, least } = search;
  const most = target.maxBytes;
  if (most === null) return enoughBytes(search, await drawnAt(search, larger(full, least)), target.quality.bestQuality);
  const found = await within(search, most);
  if (found)
    return found.jpeg.byteLength >= (target.minBytes ?? 0) ? found : enoughBytes(search, found.drawn, found.quality);
  if (target.lastBytes === null || target.lastBytes <= most) return 'tooManyBytes';
  return (await fewestLegible(search, target.lastBytes)) ?? 'tooManyBytes';
}

/** Where what is advised is too little: as few bytes more as keep small print legible at good quality. Null beyond `limit`. */
async function fewestLegible(search: Search, limit: number): Promise<FoundCopy | null> {
  const { goodQuality } = search.target.quality;
  const { width, height, ...drawn } = await drawnAt(search, search.least);
  const jpeg = await encode({ width, height, ...drawn }, goodQuality);
  return jpeg.byteLength <= limit ? { jpeg, quality: goodQuality, width, height } : within(search, limit);
}

/** The most detail at no more than `limit` bytes; null when even the least does not fit. */
async function within(search: Search, limit: number): Promise<(FoundCopy & { readonly drawn: Drawn }) | null> {
  const { goodQuality, leastQuality, bestQuality } = search.target.quality;
  const middle = Math.round((goodQuality + bestQuality) / 2);
  // One look at a likely size says how much this picture needs; the next is nearly right.
  let drawn = await drawnAt(search, scaledTo(search, (limit * 8) / usualBits));
  let bytes = (await encode(drawn, middle)).byteLength;
  const better = scaledTo(search, area(drawn) * ((limit * landing.aim) / bytes) ** (1 / growth));
  if (Math.abs(area(better) / area(drawn) - 1) > 0.03) drawn = await drawnAt(search, better);
  let found = await bestWithin(search, drawn, limit, [goodQuality, bestQuality]);
  if (!found) {
    drawn = await drawnAt(search, search.least);
    found = await bestWithin(search, drawn, limit, [leastQuality, bestQuality]);
  }
  if (!found) return null;
  // Steps of quality are coarse: what is left is spent on pixels.
  bytes = found.jpeg.byteLength;
  for (let tries = 0; tries < 2 && bytes < limit * landing.from; tries++) {
    const wider = scaledTo(search, area(drawn) * ((limit * landing.aim) / bytes));
    if (area(wider) <= area(drawn)) break;
    const again = await drawnAt(search, wider);
    const jpeg = await encode(again, found.quality);
    if (jpeg.byteLength > limit) break;
    drawn = again;
    bytes = jpeg.byteLength;
    found = { jpeg, quality: found.quality };
  }
  // All pixels are there already, and a little is left: a little more quality than anybody sees.
  if (bytes < limit * landing.from && bytes >= limit * landing.near && area(drawn) >= area(search.full)) {
    found = (await bestWithin(search, drawn, limit, [found.quality + 1, utmostQuality])) ?? found;
    if (found.jpeg.byteLength < limit * landing.from) {
      const finer = await oneFiner(search, drawn, found.quality + 1, limit);
      if (finer && finer.jpeg.byteLength > found.jpeg.byteLength) return finer;
    }
  }
  return { ...found, drawn, width: drawn.width, height: drawn.height };
}

/** One step of quality may be a tenth of the bytes: with a few pixels less it fits. Null where it does not. */
async function oneFiner(
  search: Search,
  drawn: Drawn,
  quality: number,
  limit: number,
): Promise<(FoundCopy & { readonly drawn: Drawn }) | null> {
  if (quality > utmostQuality) return null;
  const { byteLength } = await encode(drawn, quality);
  const size = scaledTo(search, area(drawn) * ((limit * landing.aim) / byteLength) ** (1 / growth));
  if (area(size) >= area(drawn)) return null;
  const smaller = await drawnAt(search, size);
  const jpeg = await encode(smaller, quality);
  if (jpeg.byteLength > limit) return null;
  return { jpeg, quality, drawn: smaller, width: smaller.width, height: smaller.height };
}

/** The best quality in a range that stays within the bytes; null when its lower end does not. */
async function bestWithin(
  { signal }: Search,
  drawn: Drawn,
  limit: number,
  [from, to]: readonly [number, number],
): Promise<{ readonly jpeg: Buffer; readonly quality: number } | null> {
  let best: { readonly jpeg: Buffer; readonly quality: number } | null = null;
  let [low, high] = [from, to];
  let quality = Math.round((from + to) / 2);
  while (low <= high) {
    signal?.throwIfAborted();
    const jpeg = await encode(drawn, quality);
    if (jpeg.byteLength <= limit) {
      best = { jpeg, quality };
      if (jpeg.byteLength >= limit * landing.from) return best;
      low = quality + 1;
    } else high = quality - 1;
    quality = Math.round((low + high) / 2);
  }
  return best;
}

/** Raises quality, then pixels, until the least number of bytes is reached. */
async function enoughBytes(search: Search, drawn: Drawn, from: number): Promise<FoundCopy | 'tooFewBytes'> {
  const { target, full, mostEnlarged, signal } = search;
  const enough = target.minBytes ?? 0;
  let now = drawn;
  let jpeg = await encode(now, from);
  if (jpeg.byteLength >= enough) return { jpeg, quality: from, width: now.width, height: now.height };
  for (;;) {
    signal?.throwIfAborted();
    let [low, high] = [from, utmostQuality];
    let found: FoundCopy | null = null;
    while (low <= high) {
      const quality = Math.floor((low + high) / 2);
      jpeg = await encode(now, quality);
      if (jpeg.byteLength >= enough) {
        found = { jpeg, quality, width: now.width, height: now.height };
        high = quality - 1;
      } else low = quality + 1;
    }
    if (found) return target.maxBytes !== null && found.jpeg.byteLength > target.maxBytes ? 'tooFewBytes' : found;
    const most = { width: full.width * mostEnlarged, height: full.height * mostEnlarged };
    const factor = Math.min((enough / jpeg.byteLength) ** 0.5 * 1.05, most.width / now.width, most.height / now.height);
    const next = await drawnAt(search, {
      width: Math.ceil(now.width * factor),
      height: Math.ceil(now.height * factor),
    });
    // Sizes are whole pixels: one side may stay a pixel short of the most for ever.
    if (area(next) <= area(now) * leastGrowth) return 'tooFewBytes';
    now = next;
  }
}

async function drawnAt({ draw }: Search, size: Size): Promise<Drawn> {
  return draw({ width: Math.round(size.width), height: Math.round(size.height) });
}

/** The size with about so many pixels, no smaller than the least and no larger than the full one. */
function scaledTo({ full, least }: Search, pixels: number): Size {
  const scale = Math.min(1, Math.sqrt(pixels / area(full)));
  return larger({ width: Math.round(full.width * scale), height: Math.round(full.height * scale) }, least);
}

function larger(one: Size, other: Size): Size {
  return area(one) >= area(other) ? one : other;
}

function area({ width, height }: Size): number {
  return width * height;
}

function encode({ data, width, height, channels }: Drawn, quality: number): Promise<Buffer> {
  return (
    sharp(data, { raw: { width, height, channels } })
      // Half the colour resolution: at a given number of bytes, print gains more than seals lose.
      .jpeg({ quality, chromaSubsampling: quality > 90 ? '4:4:4' : '4:2:0', optimiseCoding: true })
      .toBuffer()
  );
}
