/** So many numbers from 1 to `last`, both included, evenly spread. */
export function spread(last: number, most: number): Set<number> {
  if (last <= most) return new Set(Array.from({ length: last }, (_, index) => index + 1));
  return new Set(Array.from({ length: most }, (_, index) => 1 + Math.round((index * (last - 1)) / (most - 1))));
}
