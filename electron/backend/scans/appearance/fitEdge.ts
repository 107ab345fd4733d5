import type { RawPicture } from '../pictureStatistics.ts';
import { bandAlong, type Colour, colourAlong, type EdgeBand, type Slant } from './edgeBand.ts';
import type { Corner } from './weighPaper.ts';

/** A side of a paper as a straight line through two places. */
export interface FittedEdge {
  readonly from: Corner;
  readonly to: Corner;
}

/**
 * How far inside and outside of the coarse side its edge is looked for: shares of the picture's longer side. On a table
 * nearly as light the coarse side may be the inmost line of a frame printed on the paper.
 */
const [inwardShare, outwardShare] = [0.025, 0.042];
/** Ends of a side (share) that are not looked at: corners are round. */
const roundEnd = 0.07;
/** Places along a side that are looked at: at most, at least, and the pixels between them at least. */
const [mostPlaces, leastPlaces, leastApart] = [48, 12, 3];

/**
 * The line a side of a paper really is, near the coarse one from `from` to `to` (clockwise around the paper): first the
 * straight line along which the picture differs most from inside to outside, then least squares through the places, finer
 * than a pixel, where it does. Places that do not fit (a finger, a bent corner) are left out; null where too few fit. Pure.
 */
export function fitEdge(picture: RawPicture, from: Corner, to: Corner): FittedEdge | null {
  const long = Math.max(picture.width, picture.height);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const looked = 1 - 2 * roundEnd;
  const places = Math.min(mostPlaces, Math.floor((length * looked) / leastApart));
  if (places < leastPlaces) return null;
  const out = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const shares = Float64Array.from({ length: places }, (_, at) => roundEnd + ((at + 0.5) / places) * looked);
  const [inner, outer] = [Math.max(6, Math.round(inwardShare * long)), Math.max(6, Math.round(outwardShare * long))];
  const band = bandAlong(picture, { from, to, out, shares, inner, outer });
  const clearest = clearestLine(band);
  const fit = clearest && settle(band, outermost(band, clearest));
  if (!fit) return null;
  return {
    from: { x: from.x + out.x * fit.start, y: from.y + out.y * fit.start },
    to: { x: to.x + out.x * fit.end, y: to.y + out.y * fit.end },
  };
}

/** Pixels between the lines that are tried first. */
const stride = 2;
/** How much less a line counts that is as far from the coarse one as is looked: it must be that much better. */
const farPenalty = 0.25;
/** Mean worth below which nothing is seen. */
const leastMean = 5;

/** The straight line along which the picture changes most, the same way all along; null where it hardly changes. */
function clearestLine(band: EdgeBand): Slant | null {
  const { inner, outer } = band;
  const best = bestLine(band, -inner, (line) => 1 - (farPenalty * Math.abs(line.start + line.end)) / (inner + outer));
  return best && Math.abs(meanWorth(band, best)) >= leastMean ? best : null;
}

/** The best line that lies nowhere farther inside than `from`. */
function bestLine(band: EdgeBand, from: number, share: (line: Slant) => number): Slant | null {
  const { inner, outer } = band;
  let best: Slant = { start: 0, end: 0 };
  let most = 0;
  const attempt = (start: number, end: number, every: number) => {
    const line = { start, end };
    const worth = Math.abs(meanWorth(band, line, every)) * share(line);
    if (worth > most) [best, most] = [line, worth];
  };
  for (let start = from; start <= outer; start += stride) {
    const last = Math.min(outer, start + inner);
    for (let end = Math.max(from, start - inner); end <= last; end += stride) attempt(start, end, 2);
  }
  if (most === 0) return null;
  const { start: around, end: aroundEnd } = best;
  most = 0;
  for (let start = Math.max(from, around - stride); start <= Math.min(outer, around + stride); start++) {
    const last = Math.min(outer, aroundEnd + stride);
    for (let end = Math.max(from, aroundEnd - stride); end <= last; end++) attempt(start, end, 1);
  }
  return best;
}

/** Mean worth of the places on a line: differences this way and that cancel out. */
function meanWorth({ inner, across, shares, worth }: EdgeBand, { start, end }: Slant, every = 1): number {
  const slope = end - start;
  let [sum, count] = [0, 0];
  for (let place = 0; place < shares.length; place += every, count++) {
    const away = Math.floor(start + slope * (shares[place] as number) + inner + 0.5);
    sum += worth[place * across + away] as number;
  }
  return sum / count;
}

/** Pixels farther outside at which another line begins. */
const another = 5;
/** A line outside the clearest one counts from such a share of its worth on. */
const leastOfClearest = 0.3;
/** What lies inside the outer line must be so much nearer to the paper (of its difference from what lies outside). */
const likePaper = 0.7;
/** Pixels inside of a line where paper is looked for: at some of them the pattern of a frame may be. */
const depths = [7, 12, 17];
/** Pixels from a line where what lies along it is looked at. */
const [inside, outside] = [-4, 5];

/** The edge of the paper, where the clearest line is of the frame printed on it: what lies between looks like paper. */
function outermost(band: EdgeBand, clearest: Slant): Slant {
  const least = Math.max(leastMean, leastOfClearest * Math.abs(meanWorth(band, clearest)));
  const papers = depths.map((depth) => colourAlong(band, clearest, -depth));
  let line = clearest;
  let next: Slant | null = clearest;
  while (next) {
    const from: number = Math.max(next.start, next.end) + another;
    next = from > band.outer ? null : bestLine(band, from, () => 1);
    if (!next || Math.abs(meanWorth(band, next)) < least) break;
    const between = colourAlong(band, next, inside);
    const unlike = Math.min(...papers.map((paper) => apart(between, paper)));
    // A printed line has paper on both sides; the edge may lie farther outside.
    if (unlike < likePaper * apart(between, colourAlong(band, next, outside))) line = next;
  }
  return line;
}

/** How far two colours are apart, 0 to 255; what is not in the picture is like nothing. */
function apart(one: Colour | null, other: Colour | null): number {
  if (!one || !other) return 255;
  return Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2]));
}

/** Pixels from the line within which a place's own edge is looked for. */
const nearLine = 3;
/** A change so much smaller than the usual one along a side is none of its edge. */
const faint = 0.35;
/** Pixels from the line beyond which a place is left out, in each round. */
const rounds = [2, 1.2, 0.8];
/** Share of the places along a side that must lie on its line. */
const leastHeld = 0.45;

interface Place {
  readonly share: number;
  readonly away: number;
  readonly step: number;
}

/** The line through the places where the picture changes most, near to a line; null where too few lie on one. */
function settle(band: EdgeBand, line: Slant): Slant | null {
  const places = edgePlaces(band, line);
  const least = band.shares.length * leastHeld;
  const ordered = places.map(({ step }) => step).sort((one, other) => one - other);
  const usual = ordered[ordered.length >> 1] ?? 0;
  const clear = places.filter(({ step }) => step > usual * faint);
  if (clear.length < least) return null;
  let fit = leastSquares(clear);
  for (const most of rounds) {
    const kept = clear.filter(({ share, away }) => Math.abs(away - fit.start - (fit.end - fit.start) * share) <= most);
    if (kept.length < least) return null;
    fit = leastSquares(kept);
  }
  return fit;
}

function edgePlaces(band: EdgeBand, line: Slant): Place[] {
  const { inner, across, shares, steps } = band;
  const way = Math.sign(meanWorth(band, line));
  const places: Place[] = [];
  for (const [place, share] of shares.entries()) {
    const at = (away: number) => way * (steps[place * across + away] as number);
    const middle = Math.round(line.start + (line.end - line.start) * share) + inner;
    let [top, most] = [-1, 0];
    for (let away = Math.max(1, middle - nearLine); away <= Math.min(across - 2, middle + nearLine); away++) {
      if (at(away) > most) [top, most] = [away, at(away)];
    }
    if (top < 0) continue;
    const [before, after] = [at(top - 1), at(top + 1)];
    // Not the top of it: that lies beyond what is looked at.
    if (before > most || after > most) continue;
    const bend = 2 * most - before - after;
    places.push({ share, away: top - inner + (bend > 0 ? (after - before) / (2 * bend) : 0), step: most });
  }
  return places;
}

function leastSquares(places: readonly Place[]): Slant {
  let [sum, sumSquare, off, both] = [0, 0, 0, 0];
  for (const { share, away } of places) {
    sum += share;
    sumSquare += share * share;
    off += away;
    both += share * away;
  }
  const spread = places.length * sumSquare - sum * sum;
  const slope = spread > 1e-9 ? (places.length * both - sum * off) / spread : 0;
  const start = (off - slope * sum) / places.length;
  return { start, end: start + slope };
}
