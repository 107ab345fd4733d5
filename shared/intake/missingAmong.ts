/**
 * Those of the chosen files that are among the missing ones, by their paths. Pure.
 *
 * The same folder may have been chosen from further up or further down, or only the files in it: a path that ends as a missing
 * one does, folder by folder, is that one.
 */
export function missingAmong<File extends { readonly name: string }>(
  missing: readonly string[],
  chosen: readonly File[],
): { readonly file: File; readonly path: string }[] {
  const exact = new Set(missing);
  const byName = Map.groupBy(missing, lastPart);
  return chosen.flatMap((file) => {
    if (exact.has(file.name)) return [{ file, path: file.name }];
    const alike = (byName.get(lastPart(file.name)) ?? []).filter(
      (path) => path.endsWith(`/${file.name}`) || file.name.endsWith(`/${path}`),
    );
    const [only] = alike;
    return only !== undefined && alike.length === 1 ? [{ file, path: only }] : [];
  });
}

function lastPart(path: string): string {
  return path.split('/').at(-1) ?? path;
}
