import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { heldScan } from '../scans/heldScan.ts';
import { keepMadeFiles } from '../vault/madeFiles.ts';
import { insertIntakeItem, type NewIntakeItem } from '../vault/store/intake.ts';
import { insertScan, type NewScan } from '../vault/store/scans.ts';
import { type CutSide, cutSides } from './cutSides.ts';
import { type Container, openFile } from './open/openFile.ts';
import type { PagePart, Remark } from './open/part.ts';
import { type Staged, stageRemark } from './stageRemark.ts';
import { baseName, glyphsOf, type IncomingFile, measured, newScan, type Staging, sha256Of } from './staging.ts';

/** A page before there are rows: its picture is put already, or it has none. */
interface Page {
  readonly item: Omit<NewIntakeItem, 'scanId' | 'sourceId'>;
  /** Null without a picture; a number when the vault had the same bytes. */
  readonly picture: NewScan | number | null;
}

/**
 * Takes a file in page by page, and the file itself as it came; or says why there are none.
 *
 * No row is written before the last page is through, and then all of them at once: a cancel or a crash leaves neither pages
 * that nobody sees nor files without a row.
 */
export async function stagePages(
  staging: Staging,
  file: IncomingFile,
  kind: Container,
  sha256: string,
): Promise<Staged> {
  const { vault } = staging;
  return keepMadeFiles<Staged>(vault, async (put) => {
    const general: Remark[] = [];
    const pages: Page[] = [];
    for await (const part of openFile(staging.pool, kind, file.bytes, staging.limits, staging.signal)) {
      if (part.kind === 'refused' && part.page === null) general.push(part.remark);
      else if (part.kind === 'page' || part.kind === 'refused')
        pages.push(...(await pagesOf(staging, file, kind, sha256, part, put)));
    }
    staging.signal?.throwIfAborted();
    // Of a file that came to nothing one thing stays to be said, and never none.
    if (pages.length === 0 || (pages.every(({ picture }) => picture === null) && general.length > 0)) {
      const [said = kind === 'pdf' ? 'pdfBroken' : 'damaged'] = general.filter((each) => each !== 'pdfActive');
      return () => stageRemark({ vault }, file, said);
    }
    const source = await sourceOf(staging, file, sha256);
    return () => ({ outcome: 'staged', items: writeRows(staging, pages, source, general) });
  });
}

/**
 * Takes a picture of both sides of a card in as two, and the file itself as it came; null where they cannot be cut out of it. Announced and
 * written as pages are.
 */
export async function stageSides(staging: Staging, file: IncomingFile, facts: ScanFacts): Promise<Staged | null> {
  const { vault, signal } = staging;
  const sides = await cutSides(staging, file.bytes, facts);
  if (!sides) return null;
  return keepMadeFiles<Staged>(vault, async (put) => {
    const pages = await sidePages(staging, file, { page: 1, remarks: [] }, sides, put);
    signal?.throwIfAborted();
    const source = await sourceOf(staging, file, facts.sha256, facts);
    return () => ({ outcome: 'staged', items: writeRows(staging, pages, source, []) });
  });
}

type Put = (bytes: Uint8Array) => Promise<string>;

/** Each side as an item of its own; that there were two on one is said of both. */
async function sidePages(
  staging: Staging,
  { path, modifiedAt }: Pick<IncomingFile, 'path' | 'modifiedAt'>,
  { page, remarks }: { readonly page: number; readonly remarks: readonly Remark[] },
  sides: readonly CutSide[],
  put: Put,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (const { bytes, facts } of sides) {
    const numberGlyphs = await glyphsOf(staging, bytes, facts);
    const held = await heldScan(staging.vault, { sha256: facts.sha256, bytes, now: staging.now() });
    const picture = held?.id ?? newScan(staging, facts.name, await put(bytes), facts);
    const said: Remark[] = [...remarks, 'bothSides'];
    pages.push({ item: { page, sha256: facts.sha256, path, modifiedAt, remarks: said, numberGlyphs }, picture });
  }
  return pages;
}

async function pagesOf(
  staging: Staging,
  file: IncomingFile,
  kind: Container,
  sha256: string,
  part: PagePart,
  put: Put,
): Promise<Page[]> {
  const { page } = part;
  const { path, modifiedAt } = file;
  if (part.kind === 'refused') {
    const digest = sha256Of(Buffer.from(`${sha256} ${page}`));
    return [
      {
        item: { page, sha256: digest, path, modifiedAt, remarks: [part.remark], numberGlyphs: null },
        picture: null,
      },
    ];
  }
  const { bytes, format, remarks } = part;
  const stem = baseName(path).replace(/\.[^.]+$/u, '');
  const name = kind === 'bmp' ? `${stem}.${format}` : `${stem}_第${page}页.${format}`;
  const facts = await measured(staging, { bytes, path: name });
  if (facts === null || facts.unreadable !== null) {
    const broken = sha256Of(bytes);
    return [
      {
        item: { page, sha256: broken, path, modifiedAt, remarks: ['pdfPageBroken'], numberGlyphs: null },
        picture: null,
      },
    ];
  }
  const sides = await cutSides(staging, bytes, facts);
  if (sides) return sidePages(staging, file, part, sides, put);
  const numberGlyphs = await glyphsOf(staging, bytes, facts);
  const held = await heldScan(staging.vault, { sha256: facts.sha256, bytes, now: staging.now() });
  const picture = held?.id ?? newScan(staging, name, await put(bytes), facts);
  return [{ item: { page, sha256: facts.sha256, path, modifiedAt, remarks, numberGlyphs }, picture }];
}

/** The file the pages were taken from. It is an original: the desk never deletes one on a guess, so it is announced nowhere. */
async function sourceOf(
  staging: Staging,
  file: IncomingFile,
  sha256: string,
  known: ScanFacts | null = null,
): Promise<NewScan | number> {
  const { vault } = staging;
  const held = await heldScan(vault, { sha256, bytes: file.bytes, now: staging.now() });
  if (held) return held.id;
  const facts = known ?? (await measured(staging, file));
  if (!facts) throw new Error('a file whose pages were read cannot be measured');
  return newScan(staging, file.path, (await vault.files.put(file.bytes)).id, facts);
}

function writeRows(
  { vault: { db } }: Staging,
  pages: readonly Page[],
  source: NewScan | number,
  general: readonly Remark[],
): number[] {
  const idOf = (scan: NewScan | number) => (typeof scan === 'number' ? scan : insertScan(db, scan));
  const sourceId = idOf(source);
  return pages.map(({ item, picture }, index) => {
    // What is to be said of the whole file is said once, at its first page.
    const remarks = index === 0 ? [...general, ...item.remarks] : item.remarks;
    return insertIntakeItem(db, { ...item, scanId: picture === null ? null : idOf(picture), sourceId, remarks });
  });
}
