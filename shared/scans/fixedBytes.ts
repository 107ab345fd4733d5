import type { ScanLimits } from '../rules/rulePack.ts';

/** How many bytes a fixed copy should have. */
export interface ByteBounds {
  readonly least: number;
  /** Null where it does not matter. */
  readonly most: number | null;
}

/**
 * The bytes a fixed copy should have, so that it asks nothing the original did not: what the original keeps to, its copy
 * keeps to as well; what it exceeds already binds nobody. Pure.
 */
export function fixedBytes(original: number, { minBytes, maxBytes, warnAboveBytes }: ScanLimits): ByteBounds {
  const kept = [warnAboveBytes, maxBytes].filter((limit) => limit !== null && original <= limit) as number[];
  return {
    least: minBytes !== null && original >= minBytes ? minBytes : 0,
    most: kept.length > 0 ? Math.min(...kept) : null,
  };
}

/** What a copy should have that is several things at once; where they contradict each other, not too many bytes. Pure. */
export function allBounds(bounds: readonly ByteBounds[]): ByteBounds {
  const mosts = bounds.flatMap(({ most }) => most ?? []);
  const most = mosts.length > 0 ? Math.min(...mosts) : null;
  const least = Math.max(0, ...bounds.map((each) => each.least));
  return { least: most !== null && least > most ? 0 : least, most };
}
