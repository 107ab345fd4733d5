import type { CopyTarget } from '#shared/scans/copyTarget.ts';
import { sharp } from '../scans/sharpSetup.ts';
import { decoded, mixedBlocks, shrunk } from './drawnPictures.ts';

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
  /** How many bytes the original has. */
  readonly givenBytes: number;
  /** The picture in another size. */
  readonly draw: (size: Size) => Promise<Drawn>;
  readonly signal: AbortSignal | undefined;
}

export interface FoundCopy extends Size {
  readonly jpeg: Buffer;
  readonly quality: number;
}

interface DrawnCopy extends FoundCopy {
  readonly drawn: Drawn;
}

/** Between these shares of the most bytes a copy is good enough; from `near` on what is left is spent in any case. */
const landing = { near: 0.85, from: 0.95, aim: 0.98 };
/** A picture that would keep this share of its pixels keeps them all. */
const asGoodAsAll = 0.99;
/** Up to this quality colours are saved at half their resolution. */
const halfColours = 90;
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
async function within(search: Search, limit: number): Promise<DrawnCopy | null> {
  const { goodQuality, leastQuality, bestQuality } = search.target.quality;
  const middle = Math.round((goodQuality + bestQuality) / 2);
  // One look at a likely size says how much this picture needs; the next is nearly right.
  let drawn = await drawnAt(search, scaledTo(search, (limit * 8) / usualBits));
  const bytes = (await encode(drawn, middle)).byteLength;
  const better = scaledTo(search, area(drawn) * ((limit * landing.aim) / bytes) ** (1 / growth));
  if (Math.abs(area(better) / area(drawn) - 1) > 0.03) drawn = await drawnAt(search, better);
  let found = await bestWithin(search, drawn, limit, [goodQuality, bestQuality]);
  if (!found) {
    // Grain that survives at full size may be worth many steps of quality: a little smaller may do before the least does.
    const { byteLength } = await encode(drawn, goodQuality);
    const smaller = scaledTo(search, area(drawn) * ((limit * landing.aim) / byteLength) ** (1 / growth));
    if (area(smaller) < area(drawn))
      found = await bestWithin(search, await shrunk(drawn, smaller), limit, [goodQuality, bestQuality]);
  }
  found ??= await bestWithin(search, await drawnAt(search, search.least), limit, [leastQuality, bestQuality]);
  if (!found) return null;
  // Steps of quality are coarse: what is left is spent on pixels.
  for (let tries = 0; tries < 2 && !lands(found, limit); tries++) {
    const wider = scaledTo(search, area(found) * ((limit * landing.aim) / found.jpeg.byteLength));
    if (area(wider) <= area(found)) break;
    const again = await drawnAt(search, wider);
    const jpeg = await encode(again, found.quality);
    if (jpeg.byteLength > limit) break;
    found = copyOf(again, jpeg, found.quality);
  }
  return lands(found, limit) ? found : ((await landed(search, found, limit)) ?? found);
}

/**
 * A copy of the same pixels that lands, made of one with too few bytes; null where there is none.
 *
 * Noise of a sensor that lies on a step of quality comes all at once: up to a quarter of the bytes from one quality to the
 * next. So some blocks get the next quality and the others what this one keeps of them.
 */
async function landed(search: Search, found: DrawnCopy, limit: number): Promise<DrawnCopy | null> {
  const { drawn } = found;
  let lower = found;
  if (lower.quality >= search.target.quality.bestQuality) {
    // A little more quality than anybody sees, unless the copy has more bytes than its original already and all too few.
    const { byteLength } = lower.jpeg;
    if (byteLength < limit * landing.near && byteLength >= search.givenBytes) return null;
    lower = (await bestWithin(search, drawn, limit, [lower.quality + 1, utmostQuality])) ?? lower;
    if (lands(lower, limit)) return lower;
  }
  if (lower.quality >= utmostQuality) return null;
  const quality = lower.quality + 1;
  const colours = coloursAt(lower.quality);
  const higher = copyOf(drawn, await encode(drawn, quality, colours), quality);
  if (higher.jpeg.byteLength <= limit) return lands(higher, limit) ? higher : landed(search, higher, limit);
  const coarse = await decoded(lower.jpeg, drawn);
  let from = { share: 0, bytes: lower.jpeg.byteLength };
  let to = { share: 1, bytes: higher.jpeg.byteLength };
  for (let tries = 0; tries < 3; tries++) {
    search.signal?.throwIfAborted();
    const part = (limit * landing.aim - from.bytes) / (to.bytes - from.bytes);
    const share = from.share + part * (to.share - from.share);
    const mixed = copyOf(drawn, await encode(mixedBlocks(drawn, coarse, share), quality, colours), quality);
    const bytes = mixed.jpeg.byteLength;
    if (bytes > limit) to = { share, bytes };
    else if (lands(mixed, limit)) return mixed;
    else from = { share, bytes };
  }
  return null;
}

function lands({ jpeg }: Pick<FoundCopy, 'jpeg'>, limit: number): boolean {
  return jpeg.byteLength >= limit * landing.from;
}

function copyOf(drawn: Drawn, jpeg: Buffer, quality: number): DrawnCopy {
  return { jpeg, quality, drawn, width: drawn.width, height: drawn.height };
}

/** The best quality in a range that stays within the bytes; null when its lower end does not. */
async function bestWithin(
  { signal }: Search,
  drawn: Drawn,
  limit: number,
  [from, to]: readonly [number, number],
): Promise<DrawnCopy | null> {
  let best: DrawnCopy | null = null;
  let [low, high] = [from, to];
  let quality = Math.round((from + to) / 2);
  while (low <= high) {
    signal?.throwIfAborted();
    const jpeg = await encode(drawn, quality);
    if (jpeg.byteLength <= limit) {
      best = copyOf(drawn, jpeg, quality);
      if (lands(best, limit)) return best;
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
  const share = pixels / area(full);
  const scale = share >= asGoodAsAll ? 1 : Math.sqrt(share);
  return larger({ width: Math.round(full.width * scale), height: Math.round(full.height * scale) }, least);
}

function larger(one: Size, other: Size): Size {
  return area(one) >= area(other) ? one : other;
}

function area({ width, height }: Size): number {
  return width * height;
}

/** Half the colour resolution up to `halfColours`: at a given number of bytes, print gains more than seals lose. */
function coloursAt(quality: number): '4:4:4' | '4:2:0' {
  return quality > halfColours ? '4:4:4' : '4:2:0';
}

function encode(
  { data, width, height, channels }: Drawn,
  quality: number,
  chromaSubsampling = coloursAt(quality),
): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels } })
    .jpeg({ quality, chromaSubsampling, optimiseCoding: true })
    .toBuffer();
}
