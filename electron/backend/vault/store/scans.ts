import type { Appearance } from '#shared/scans/appearance.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { SeenCode } from '#shared/scans/seenCode.ts';
import type { StoredScan } from '#shared/scans/storedScan.ts';
import { all, expectOne, get, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';

/** An original that has just been put into the vault's files. `receivedAt` is an ISO moment. */
export interface NewScan {
  readonly fileId: string;
  readonly origin: string | null;
  readonly facts: ScanFacts;
  readonly receivedAt: string;
}

/** A scan as one flat row, to be read with `scanOf`. */
export interface ScanRow extends Omit<ScanFacts, 'hasAlpha' | 'appearance' | 'codes'> {
  readonly id: number;
  readonly fileId: string;
  readonly origin: string | null;
  readonly receivedAt: string;
  readonly hasAlpha: 0 | 1;
  readonly appearance: string | null;
  readonly codes: string | null;
}

export const scanColumns = sql`
  scans.id AS id, scans.file_id AS fileId, origin, received_at AS receivedAt, scans.name AS name, bytes, sha256,
  content_type AS contentType, extension, unreadable, width, height, exif_orientation AS exifOrientation,
  pages, has_alpha AS hasAlpha, chroma, coloured_share AS colouredShare, sharpness, brightness,
  white_share AS whiteShare, appearance, codes`;

/**
 * Keeps a scan and returns its id.
 *
 * The same bytes are kept once: when they are there already, their id is returned and nothing is stored; the file
 * just put is then unclaimed and cleared away by the next sweep.
 */
export function insertScan(db: WriteDatabase, { fileId, origin, facts, receivedAt }: NewScan): number {
  run(
    db,
    sql`INSERT INTO scans (
      file_id, origin, received_at, name, bytes, sha256, content_type, extension, unreadable, width, height,
      exif_orientation, pages, has_alpha, chroma, coloured_share, sharpness, brightness, white_share, appearance, codes
    ) VALUES (
      ${fileId}, ${origin}, ${receivedAt}, ${facts.name}, ${facts.bytes}, ${facts.sha256}, ${facts.contentType},
      ${facts.extension}, ${facts.unreadable}, ${facts.width}, ${facts.height}, ${facts.exifOrientation},
      ${facts.pages}, ${facts.hasAlpha}, ${facts.chroma}, ${facts.colouredShare}, ${facts.sharpness},
      ${facts.brightness}, ${facts.whiteShare}, ${jsonOf(facts.appearance)}, ${jsonOf(facts.codes)}
    ) ON CONFLICT (sha256) DO NOTHING`,
  );
  return expectOne<{ id: number }>(db, sql`SELECT id FROM scans WHERE sha256 = ${facts.sha256}`).id;
}

/** The scan of this id; null where there is none. */
export function getScan(db: ReadDatabase, id: number): StoredScan | null {
  const row = get<ScanRow>(db, sql`SELECT ${scanColumns} FROM scans WHERE id = ${id}`);
  return row ? scanOf(row) : null;
}

/** The scan of exactly these bytes; `hex` is lower case. */
export function findScanBySha256(db: ReadDatabase, hex: string): StoredScan | null {
  const row = get<ScanRow>(db, sql`SELECT ${scanColumns} FROM scans WHERE sha256 = ${hex}`);
  return row ? scanOf(row) : null;
}

/** A row of `scans` as the scan it keeps. Pure. */
export function scanOf({ id, fileId, origin, receivedAt, ...row }: ScanRow): StoredScan {
  const appearance: Appearance | null = row.appearance === null ? null : JSON.parse(row.appearance);
  const codes: SeenCode[] | null = row.codes === null ? null : JSON.parse(row.codes);
  return { id, fileId, origin, receivedAt, facts: { ...row, hasAlpha: row.hasAlpha === 1, appearance, codes } };
}

function jsonOf(measured: Appearance | readonly SeenCode[] | null): string | null {
  return measured && JSON.stringify(measured);
}

/** A certificate of a subject, in whatever case: the one kind of picture on which a square code is looked for. */
const isSubjectCertificate = sql`EXISTS (
  SELECT 1 FROM materials WHERE materials.scan_id = scans.id AND materials.slot = 'subjectCertificate')`;

/**
 * Ids below `before` of pictures that were never looked at, or by an older measure, or whose code was not looked for
 * though they are certificates of a subject; newest first, at most `most`. What cannot be decoded has nothing to be looked
 * at; a HEIC kept from before the desk could decode it has.
 */
export function listUnseenScans(db: ReadDatabase, version: number, before: number, most: number): number[] {
  return all<{ id: number }>(
    db,
    sql`SELECT id FROM scans
      WHERE id < ${before} AND (unreadable IS NULL OR (unreadable = 'unsupported' AND content_type = 'heic'))
        AND (coalesce(json_extract(appearance, '$.version'), 0) < ${version} OR (codes IS NULL AND ${isSubjectCertificate}))
      ORDER BY id DESC LIMIT ${most}`,
  ).map(({ id }) => id);
}

/** Whether a scan's square code is wanted: it was looked for before, or it is the certificate of a subject now. */
export function wantsCodes(db: ReadDatabase, id: number): boolean {
  return (
    get(db, sql`SELECT 1 FROM scans WHERE id = ${id} AND (codes IS NOT NULL OR ${isSubjectCertificate})`) !== undefined
  );
}

const measurings = new WeakMap<ReadDatabase, number>();

/** How often stored scans were measured anew in this opening: another number, and what was read of them before is old. */
export function measuringsOf(db: ReadDatabase): number {
  return measurings.get(db) ?? 0;
}

/** Keeps what was measured anew of a scan; its name, its bytes and where it came from stay, and codes not looked for now. */
export function updateScanFacts(db: WriteDatabase, id: number, facts: ScanFacts): void {
  measurings.set(db, measuringsOf(db) + 1);
  run(
    db,
    sql`UPDATE scans SET
      unreadable = ${facts.unreadable}, width = ${facts.width}, height = ${facts.height},
      exif_orientation = ${facts.exifOrientation}, pages = ${facts.pages}, has_alpha = ${facts.hasAlpha},
      chroma = ${facts.chroma}, coloured_share = ${facts.colouredShare}, sharpness = ${facts.sharpness},
      brightness = ${facts.brightness}, white_share = ${facts.whiteShare}, appearance = ${jsonOf(facts.appearance)},
      codes = coalesce(${jsonOf(facts.codes)}, codes)
      WHERE id = ${id}`,
  );
}
