/** Items that are asked for together. They lie fixed in the list, so that scrolling back and forth asks for the same ones. */
const askedTogether = 40;

/** The parts of the list that the rows from `first` to `last` (both included) touch. Pure. */
export function partsAround(ids: readonly number[], first: number, last: number): number[][] {
  const parts: number[][] = [];
  for (let from = first - (first % askedTogether); from <= last && from < ids.length; from += askedTogether)
    parts.push(ids.slice(from, from + askedTogether));
  return parts;
}
