import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { heldScan } from '../scans/heldScan.ts';
import { keepMadeFiles } from '../vault/madeFiles.ts';
import { insertIntakeItem, type NewIntakeItem } from '../vault/store/intake.ts';
import { insertScan, type NewScan } from '../vault/store/scans.ts';
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
        pages.push(await pageOf(staging, file, kind, sha256, part, put));
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

async function pageOf(
  staging: Staging,
  { path, modifiedAt }: IncomingFile,
  kind: Container,
  sha256: string,
  part: PagePart,
  put: (bytes: Uint8Array) => Promise<string>,
): Promise<Page> {
  const { page } = part;
  if (part.kind === 'refused') {
    const digest = sha256Of(Buffer.from(`${sha256} ${page}`));
    return {
      item: { page, sha256: digest, path, modifiedAt, remarks: [part.remark], numberGlyphs: null },
      picture: null,
    };
  }
  const { bytes, format, remarks } = part;
  const stem = baseName(path).replace(/\.[^.]+$/u, '');
  const name = kind === 'bmp' ? `${stem}.${format}` : `${stem}_第${page}页.${format}`;
  const facts = await measured(staging, { bytes, path: name });
  if (facts === null || facts.unreadable !== null) {
    const broken = sha256Of(bytes);
    return {
      item: { page, sha256: broken, path, modifiedAt, remarks: ['pdfPageBroken'], numberGlyphs: null },
      picture: null,
    };
  }
  const numberGlyphs = await glyphsOf(staging, bytes, facts);
  const held = await heldScan(staging.vault, { sha256: facts.sha256, bytes, now: staging.now() });
  const picture = held?.id ?? newScan(staging, name, await put(bytes), facts);
  return { item: { page, sha256: facts.sha256, path, modifiedAt, remarks, numberGlyphs }, picture };
}

/** The file the pages were taken from. It is an original: the desk never deletes one on a guess, so it is announced nowhere. */
async function sourceOf(staging: Staging, file: IncomingFile, sha256: string): Promise<NewScan | number> {
  const { vault } = staging;
  const held = await heldScan(vault, { sha256, bytes: file.bytes, now: staging.now() });
  if (held) return held.id;
  const facts: ScanFacts | null = await measured(staging, file);
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
