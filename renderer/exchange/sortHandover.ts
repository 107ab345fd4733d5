import { isBundleName } from '#shared/bundle/bundleManifest.ts';

/** What a drop or a choice of files holds: sources to choose from, and everything else. */
export interface Handover<Item> {
  /** What can be imported from: intake sheets, filings in the official shape, and cases a colleague handed over. */
  readonly sources: Item[];
  readonly scans: Item[];
}

/** Tells sources from scans by their ending. Office programs leave `~$` locks beside open sheets: those are neither. */
export function sortHandover<Item extends { readonly name: string }>(files: readonly Item[]): Handover<Item> {
  const handed = files.filter(({ name }) => !fileName(name).startsWith('~$'));
  const isSource = ({ name }: Item) => /\.xlsx$/i.test(name) || isPayloadName(name) || isBundleName(name);
  return { sources: handed.filter(isSource), scans: handed.filter((file) => !isSource(file)) };
}

/** True for the name of a filing in the official shape; everything else that is imported from is an intake sheet. */
export function isPayloadName(name: string): boolean {
  return /\.json$/i.test(name);
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
