import type { ImportEvent } from '#shared/api/exchange.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import type { StoredScan } from '#shared/scans/storedScan.ts';
import { ingestScan } from '../scans/ingestScan.ts';
import type { MeasuredFile } from '../scans/measureUpload.ts';
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
