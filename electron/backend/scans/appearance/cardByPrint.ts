import { card } from '#shared/scans/cardShape.ts';
import { type CardKind, wholeCards } from '#shared/scans/printBox.ts';
import { liesIn, type Place, type Quad, type Rectangle } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { CardLayout } from './cardLayout.ts';
import { cardPart } from './cardPart.ts';
import type { Cells } from './printBox.ts';

/** The upright rectangle of print of a card that lies askew: its own axes, in cells of the picture. */
interface AskewBox {
  /** Radians clockwise. */
  readonly angle: number;
  readonly from: Place;
  readonly to: Place;
}

/** A card found by its print; its corners may lie beyond the picture. */
export interface PrintedCard extends CardLayout {
  readonly corners: Quad;
  /** The side of the picture beyond which a side of it lies; null for one that is all there. */
  readonly beyond: Edge | null;
}

type Edge = 'top' | 'right' | 'bottom' | 'left';
const edges: readonly Edge[] = ['top', 'right', 'bottom', 'left'];

const cardRatio = card.width / card.height;
/** Natural logarithm of how far the sides may be from a card's: print is found to a cell. */
const nearRatio = 0.1;
/** So far (share of the picture) a card may seem to reach beyond it. */
const slack = 0.03;
/** Degrees a card may lie askew, and between those that are tried. */
const [mostAskew, step] = [16, 1];
/** Marked cells that a line of cells needs to be print: one alone is dirt. */
const leastMarked = 2;

/**
 * The card whose edges nobody sees and whose print is where it would be on a card that lies there: all of it, or all but one side that
 * would lie beyond the picture. Null where nothing fits, or where two things do. `cells` are the print of a
 * part of the same picture. Pure.
 */
export function cardByPrint(small: RawPicture, cells: Cells, part: Rectangle): PrintedCard | null {
  const boxes = askewBoxes(cells);
  const tried = (beyond: Edge | null, box: AskewBox) =>
    (['personFront', 'personBack'] as const).flatMap((kind) =>
      ([0, 90, 180, 270] as const).flatMap((turn): PrintedCard[] => {
        const corners = cornersOf(box, { cells, part }, { kind, turn, beyond });
        if (!corners) return [];
        const told = cardPart(small, corners, [turn]);
        const side = kind === 'personFront' ? 'portrait' : 'emblem';
        return told.cardSide === side ? [{ ...told, corners, beyond }] : [];
      }),
    );
  return (
    firstAgreed(boxes, (box) => tried(null, box).filter(({ corners }) => !goesOn(corners, cells, part))) ??
    firstAgreed(boxes, (box) => edges.flatMap((edge) => tried(edge, box)))
  );
}

/** So near (share) to the picture's edge, print that is no part of a card is what is left of its own that is cut off; and so many cells of it. */
const [nearEdge, mostStray] = [0.04, 3];

/** Whether print goes on beyond what would be a whole card, up to the edge of the picture. */
function goesOn(corners: Quad, { marked, columns, rows }: Cells, part: Rectangle): boolean {
  let stray = 0;
  for (let cell = 0; cell < marked.length; cell++) {
    if (marked[cell] !== 1) continue;
    const x = part.x + (part.width * ((cell % columns) + 0.5)) / columns;
    const y = part.y + (part.height * (Math.floor(cell / columns) + 0.5)) / rows;
    const isNear = Math.min(x, y, 1 - x, 1 - y) < nearEdge;
    if (isNear && !liesIn(corners, { x, y })) stray++;
  }
  return stray > mostStray;
}

/** What the first box says of which anything can be said; null where it says two things. */
function firstAgreed(boxes: readonly AskewBox[], look: (box: AskewBox) => PrintedCard[]): PrintedCard | null {
  for (const box of boxes) {
    const found = look(box);
    const [first] = found;
    if (!first) continue;
    return found.every(({ cardSide, cardTurn }) => cardSide === first.cardSide && cardTurn === first.cardTurn)
      ? first
      : null;
  }
  return null;
}

/** The corners a card would have; null where it would have another shape, or would not lie in the picture as it should. */
function cornersOf(
  { angle, from, to }: AskewBox,
  { cells: { columns, rows }, part }: { readonly cells: Cells; readonly part: Rectangle },
  { kind, turn, beyond }: { readonly kind: CardKind; readonly turn: number; readonly beyond: Edge | null },
): Quad | null {
  const { left, top, right, bottom } = wholeCards[kind];
  const upright = [top, 1 - right, 1 - bottom, left] as const;
  // What is bare on each side, top first, of the card as it lies.
  const bare = (side: number) => upright[(side + 4 - turn / 90) % 4] as number;
  const tall = turn % 180 === 90;
  const wanted = tall ? 1 / cardRatio : cardRatio;
  let width = (to.x - from.x) / (1 - bare(1) - bare(3));
  let height = (to.y - from.y) / (1 - bare(0) - bare(2));
  if (beyond === null && Math.abs(Math.log(width / height / wanted)) > nearRatio) return null;
  if (beyond === 'top' || beyond === 'bottom') height = width / wanted;
  if (beyond === 'left' || beyond === 'right') width = height * wanted;
  const x = beyond === 'left' ? to.x + bare(1) * width - width : from.x - bare(3) * width;
  const y = beyond === 'top' ? to.y + bare(2) * height - height : from.y - bare(0) * height;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const place = (u: number, v: number): Place => ({
    x: part.x + (part.width * (u * cos - v * sin)) / columns,
    y: part.y + (part.height * (u * sin + v * cos)) / rows,
  });
  const corners: Quad = [place(x, y), place(x + width, y), place(x + width, y + height), place(x, y + height)];
  return edges.every((edge) => outside(corners, edge) > slack === (edge === beyond)) ? corners : null;
}

/** How far (share of the picture) the farther corner of a side is beyond its edge. */
function outside([a, b, c, d]: Quad, edge: Edge): number {
  if (edge === 'top') return Math.max(-a.y, -b.y);
  if (edge === 'bottom') return Math.max(c.y, d.y) - 1;
  return edge === 'left' ? Math.max(-a.x, -d.x) : Math.max(b.x, c.x) - 1;
}

/**
 * The rectangles that may hold the print, as askew as its lines are, by so little that a card still lies or stands: first that of all
 * print, then those without what may be the shadow along an edge of the card. None where there is no print.
 */
function askewBoxes({ marked, columns }: Cells): AskewBox[] {
  const marks: Place[] = [];
  for (let cell = 0; cell < marked.length; cell++) {
    if (marked[cell] === 1) marks.push({ x: (cell % columns) + 0.5, y: Math.floor(cell / columns) + 0.5 });
  }
  if (marks.length === 0) return [];
  let best: { readonly angle: number; readonly across: Lines; readonly down: Lines; readonly clear: number } | null =
    null;
  for (let degrees = -mostAskew; degrees <= mostAskew; degrees += step) {
    const angle = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const across = linesOf(marks.map(({ x, y }) => x * cos + y * sin));
    const down = linesOf(marks.map(({ x, y }) => y * cos - x * sin));
    // Lines of print fall into few lines of cells where they are looked at along their own way.
    const clear = Math.max(clearness(across), clearness(down));
    if (!best || clear > best.clear) best = { angle, across, down, clear };
  }
  if (!best) return [];
  const { angle } = best;
  const spans = [spansOf(best.across), spansOf(best.down)] as const;
  return spans[0]
    .flatMap((across) => spans[1].map((down) => ({ across, down })))
    .sort((one, other) => one.across.left + one.down.left - other.across.left - other.down.left)
    .map(({ across, down }) => ({
      angle,
      from: { x: across.from, y: down.from },
      to: { x: across.to, y: down.to },
    }));
}

/** How many marked cells lie in each line of cells, from a place on. */
interface Lines {
  readonly first: number;
  readonly counts: Float32Array;
}

function linesOf(places: readonly number[]): Lines {
  const first = Math.floor(Math.min(...places));
  const counts = new Float32Array(Math.floor(Math.max(...places)) - first + 2);
  for (const place of places) {
    const at = Math.floor(place) - first;
    const part = place - Math.floor(place);
    counts[at] = (counts[at] as number) + 1 - part;
    counts[at + 1] = (counts[at + 1] as number) + part;
  }
  return { first, counts };
}

function clearness({ counts }: Lines): number {
  // Steps between lines, not what is in them: a portrait is dark whatever way it is looked at.
  return counts.reduce((sum, count, at) => sum + (count - (counts[at - 1] ?? 0)) ** 2, 0);
}

/** A cell counts though only its rim is printed: so much of one is left off at each end. */
const rim = 0.3;
/** A shadow is no thicker than so many lines of cells, and so many bare ones lie between it and the print. */
const [thickest, apart] = [4, 2];

interface Span {
  readonly from: number;
  readonly to: number;
  /** How many bands were left off. */
  readonly left: number;
}

/** From the first to the last line of cells with print on them: all of it, and without a thin band at one end, the other or both. */
function spansOf({ first, counts }: Lines): Span[] {
  const isMarked = (at: number) => (counts[at] ?? 0) >= leastMarked;
  const start = counts.findIndex((_, at) => isMarked(at));
  const end = counts.findLastIndex((_, at) => isMarked(at));
  if (start < 0) return [];
  const after = (at: number, way: 1 | -1): number | null => {
    let next = at;
    while (Math.abs(next - at) <= thickest && isMarked(next)) next += way;
    if (Math.abs(next - at) > thickest) return null;
    let bare = 0;
    while (!isMarked(next) && next >= start && next <= end) {
      next += way;
      bare++;
    }
    return bare >= apart && next > start && next < end ? next : null;
  };
  const span = (from: number, to: number, left: number): Span => ({
    from: first + from - 0.5 + rim,
    to: first + to + 0.5 - rim,
    left,
  });
  const [later, sooner] = [after(start, 1), after(end, -1)];
  return [
    span(start, end, 0),
    ...(sooner !== null ? [span(start, sooner, 1)] : []),
    ...(later !== null ? [span(later, end, 1)] : []),
    ...(later !== null && sooner !== null && later < sooner ? [span(later, sooner, 2)] : []),
  ];
}
