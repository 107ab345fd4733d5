/**
 * The rows found now, in the order they stood in before; new ones behind the row they follow now.
 *
 * What somebody just changed in many rows may sort them elsewhere; under their hands they stay where they are.
 */
export function keepOrder(before: readonly string[], found: readonly string[]): string[] {
  const known = new Set(before);
  const here = new Set(found);
  const behind = new Map<string | null, string[]>();
  let last: string | null = null;
  for (const number of found) {
    if (known.has(number)) last = number;
    else behind.set(last, [...(behind.get(last) ?? []), number]);
  }
  const rest = before.filter((number) => here.has(number));
  return [...(behind.get(null) ?? []), ...rest.flatMap((number) => [number, ...(behind.get(number) ?? [])])];
}
