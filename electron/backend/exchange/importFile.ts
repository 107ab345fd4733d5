import { createHash } from 'node:crypto';
import type { ImportEvent } from '#shared/api/exchange.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import type { ScanFacts, UnreadableReason } from '#shared/scans/scanFacts.ts';
import type { StoredScan } from '#shared/scans/storedScan.ts';
import { ingestScan } from '../scans/ingestScan.ts';
import { readUpload, type UnreadUpload } from '../scans/readUpload.ts';
import type { Vault } from '../vault/openVault.ts';
import { transaction } from '../vault/sql.ts';
import { attachScan, listMaterials } from '../vault/store/materials.ts';
import { findScanBySha256 } from '../vault/store/scans.ts';

export type FileEvent = Extract<ImportEvent, { type: 'file' }>;

/** A case that a file belongs to, with the slots it fills there. */
export interface PlacedCase {
  readonly caseId: number;
  readonly caseNumber: string;
  readonly slots: readonly MaterialSlotId[];
}

/** A file whose bytes have been read and measured; or why they could not be. */
export type MeasuredFile =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly facts: ScanFacts }
  | { readonly ok: false; readonly reason: string };

/** Measures a file's bytes; in a worker where there is one. */
export type Measure = (bytes: Uint8Array, name: string) => Promise<ScanFacts>;

/** What cannot be opened by anybody is asked for again; what only we cannot decode (PDF, HEIC, video) is kept. */
const hopeless: Readonly<Partial<Record<UnreadableReason, string>>> = {
  empty: '文件是空的，请让客户重新发送',
  truncated: '图片不完整，可能没有传完，请让客户重新发送',
  corrupt: '图片已损坏，打不开，请让客户重新发送',
  notAPicture: '不是图片，也不是 PDF，请核对文件',
};

const unread: Readonly<Record<UnreadUpload, string>> = {
  unreadable: '这个文件从磁盘上读不出来，请确认它没有被占用、您有权限打开',
  tooLarge: '文件超过 100 MB，请核对是不是选错了文件',
  breaksWorker: '文件打开时出错，请让客户重新发送',
};

/** Reads and measures one file. Bytes the vault has already are not measured again. */
export async function measureFile(
  vault: Vault,
  file: UploadedFile,
  measure: Measure,
  signal: AbortSignal | undefined,
): Promise<MeasuredFile> {
  const read = await readUpload(file);
  if (typeof read === 'string') return { ok: false, reason: unread[read] };
  const bytes = new Uint8Array(read);
  const held = findScanBySha256(vault.db, createHash('sha256').update(bytes).digest('hex'));
  const facts =
    held?.facts ??
    (await measure(bytes, file.name).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      return null;
    }));
  if (!facts) return { ok: false, reason: unread.breaksWorker };
  const reason = facts.unreadable === null ? undefined : hopeless[facts.unreadable];
  return reason === undefined ? { ok: true, bytes, facts } : { ok: false, reason };
}

/**
 * Puts a measured file into its slots and says so, one event a case.
 *
 * When an event is handed out, the file and the rows that name it are on the disk. A slot for one file that holds
 * another is left alone.
 */
export async function* placeFile(
  vault: Vault,
  path: string,
  { bytes, facts }: Extract<MeasuredFile, { ok: true }>,
  cases: readonly PlacedCase[],
  { reason, now }: { readonly reason: string; readonly now: () => Date },
): AsyncGenerator<FileEvent, void, undefined> {
  let scan: StoredScan | null = findScanBySha256(vault.db, facts.sha256);
  for (const { caseId, caseNumber, slots } of cases) {
    const free = slots.filter((slot) => !isTaken(vault, caseId, slot, facts.sha256));
    if (free.length === 0) {
      const labels = slots.map((slot) => materialSlot(slot).label).join('、');
      yield {
        type: 'file',
        path,
        outcome: 'unplaced',
        caseNumber,
        slots: [],
        reason: `${labels}已有另一份文件，没有替换`,
      };
      continue;
    }
    const at = now();
    scan ??= await ingestScan(vault, { name: facts.name, origin: path, bytes, facts, now: at });
    const { id } = scan;
    const attached = transaction(vault.db, () =>
      free.filter((slot) => attachScan(vault.db, { caseId, slot, scanId: id, now: at })),
    );
    yield {
      type: 'file',
      path,
      outcome: attached.length > 0 ? 'stored' : 'already',
      caseNumber,
      slots: free,
      reason,
    };
  }
}

/** True when a slot for a single file holds another one. */
function isTaken({ db }: Vault, caseId: number, slot: MaterialSlotId, sha256: string): boolean {
  return (
    materialSlot(slot).most === 1 &&
    listMaterials(db, caseId).some((held) => held.slot === slot && held.scan.facts.sha256 !== sha256)
  );
}
