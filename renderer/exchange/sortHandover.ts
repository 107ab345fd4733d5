/** What a drop or a choice of files holds: sheets to choose from, and everything else. */
export interface Handover<Item> {
  readonly sheets: Item[];
  readonly scans: Item[];
}

/** Tells intake sheets from scans by their ending. Office programs leave `~$` locks beside open sheets: those are neither. */
export function sortHandover<Item extends { readonly name: string }>(files: readonly Item[]): Handover<Item> {
  const handed = files.filter(({ name }) => !fileName(name).startsWith('~$'));
  const isSheet = ({ name }: Item) => /\.xlsx$/i.test(name);
  return { sheets: handed.filter(isSheet), scans: handed.filter((file) => !isSheet(file)) };
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
