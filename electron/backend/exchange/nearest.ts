/**
 * Up to three labels that share most with what was written, the nearest first; none that share nothing.
 *
 * Measured by shared characters (Dice): enough for short Chinese names, where typing mistakes swap whole characters.
 */
export function nearest(written: string, labels: readonly string[], most = 3): string[] {
  return labels
    .map((label) => ({ label, likeness: likeness(written, label) }))
    .filter(({ likeness }) => likeness > 0)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, most)
    .map(({ label }) => label);
}

function likeness(one: string, other: string): number {
  const left = [...one];
  const rest = [...other];
  const total = left.length + rest.length;
  let shared = 0;
  for (const character of left) {
    const at = rest.indexOf(character);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared++;
  }
  return total === 0 ? 0 : (2 * shared) / total;
}
