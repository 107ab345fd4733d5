/** Rows that are asked for together; the backend answers at most 200 at once. */
export const windowSize = 100;

/**
 * The numbers of each window that the rows from `first` to `last` (both included) touch, the known windows left out.
 *
 * Windows lie fixed in the list, so that scrolling back and forth asks for the same ones.
 */
export function windowsToAsk(
  numbers: readonly string[],
  { first, last }: { readonly first: number; readonly last: number },
  isKnown: (number: string) => boolean,
): string[][] {
  const end = Math.min(last, numbers.length - 1);
  const windows: string[][] = [];
  for (let start = Math.floor(Math.max(first, 0) / windowSize) * windowSize; start <= end; start += windowSize) {
    const asked = numbers.slice(start, start + windowSize);
    if (!asked.every(isKnown)) windows.push(asked);
  }
  return windows;
}

/** A list cut into parts of at most `most`, in order. */
export function inParts<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, part) =>
    items.slice(part * most, (part + 1) * most),
  );
}
