/**
 * The entries in each of these folders (`''` or ending in `/`), each with the innermost one that holds it; `outside` are in
 * none. The order stays. Pure.
 *
 * Both are gone through once, sorted: of sixty thousand names every one may be that of a manifest.
 */
export function entriesByFolder<Entry extends { readonly name: string }>(
  entries: readonly Entry[],
  folders: readonly string[],
): { readonly inside: ReadonlyMap<string, Entry[]>; readonly outside: Entry[] } {
  const waiting = folders.toSorted(byCode);
  const around: string[] = [];
  const owners = new Map<Entry, string | undefined>();
  let next = 0;
  const leaveUnless = (name: string) => {
    while (around.length > 0 && !name.startsWith(around.at(-1) ?? '')) around.pop();
  };
  for (const entry of entries.toSorted((a, b) => byCode(a.name, b.name))) {
    for (let folder = waiting[next]; folder !== undefined && folder <= entry.name; folder = waiting[++next]) {
      leaveUnless(folder);
      around.push(folder);
    }
    leaveUnless(entry.name);
    owners.set(entry, around.at(-1));
  }
  const inside = new Map<string, Entry[]>(folders.map((folder) => [folder, []]));
  const outside: Entry[] = [];
  for (const entry of entries) {
    const owner = owners.get(entry);
    (owner === undefined ? outside : (inside.get(owner) ?? outside)).push(entry);
  }
  return { inside, outside };
}

function byCode(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
