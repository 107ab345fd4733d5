import { partOf, type Steps } from './steps.ts';

/** The straight line x cos(angle) + y sin(angle) = distance; angle −π/2 to π/2. */
export interface Line {
  readonly angle: number;
  readonly distance: number;
}

const directions = 180;
const perDirection = Math.PI / directions;
/** A step votes for lines this many degrees around its own direction: on a small picture that is how well it is known. */
const spread = 2;
/** Larger changes count no more than this, so that one hard edge does not outvote a long soft one. */
const mostSize = 48;
/** Two lines nearer than this to each other are one. */
const [apartDegrees, apartPixels] = [3, 2.5];

/** The straightest and longest lines the steps of a picture make, strongest first (Hough's transform). Pure. */
export function linesOf(steps: Steps, width: number, height: number, most: number): Line[] {
  const reach = Math.ceil(Math.hypot(width, height)) + 2;
  const across = reach * 2 + 1;
  const votes = new Float32Array(directions * across);
  const cos = Float32Array.from({ length: directions }, (_, at) => Math.cos(at * perDirection - Math.PI / 2));
  const sin = Float32Array.from({ length: directions }, (_, at) => Math.sin(at * perDirection - Math.PI / 2));
  for (let step = 0; step < steps.count; step++) {
    const x = steps.x[step] as number;
    const y = steps.y[step] as number;
    const root = Math.sqrt(Math.min(mostSize, steps.size[step] as number));
    // To the power of three quarters.
    const weight = root * Math.sqrt(root);
    const middle = Math.round(((steps.angle[step] as number) + Math.PI / 2) / perDirection);
    for (let turn = -spread; turn <= spread; turn++) {
      const direction = (middle + turn + directions) % directions;
      const far = x * (cos[direction] as number) + y * (sin[direction] as number);
      const cell = direction * across + Math.floor(far + reach + 0.5);
      votes[cell] = (votes[cell] as number) + weight;
    }
  }
  return peaksOf(votes, across, reach, most);
}

function peaksOf(votes: Float32Array, across: number, reach: number, most: number): Line[] {
  const least = strongest(votes) * 0.04;
  const peaks: { votes: number; direction: number; distance: number }[] = [];
  for (let direction = 0; direction < directions; direction++) {
    for (let cell = direction * across + 1, end = cell + across - 2; cell < end; cell++) {
      const here = votes[cell] as number;
      if (here < least || here < (votes[cell - 1] as number) || here <= (votes[cell + 1] as number)) continue;
      peaks.push({ votes: here, direction, distance: cell - direction * across - reach });
    }
  }
  peaks.sort((one, other) => other.votes - one.votes);
  const kept: typeof peaks = [];
  for (const peak of peaks) {
    if (kept.length >= most) break;
    if (!kept.some((other) => alike(peak, other))) kept.push(peak);
  }
  return kept.map(({ direction, distance }) => ({ angle: direction * perDirection - Math.PI / 2, distance }));
}

function strongest(votes: Float32Array): number {
  let most = 0;
  for (const each of votes) if (each > most) most = each;
  return most;
}

/** Half a turn is the same direction with the distance counted the other way. */
function alike(one: { direction: number; distance: number }, other: { direction: number; distance: number }): boolean {
  const turn = Math.abs(one.direction - other.direction);
  if (turn <= apartDegrees) return Math.abs(one.distance - other.distance) <= apartPixels;
  return directions - turn <= apartDegrees && Math.abs(one.distance + other.distance) <= apartPixels;
}

/** Steps that turn by no more than this (radians) from a line belong to it. */
const sameWay = 0.2;

/** Where the steps lie that may run as a line does; those at one end of the directions run as those at the other. */
function stretchesNear(angle: number, { starts, count }: Steps): (readonly [number, number])[] {
  const start = (direction: number) => starts[partOf(direction)] as number;
  const end = (direction: number) => starts[partOf(direction) + 1] as number;
  const [low, high] = [angle - sameWay, angle + sameWay];
  if (low < -Math.PI / 2) {
    return [
      [0, end(high)],
      [start(low + Math.PI), count],
    ];
  }
  if (high <= Math.PI / 2) return [[start(low), end(high)]];
  return [
    [0, end(high - Math.PI)],
    [start(low), count],
  ];
}

/** The line moved to where the steps beside it really are (weighted least squares, twice). Pure. */
export function settleLine(line: Line, steps: Steps): Line {
  let { angle, distance } = line;
  for (const near of [2.5, 1.5]) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    let [sum, along, off, alongAlong, alongOff] = [0, 0, 0, 0, 0];
    for (const [first, end] of stretchesNear(angle, steps)) {
      for (let step = first; step < end; step++) {
        const x = steps.x[step] as number;
        const y = steps.y[step] as number;
        const away = x * cos + y * sin - distance;
        if (away > near || away < -near) continue;
        const turn = Math.abs((steps.angle[step] as number) - angle);
        if (turn > sameWay && turn < Math.PI - sameWay) continue;
        const weight = Math.min(mostSize, steps.size[step] as number);
        const t = y * cos - x * sin;
        sum += weight;
        along += weight * t;
        off += weight * away;
        alongAlong += weight * t * t;
        alongOff += weight * t * away;
      }
    }
    const spreadAlong = sum * alongAlong - along * along;
    if (sum === 0 || spreadAlong < 1e-6) return { angle, distance };
    const slope = (sum * alongOff - along * off) / spreadAlong;
    const middle = along / sum;
    // The line keeps its place at the middle of its steps and turns there.
    const turned = angle - Math.atan(slope);
    const [x, y] = [(distance + off / sum) * cos - middle * sin, (distance + off / sum) * sin + middle * cos];
    angle = turned;
    distance = x * Math.cos(turned) + y * Math.sin(turned);
  }
  return { angle, distance };
}
