/**
 * The same film (ISO/IEC 14496-12, QuickTime) without where, when and with what it was taken. Its pictures and sound keep
 * every byte and every place, so that nothing has to be reckoned anew.
 *
 * Boxes are kept by name; every other one (`udta` with `©xyz` or `loci`, `meta` with com.apple.quicktime.location, XMP in
 * `uuid`) becomes `free` and zeros. Tracks that show or sound nothing, such as a GPS log, go with their samples. Null for
 * contents that are not built like this.
 */
export function filmWithoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const film = new Uint8Array(bytes);
  const view = new DataView(film.buffer);
  try {
    clean({ film, view }, { from: 0, to: film.length }, top);
    return film;
  } catch (error) {
    if (error instanceof NotAFilm || error instanceof RangeError) return null;
    throw error;
  }
}

class NotAFilm extends Error {}

interface Film {
  readonly film: Uint8Array;
  readonly view: DataView;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Box extends Span {
  readonly type: string;
  /** Where its contents begin. */
  readonly inside: number;
}

/** What may stay of a box: as it is, or looked through itself. */
type Kept = true | ((film: Film, box: Box) => void) | Level;
interface Level {
  readonly [type: string]: Kept;
}

const traf: Level = {
  ...kept('tfhd', 'trun', 'tfdt', 'sdtp', 'saiz', 'saio', 'sbgp', 'sgpd', 'subs', 'senc'),
};
const information: Level = kept('vmhd', 'smhd', 'hmhd', 'nmhd', 'sthd', 'gmhd', 'dinf', 'stbl', 'hdlr');
const media: Level = { ...kept('hdlr', 'elng'), mdhd: withoutTimes, minf: information };
const track: Level = { ...kept('edts', 'tref', 'tapt', 'clip', 'matt'), tkhd: withoutTimes, mdia: media };
const movie: Level = { ...kept('mvex', 'iods'), mvhd: withoutTimes, trak: cleanTrack };
const top: Level = {
  ...kept('ftyp', 'styp', 'mdat', 'sidx', 'ssix', 'mfra', 'pdin', 'wide'),
  moov: movie,
  moof: { ...kept('mfhd'), traf },
};

function kept(...types: string[]): Level {
  return Object.fromEntries(types.map((type) => [type, true] as const));
}

function clean(film: Film, span: Span, level: Level): void {
  for (const box of boxesIn(film, span)) {
    const what = level[box.type];
    if (what === undefined) blank(film, box);
    else if (typeof what === 'function') what(film, box);
    else if (what !== true) clean(film, { from: box.inside, to: box.to }, what);
  }
}

function* boxesIn({ view }: Film, { from, to }: Span): Generator<Box> {
  for (let at = from; at < to; ) {
    // QuickTime ends a list of boxes with four zeros.
    if (to - at < 8) return;
    let size = view.getUint32(at);
    let inside = at + 8;
    if (size === 1) {
      size = Number(view.getBigUint64(at + 8));
      inside = at + 16;
    } else if (size === 0) size = to - at;
    const end = at + size;
    // What is cut off in the middle of its pictures still shows what is there.
    const cut = end > to && typeAt(view, at + 4) === 'mdat';
    if (size < inside - at || (end > to && !cut)) throw new NotAFilm();
    yield { type: typeAt(view, at + 4), from: at, inside, to: Math.min(end, to) };
    at = end;
  }
}

function typeAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

function blank({ film, view }: Film, { from, inside, to }: Box): void {
  view.setUint32(from + 4, 0x66726565); // free
  film.fill(0, inside, to);
}

/** Creation and modification stand behind version and flags; version 1 has them in 64 bits. */
function withoutTimes({ film, view }: Film, { inside, to }: Box): void {
  const long = view.getUint8(inside) === 1;
  film.fill(0, inside + 4, Math.min(to, inside + (long ? 20 : 12)));
}

/** Handlers of what is seen or heard: pictures, sound, subtitles, time code. */
const shown: ReadonlySet<string> = new Set(['vide', 'soun', 'text', 'sbtl', 'subt', 'clcp', 'tmcd', 'pict', 'auxv']);

function cleanTrack(film: Film, trak: Box): void {
  const handler = find(film, trak, 'mdia', 'hdlr');
  if (handler && shown.has(typeAt(film.view, handler.inside + 8))) {
    clean(film, { from: trak.inside, to: trak.to }, track);
    return;
  }
  const table = find(film, trak, 'mdia', 'minf', 'stbl');
  if (table) blankSamples(film, table);
  blank(film, trak);
}

function find(film: Film, box: Box, ...path: string[]): Box | null {
  let at: Box | null = box;
  for (const type of path) {
    if (!at) return null;
    at = [...boxesIn(film, { from: at.inside, to: at.to })].find((each) => each.type === type) ?? null;
  }
  return at;
}

/** Zeros wherever the samples of a track lie: in chunks, each with so many samples of such sizes (8.7). */
function blankSamples(film: Film, table: Box): void {
  const { view } = film;
  const sizes = find(film, table, 'stsz');
  const perChunk = find(film, table, 'stsc');
  const short = find(film, table, 'stco');
  const offsets = short ?? find(film, table, 'co64');
  if (!sizes || !perChunk || !offsets) throw new NotAFilm();
  const each = view.getUint32(sizes.inside + 4);
  const total = view.getUint32(sizes.inside + 8);
  const runs = view.getUint32(perChunk.inside + 4);
  const chunks = view.getUint32(offsets.inside + 4);
  // Fragmented: its samples lie where only every fragment knows.
  if (total === 0 && chunks === 0) throw new NotAFilm();
  let sample = 0;
  let run = 0;
  for (let chunk = 0; chunk < chunks && sample < total; chunk++) {
    const nextRun = run + 1;
    if (nextRun < runs && view.getUint32(perChunk.inside + 8 + nextRun * 12) <= chunk + 1) run = nextRun;
    const count = Math.min(view.getUint32(perChunk.inside + 8 + run * 12 + 4), total - sample);
    const start = short
      ? view.getUint32(offsets.inside + 8 + chunk * 4)
      : Number(view.getBigUint64(offsets.inside + 8 + chunk * 8));
    let length = each * count;
    if (each === 0)
      for (let nth = 0; nth < count; nth++) length += view.getUint32(sizes.inside + 12 + (sample + nth) * 4);
    film.film.fill(0, start, start + length);
    sample += count;
  }
}
