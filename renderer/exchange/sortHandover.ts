import { isBundleName } from '#shared/bundle/bundleManifest.ts';
import { contentTypeLookahead, contentTypeOf } from '#shared/scans/contentType.ts';
import type { ContentType } from '#shared/scans/scanFacts.ts';

/** What a drop or a choice of files holds: sources to choose from, and everything else. */
export interface Handover<Item> {
  /** What can be imported from: intake sheets, filings in the official shape, and cases a colleague handed over. */
  readonly sources: Item[];
  readonly scans: Item[];
}

/**
 * Tells sources from scans by their ending, unless what is in one shows that it is a picture. Office programs leave `~$` locks beside open
 * sheets: those are neither. What cannot be read is what its name says; whoever opens it says why it cannot be.
 */
export async function sortHandover<Item extends Readable>(files: readonly Item[]): Promise<Handover<Item>> {
  const handed = files.filter(({ name }) => !fileName(name).startsWith('~$'));
  const told = await Promise.all(
    handed.map(async (file) => ({ file, source: isSource(file) && !(await isPicture(file)) })),
  );
  const of = (wanted: boolean) => told.flatMap(({ file, source }) => (source === wanted ? [file] : []));
  return { sources: of(true), scans: of(false) };
}

interface Readable {
  readonly name: string;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

const pictures: ReadonlySet<ContentType> = new Set(['jpeg', 'png', 'webp', 'tiff', 'gif', 'bmp', 'heic', 'pdf']);

function isSource({ name }: Readable): boolean {
  return /\.xlsx$/i.test(name) || isPayloadName(name) || isBundleName(name);
}

async function isPicture(file: Readable): Promise<boolean> {
  const head = await file
    .slice(0, contentTypeLookahead)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  return pictures.has(contentTypeOf(new Uint8Array(head)));
}

/** True for the name of a filing in the official shape; everything else that is imported from is an intake sheet. */
export function isPayloadName(name: string): boolean {
  return /\.json$/i.test(name);
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
