import { createHash } from 'node:crypto';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { paperSeen } from '#shared/intake/paperSeen.ts';
import type { ScanFacts, UnreadableReason } from '#shared/scans/scanFacts.ts';
import type { StoredScan } from '#shared/scans/storedScan.ts';
import { ingestScan } from '../scans/ingestScan.ts';
import type { Measure } from '../scans/measureUpload.ts';
import type { Vault } from '../vault/openVault.ts';
import { transaction } from '../vault/sql.ts';
import {
  findIntakeItems,
  insertIntakeItem,
  type NewIntakeItem,
  placesOfBytes,
  reopenIntakeItem,
} from '../vault/store/intake.ts';
import { findScanBySha256 } from '../vault/store/scans.ts';
import type { NumberRequest } from './numberGlyphs.ts';
import { type Container, containerOf, type OpenLimits, openFile } from './open/openFile.ts';
import type { Remark } from './open/part.ts';

/** One file that came in: dropped, found in the watched folder, or lying in an archive. */
export interface IncomingFile {
  /** With the folders it came in, `/` between them. */
  readonly path: string;
  readonly modifiedAt: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is needed to take a file in. */
export interface Staging {
  readonly vault: Vault;
  readonly measure: Measure;
  /** Looks at the number on a card, in a worker; null where there is none to be seen. */
  readonly lookAtNumber: (request: NumberRequest) => Promise<Uint8Array | null>;
  readonly now: () => Date;
  readonly limits?: OpenLimits | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What became of a file.
 *
 * staged: it is in the tray, as these items · waiting: it was there already · known: it lies in a case, `told` says where.
 * What is staged is durable.
 */
export type Staged =
  | { readonly outcome: 'staged'; readonly items: readonly number[] }
  | { readonly outcome: 'waiting'; readonly items: readonly number[] }
  | { readonly outcome: 'known'; readonly told: string };

/** What nobody can open is not kept; a finding stays of it. */
const hopeless: ReadonlySet<UnreadableReason> = new Set(['empty', 'truncated', 'corrupt', 'notAPicture']);
/** Contents of which page pictures are made; the file itself is kept as their source. */
const paged: ReadonlySet<Container> = new Set(['pdf', 'tiff', 'bmp']);

/**
 * Takes one file in that is no archive: a picture as it is, other papers page by page, what is neither as a finding.
 *
 * All items of one file are staged together or not at all. Nothing that is in the file makes it fail; throws
 * `cannotWrite`, `vaultLocked` and the signal's reason.
 */
export async function stageFile(staging: Staging, file: IncomingFile): Promise<Staged> {
  const { vault } = staging;
  const sha256 = sha256Of(file.bytes);
  const before = knownAlready(vault, sha256);
  if (before) return before;
  const kind = containerOf(file.bytes);
  if (kind !== null && paged.has(kind)) {
    const facts = kind === 'tiff' ? await measured(staging, file) : null;
    // A single page is a picture like any other, and stays as it came.
    if (facts === null || facts.pages > 1) return stagePages(staging, file, kind, sha256);
    return stagePicture(staging, file, facts);
  }
  return stagePicture(staging, file, await measured(staging, file));
}

/** Keeps only that a file came and why nothing was made of it. */
export function stageRemark(
  { vault }: Pick<Staging, 'vault'>,
  { path, modifiedAt }: Pick<IncomingFile, 'path' | 'modifiedAt'>,
  remark: Remark,
): Staged {
  const digest = sha256Of(Buffer.from(`${path}\n${remark}`));
  const item: NewIntakeItem = {
    scanId: null,
    sourceId: null,
    page: null,
    sha256: digest,
    path,
    modifiedAt,
    remarks: [remark],
    numberGlyphs: null,
  };
  const known = findIntakeItems(vault.db, digest).find(({ state }) => state === 'pending');
  if (known) return { outcome: 'waiting', items: [known.id] };
  return { outcome: 'staged', items: [insertIntakeItem(vault.db, item)] };
}

/** Where a file lies that the desk has; null for one that is to be taken in. What was dismissed waits again. */
function knownAlready({ db }: Vault, sha256: string): Staged | null {
  const items = findIntakeItems(db, sha256);
  const pending = items.filter(({ state }) => state === 'pending');
  if (pending.length > 0) return { outcome: 'waiting', items: pending.map(({ id }) => id) };
  const places = placesOfBytes(db, sha256);
  const [first] = places;
  if (first) {
    const more = places.length > 1 ? ` 等 ${places.length} 处` : '';
    const label = materialSlot(first.slot).label;
    const told = `已经收过：在“${first.subjectName ?? '未命名主体'}”（${first.caseNumber}）的“${label}”里${more}`;
    return { outcome: 'known', told };
  }
  const accepted = items.filter(({ state }) => state === 'accepted');
  if (accepted.length > 0) return { outcome: 'known', told: '已经收过，并且放进了案件' };
  const dismissed = items.filter(({ state }) => state === 'dismissed');
  if (dismissed.length === 0) return null;
  transaction(db, () => {
    for (const { id } of dismissed) reopenIntakeItem(db, id);
  });
  return { outcome: 'staged', items: dismissed.map(({ id }) => id) };
}

async function stagePicture(
  staging: Staging,
  { path, modifiedAt, bytes }: IncomingFile,
  facts: ScanFacts | null,
): Promise<Staged> {
  const { vault, now } = staging;
  if (facts === null) return stageRemark({ vault }, { path, modifiedAt }, 'breaksReader');
  const { unreadable, sha256 } = facts;
  const isNothing = unreadable !== null && hopeless.has(unreadable);
  if (isNothing) {
    const remark = unreadable === 'notAPicture' ? 'notKept' : unreadable === 'empty' ? 'empty' : 'damaged';
    return stageRemark({ vault }, { path, modifiedAt }, remark);
  }
  const scan = await keep({ vault, now }, path, bytes, facts);
  const moves = facts.pages > 1 && facts.contentType !== 'tiff';
  const remarks: Remark[] = moves ? ['firstFrameOnly'] : [];
  const numberGlyphs = await glyphsOf(staging, bytes, facts);
  const item = { scanId: scan.id, sourceId: null, page: null, sha256, path, modifiedAt, remarks, numberGlyphs };
  return { outcome: 'staged', items: [insertIntakeItem(vault.db, item)] };
}

async function stagePages(staging: Staging, file: IncomingFile, kind: Container, sha256: string): Promise<Staged> {
  const { vault, now, limits, signal } = staging;
  const { path, modifiedAt, bytes } = file;
  const stem = baseName(path).replace(/\.[^.]+$/u, '');
  const items: Omit<NewIntakeItem, 'sourceId'>[] = [];
  const general: Remark[] = [];
  for await (const part of openFile(kind, bytes, limits, signal)) {
    if (part.kind === 'file') continue;
    if (part.kind === 'refused' && part.page === null) {
      general.push(part.remark);
      continue;
    }
    if (part.kind === 'refused') {
      const digest = sha256Of(Buffer.from(`${sha256} ${part.page}`));
      items.push({
        scanId: null,
        page: part.page,
        sha256: digest,
        path,
        modifiedAt,
        remarks: [part.remark],
        numberGlyphs: null,
      });
      continue;
    }
    const name = kind === 'bmp' ? `${stem}.${part.format}` : `${stem}_第${part.page}页.${part.format}`;
    const facts = await measured(staging, { bytes: part.bytes, path: name });
    if (facts === null || facts.unreadable !== null) {
      const digest = sha256Of(part.bytes);
      items.push({
        scanId: null,
        page: part.page,
        sha256: digest,
        path,
        modifiedAt,
        remarks: ['pdfPageBroken'],
        numberGlyphs: null,
      });
      continue;
    }
    const { id } = await keep(staging, name, part.bytes, facts);
    const numberGlyphs = await glyphsOf(staging, part.bytes, facts);
    const { page, remarks } = part;
    items.push({ scanId: id, page, sha256: facts.sha256, path, modifiedAt, remarks, numberGlyphs });
  }
  signal?.throwIfAborted();
  // Of a file that came to nothing one thing stays to be said, and never none.
  if (items.length === 0 || (items.every(({ scanId }) => scanId === null) && general.length > 0)) {
    const [said = kind === 'pdf' ? 'pdfBroken' : 'damaged'] = general.filter((each) => each !== 'pdfActive');
    return stageRemark({ vault }, file, said);
  }
  const source = await keep({ vault, now }, path, bytes, await sourceFacts(staging, file));
  const ids = transaction(vault.db, () =>
    items.map((item, index) => {
      // What is to be said of the whole file is said once, at its first page.
      const said = index === 0 ? [...general, ...item.remarks] : item.remarks;
      return insertIntakeItem(vault.db, { ...item, sourceId: source.id, remarks: said });
    }),
  );
  return { outcome: 'staged', items: ids };
}

async function sourceFacts(staging: Staging, file: IncomingFile): Promise<ScanFacts> {
  const facts = await measured(staging, file);
  if (facts) return facts;
  throw new Error('a file whose pages were read cannot be measured');
}

/** Null when measuring breaks its worker. */
async function measured(
  { measure, signal }: Staging,
  { bytes, path }: Pick<IncomingFile, 'bytes' | 'path'>,
): Promise<ScanFacts | null> {
  try {
    const facts = await measure(bytes, baseName(path));
    // Only a certificate has a code that says whose it is, and looking for one takes time.
    const wantsCodes = facts.codes === null && paperSeen(facts)?.kind === 'certificate';
    return wantsCodes ? await measure(bytes, baseName(path), { codes: true }) : facts;
  } catch (error) {
    if (signal?.aborted) throw error;
    return null;
  }
}

/** What is seen of the number on the portrait side of a card. Nobody needs it: what goes wrong there is as if nothing were seen. */
async function glyphsOf(
  { lookAtNumber, signal }: Staging,
  bytes: Uint8Array,
  { appearance }: ScanFacts,
): Promise<Uint8Array | null> {
  if (appearance?.cardSide !== 'portrait' || !appearance.document) return null;
  const { corners } = appearance.document;
  return lookAtNumber({ bytes: bytes.slice().buffer, corners, turn: appearance.cardTurn ?? 0 }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error;
      return null;
    },
  );
}

function keep(
  { vault, now }: Pick<Staging, 'vault' | 'now'>,
  path: string,
  bytes: Uint8Array,
  facts: ScanFacts,
): Promise<StoredScan> {
  const held = findScanBySha256(vault.db, facts.sha256);
  if (held) return Promise.resolve(held);
  const origin = path.includes('/') ? path : null;
  return ingestScan(vault, { name: baseName(path), origin, bytes, facts, now: now() });
}

/** What a file is called, without its folders. */
export function baseName(path: string): string {
  return path.split(/[\\/]/u).at(-1) || path;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
