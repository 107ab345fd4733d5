import type { Appearance, FoundDocument, Grid } from './appearance.ts';
import { nearCardShape } from './cardShape.ts';
import { appearsAt, homography, project, type SheetPart } from './homography.ts';
import type { ScanDemands } from './judgeScan.ts';
import { cardAround, isCardSide } from './printBox.ts';
import { type Place, type Quad, quadShare, type Rectangle, uprightCorners } from './quad.ts';
import type { ScanFacts } from './scanFacts.ts';
import { turnSeen } from './turnSeen.ts';

/** The line of a certificate the platform's console reads. */
export interface NumberRow {
  readonly name: string;
  /** Where it is on the picture. */
  readonly zone: Quad;
  /** True where the certificate itself tells how it lies, and so where the line is. */
  readonly sure: boolean;
}

/**
 * Where the lines are. Of cards as the second-generation ID card is laid out, of licences as the lying 营业执照 of 2019 is; read off
 * the specimens, which follow them, no real one was measured.
 */
const lines: Readonly<
  Record<'personFront' | 'personBack' | 'subjectCertificate', readonly [name: string, line: SheetPart]>
> = {
  personFront: ['公民身份号码', [0.29, 0.8, 0.92, 0.89]],
  personBack: ['有效期限', [0.4, 0.79, 0.78, 0.87]],
  subjectCertificate: ['统一社会信用代码', [0.07, 0.28, 0.32, 0.33]],
};

/** Sides of a lying 营业执照: A3 and A4 alike (ISO 216). */
const licenceShape = Math.SQRT2;

/**
 * The line that is read, where the layout of a certificate tells where it is: an ID card whose side was recognised, a lying licence.
 * `nearShape`: natural logarithm of how far from its shape it may be. Null where nobody knows. Pure.
 */
export function numberRow(facts: ScanFacts, { kind, creditCode, thresholds }: ScanDemands): NumberRow | null {
  const { appearance } = facts;
  const document = appearance?.document;
  if (!document || document.cut.length > 0 || kind === 'letter' || kind === 'otherAttachment') return null;
  const [name, line] = lines[kind];
  const turned =
    kind === 'subjectCertificate'
      ? licenceTurn(facts, document, thresholds.nearShape)
      : cardTurn(appearance, kind, thresholds.nearShape);
  const corners =
    isCardSide(kind) && document.full && appearance.print && turned
      ? cardAround(appearance.print, kind, turned.turn)
      : document.corners;
  if (turned === null || (kind === 'subjectCertificate' && creditCode === false)) return null;
  return { name, zone: appearsAt(uprightCorners(corners, turned.turn), line), sure: turned.sure };
}

interface Turned {
  readonly turn: number;
  readonly sure: boolean;
}

function cardTurn(
  { cardSide, cardTurn, document }: Appearance,
  kind: 'personFront' | 'personBack',
  near: number,
): Turned | null {
  const wanted = kind === 'personFront' ? 'portrait' : 'emblem';
  if (cardSide !== wanted || cardTurn === null || !document) return null;
  // On glass of its own colour the card's print tells where it is, not the picture's shape.
  if (!document.full && !nearCardShape(document, near)) return null;
  return { turn: cardTurn, sure: true };
}

function licenceTurn(facts: ScanFacts, { width, height }: FoundDocument, near: number): Turned | null {
  const turn = turnSeen(facts)?.turn ?? null;
  const [along, across] = turn === 90 || turn === 270 ? [height, width] : [width, height];
  if (Math.abs(Math.log(along / across / licenceShape)) > near) return null;
  return { turn: turn ?? 0, sure: turn !== null };
}

/** Places at which a line is looked at. */
const [along, across] = [36, 5];

function placesOn(zone: Quad): Place[] {
  if (quadShare(zone) === 0) return [];
  const map = homography(zone);
  return Array.from({ length: along * across }, (_, at) =>
    project(map, { x: ((at % along) + 0.5) / along, y: (Math.floor(at / along) + 0.5) / across }),
  );
}

/** How much of a line lies in white spots, which are about round: 0 to 1. Pure. */
export function glareOn({ zone }: NumberRow, spots: Appearance['glare']): number {
  const places = placesOn(zone);
  const hidden = places.filter((place) => spots.some((spot) => liesInSpot(spot.zone, place))).length;
  return hidden / Math.max(1, places.length);
}

function liesInSpot({ x, y, width, height }: Rectangle, place: Place): boolean {
  const [across, down] = [(place.x - x) / Math.max(1e-6, width) - 0.5, (place.y - y) / Math.max(1e-6, height) - 0.5];
  return across * across + down * down <= 0.25;
}

/** How sharp the print in a line is, as the grid tells: its middle value, weighed by how much of the line a cell covers; null where none is known. Pure. */
export function focusOn({ zone }: NumberRow, { columns, rows, values }: Grid): number | null {
  const found = placesOn(zone)
    .map(
      ({ x, y }) =>
        values[Math.min(rows - 1, Math.floor(y * rows)) * columns + Math.min(columns - 1, Math.floor(x * columns))],
    )
    .filter((value) => value !== null && value !== undefined)
    .toSorted((one, other) => one - other);
  return found[found.length >> 1] ?? null;
}
