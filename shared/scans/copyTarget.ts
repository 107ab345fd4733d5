import type { ScanKind } from '../filing/materialSlot.ts';
import type { CopyLimits, ScanProfile } from '../rules/rulePack.ts';
import { limitsFor } from './profile.ts';

/** What a copy must be for one platform. Bytes and pixels; null where nothing is demanded. */
export interface CopyTarget {
  /** Contents the platform takes; empty when it takes all. */
  readonly formats: ScanProfile['formats'];
  readonly minBytes: number | null;
  /** What other sources ask for at least: reached where the picture allows it, and no reason to make no copy. */
  readonly aimMinBytes: number | null;
  /** What every source agrees on: the copy is aimed below it. */
  readonly maxBytes: number | null;
  /** What the platform takes at the very most, when that is more. */
  readonly lastBytes: number | null;
  readonly minWidth: number;
  readonly minHeight: number;
  /** True when width and height may be swapped. */
  readonly orientationFree: boolean;
  /** The longer side may not get shorter than this: what is smaller cannot be read. */
  readonly legibleSide: number;
  readonly quality: Pick<CopyLimits, 'leastQuality' | 'goodQuality' | 'bestQuality'>;
}

/** Beyond this many times its size an enlarged picture only pretends to show more: no copy is made of it. */
export const mostEnlarged = 2;

/** Longer side in millimetres: of a card ISO/IEC 7810 ID-1, of a page A4. */
const cardSide = 85.6;
const pageSide = 297;
const inch = 25.4;

const cards: ReadonlySet<ScanKind> = new Set(['personFront', 'personBack']);

/**
 * What the copy of this kind of picture must be.
 *
 * A profile that only advises a smaller size gets it: then every source is content. Where the document takes up only a
 * part of the picture (`documentShare`, the longer side of the document over that of the picture), the picture must
 * stay larger by as much.
 */
export function copyTargetFor(profile: ScanProfile, kind: ScanKind, limits: CopyLimits, documentShare = 1): CopyTarget {
  const { minBytes, aimMinBytes, maxBytes, warnAboveBytes, aimBytes, minWidth, minHeight, orientationFree } = limitsFor(
    profile,
    kind,
  );
  const millimetres = cards.has(kind) ? cardSide : pageSide;
  const dpi = cards.has(kind) ? limits.cardDpi : limits.paperDpi;
  const advised = warnAboveBytes ?? aimBytes ?? maxBytes;
  return {
    formats: profile.formats,
    minBytes,
    aimMinBytes: aimMinBytes ?? null,
    maxBytes: advised,
    lastBytes: maxBytes,
    minWidth: minWidth ?? 1,
    minHeight: minHeight ?? 1,
    orientationFree,
    legibleSide: Math.ceil(((millimetres / inch) * dpi) / documentShare),
    quality: limits,
  };
}

/** The least size of a picture of this shape that has both the demanded pixels and a legible document. */
export function leastSize(
  { width, height }: { readonly width: number; readonly height: number },
  {
    minWidth,
    minHeight,
    orientationFree,
    legibleSide,
  }: Pick<CopyTarget, 'minWidth' | 'minHeight' | 'orientationFree' | 'legibleSide'>,
): { readonly width: number; readonly height: number } {
  const turned = orientationFree && width > height !== minWidth > minHeight;
  const [leastWidth, leastHeight] = turned ? [minHeight, minWidth] : [minWidth, minHeight];
  const scale = Math.max(leastWidth / width, leastHeight / height, legibleSide / Math.max(width, height));
  return { width: Math.ceil(width * scale - tiny), height: Math.ceil(height * scale - tiny) };
}

/** What reckoning with fractions may be off by. */
const tiny = 1e-9;

/** True when bytes are within what the platform and its advice take; `aimMinBytes` is looked at before. */
export function fitsBytes(bytes: number, { minBytes, maxBytes }: Pick<CopyTarget, 'minBytes' | 'maxBytes'>): boolean {
  return (minBytes === null || bytes >= minBytes) && (maxBytes === null || bytes <= maxBytes);
}
