import { materialSlot } from '#shared/filing/materialSlot.ts';
import { isForeignArchive } from '#shared/scans/contentType.ts';
import type { ScanFacts, UnreadableReason } from '#shared/scans/scanFacts.ts';
import { oneAtATime } from '../jobs/oneAtATime.ts';
import { heldScan } from '../scans/heldScan.ts';
import type { Vault } from '../vault/openVault.ts';
import { transaction } from '../vault/sql.ts';
import {
  findIntakeItems,
  insertIntakeItem,
  liesInCase,
  placesOfBytes,
  reopenIntakeItem,
} from '../vault/store/intake.ts';
import { findScanBySha256, insertScan } from '../vault/store/scans.ts';
import { mendKnown } from './mendKnown.ts';
import { containerOf, isPaged } from './open/openFile.ts';
import type { Remark } from './open/part.ts';
import { stagePages, stageSides } from './stagePages.ts';
import { type Staged, stageRemark } from './stageRemark.ts';
import { glyphsOf, type IncomingFile, measured, newScan, type Staging, sha256Of } from './staging.ts';

/** What nobody can open is not kept; a finding stays of it. */
const hopeless: ReadonlySet<UnreadableReason> = new Set(['empty', 'truncated', 'corrupt', 'notAPicture']);

/**
 * Takes one file in that is no archive: a picture as it is, other papers page by page, what is neither as a finding.
 *
 * All items of one file are staged together or not at all. Nothing that is in the file makes it fail; throws
 * `cannotWrite`, `vaultLocked` and the signal's reason.
 */
export async function stageFile(staging: Staging, file: IncomingFile): Promise<Staged> {
  const sha256 = sha256Of(file.bytes);
  // The same may come in again while it is still being read, as it does after a pause: then it is known already.
  return oneAtATime(staging.vault.db, sha256, () => stageAlone(staging, file, sha256));
}

async function stageAlone(staging: Staging, file: IncomingFile, sha256: string): Promise<Staged> {
  const { vault } = staging;
  const mended = await mendKnown(staging, file, sha256);
  const before = knownAlready(vault, sha256);
  if (before) return before.outcome === 'known' && mended ? { ...before, told: `${before.told}${saidMended}` } : before;
  const kind = containerOf(file.bytes);
  if (isPaged(kind)) {
    const facts = kind === 'tiff' ? await measured(staging, file) : null;
    // A single page is a picture like any other, and stays as it came.
    if (facts === null || facts.pages > 1) return stagePages(staging, file, kind, sha256);
    return stagePicture(staging, file, facts);
  }
  return stagePicture(staging, file, await measured(staging, file));
}

/** Why nothing of a file is kept. Another kind of archive has a way out of its own. */
function remarkOf(unreadable: UnreadableReason, bytes: Uint8Array): Remark {
  if (unreadable === 'empty') return 'empty';
  if (unreadable !== 'notAPicture') return 'damaged';
  return isForeignArchive(bytes) ? 'foreignArchive' : 'notKept';
}

const saidMended = '，资料库里坏掉的那份已经用它补好';

/**
 * Where a file lies that the desk has; null for one that is to be taken in. What was dismissed waits again, and so does what was
 * put into a case and taken out of it since.
 */
function knownAlready({ db }: Vault, sha256: string): Staged | null {
  const items = findIntakeItems(db, sha256);
  const pending = items.filter(({ state }) => state === 'pending');
  if (pending.length > 0) return { outcome: 'waiting', items: pending.map(({ id }) => id) };
  const places = placesOfBytes(db, sha256);
  const [first] = places;
  // Of a picture of both sides of a card that lies there whole, its two halves are what is wanted.
  const isToBePart = items.length === 0 && findScanBySha256(db, sha256)?.facts.appearance?.bothSides;
  if (first && !isToBePart) {
    const more = places.length > 1 ? ` 等 ${places.length} 处` : '';
    const label = materialSlot(first.slot).label;
    const told = `已经收过：在“${first.subjectName ?? '未命名主体'}”（${first.caseNumber}）的“${label}”里${more}`;
    return { outcome: 'known', told };
  }
  if (items.length === 0) return null;
  const nowhere = items.filter(({ id, state }) => state === 'dismissed' || !liesInCase(db, id));
  if (nowhere.length === 0) return { outcome: 'known', told: '已经收过，并且放进了案件' };
  transaction(db, () => {
    for (const { id } of nowhere) reopenIntakeItem(db, id);
  });
  return { outcome: 'staged', items: nowhere.map(({ id }) => id) };
}

async function stagePicture(
  staging: Staging,
  { path, modifiedAt, bytes }: IncomingFile,
  facts: ScanFacts | null,
): Promise<Staged> {
  const { vault, now } = staging;
  if (facts === null) return stageRemark({ vault }, { path, modifiedAt }, 'breaksReader');
  const { unreadable, sha256 } = facts;
  if (unreadable !== null && hopeless.has(unreadable)) {
    return stageRemark({ vault }, { path, modifiedAt }, remarkOf(unreadable, bytes));
  }
  const sides = await stageSides(staging, { path, modifiedAt, bytes }, facts);
  if (sides) return sides;
  const moves = facts.pages > 1 && facts.contentType !== 'tiff';
  const remarks: Remark[] = moves ? ['firstFrameOnly'] : [];
  const numberGlyphs = await glyphsOf(staging, bytes, facts);
  const item = { sourceId: null, page: null, sha256, path, modifiedAt, remarks, numberGlyphs };
  const held = await heldScan(vault, { sha256, bytes, now: now() });
  const fileId = held ? null : (await vault.files.put(bytes)).id;
  // The picture and the row that shows it, both or neither: what nobody sees, nobody could erase.
  const id = transaction(vault.db, () => {
    const scanId = fileId === null ? (held?.id ?? null) : insertScan(vault.db, newScan({ now }, path, fileId, facts));
    return insertIntakeItem(vault.db, { ...item, scanId });
  });
  return { outcome: 'staged', items: [id] };
}
