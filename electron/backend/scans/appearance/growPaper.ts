import type { RawPicture } from '../pictureStatistics.ts';
import type { Line } from './lines.ts';
import type { Side } from './sides.ts';
import { type Candidate, type Corner, cross, weighPaper } from './weighPaper.ts';

/** A ruled frame lies within so much (of the picture's shorter side) of the paper's own edge. */
const frameInset = 0.075;

/**
 * The ruled frame of a certificate is a clearer line than the edge of its paper on a light table: each side moves out
 * to the farthest line near to it that parts almost as well, where what lies between looks like the paper and not
 * like the table.
 */
export function growPaper(found: Candidate, sides: readonly Side[], picture: RawPicture): Candidate {
  const { width, height } = picture;
  const most = frameInset * Math.min(width, height);
  let best = found;
  for (const turn of [0, 1, 2, 3] as const) {
    const held = best.sides[turn];
    if (held.isFrame) continue;
    const ends = [best.ring[(turn + 3) % 4] as Corner, best.ring[turn] as Corner] as const;
    const middle = { x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2 };
    const centre = centreOf(best.ring);
    const outwards = awayFrom(held, centre) > 0 ? -1 : 1;
    const colourAt = (out: number) => meanAlong(picture, ends, held.angle, out * outwards);
    const inside = colourAt(-4);
    let widest: Candidate | null = null;
    let far = 1.2;
    for (const side of sides) {
      if (Math.abs(Math.sin(side.angle - held.angle)) > 0.06) continue;
      const sign = Math.cos(side.angle - held.angle) >= 0 ? outwards : -outwards;
      const out = -awayFrom(side, middle) * sign;
      if (out <= far || out > most) continue;
      const between = colourAt(out / 2);
      if (apart(between, inside) > 0.7 * apart(between, colourAt(out + 4))) continue;
      const [a, b, c, d] = best.sides.map((each, index) => (index === turn ? side : each)) as [Side, Side, Side, Side];
      const meeting = (one: Side, other: Side) => cross(one, other, width, height);
      const [ab, bc, cd, da] = [meeting(a, b), meeting(b, c), meeting(c, d), meeting(d, a)];
      if (!ab || !bc || !cd || !da) continue;
      const grown = weighPaper([a, c], [b, d], [ab, bc, cd, da], picture, best.score * 0.6);
      if (!grown) continue;
      far = out;
      widest = grown;
    }
    if (widest) best = widest;
  }
  return best;
}

type Colour = readonly [red: number, green: number, blue: number];

/** Mean colour along a stretch moved sideways; places outside the picture are left out. */
function meanAlong(
  { data, width, height }: RawPicture,
  [from, to]: readonly [Corner, Corner],
  angle: number,
  shift: number,
): Colour {
  let [red, green, blue, count] = [0, 0, 0, 0];
  for (let part = 0.1; part < 0.9; part += 0.02) {
    const x = Math.round(from.x + (to.x - from.x) * part + shift * Math.cos(angle));
    const y = Math.round(from.y + (to.y - from.y) * part + shift * Math.sin(angle));
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const at = (y * width + x) * 3;
    red += data[at] as number;
    green += data[at + 1] as number;
    blue += data[at + 2] as number;
    count++;
  }
  return count === 0 ? [0, 0, 0] : [red / count, green / count, blue / count];
}

function apart(one: Colour, other: Colour): number {
  return Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2]));
}

function centreOf(ring: readonly Corner[]): Corner {
  const sum = ring.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / ring.length, y: sum.y / ring.length };
}

/** How far a place lies from a line, to the side its angle points to. */
function awayFrom({ angle, distance }: Line, { x, y }: Corner): number {
  return x * Math.cos(angle) + y * Math.sin(angle) - distance;
}
