import type { ImportEvent } from '#shared/api/exchange.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { StoredScan } from '#shared/scans/storedScan.ts';
import { endOverrides } from '../cases/endOverrides.ts';
import { ingestScan } from '../scans/ingestScan.ts';
import type { MeasuredFile } from '../scans/measureUpload.ts';
import type { Vault } from '../vault/openVault.ts';
import { getCase } from '../vault/store/cases.ts';
import { attachScan, listMaterials } from '../vault/store/materials.ts';
import { findScanBySha256 } from '../vault/store/scans.ts';

export type FileEvent = Extract<ImportEvent, { type: 'file' }>;

/** A case that a file belongs to, with the slots it fills there. */
export interface PlacedCase {
  readonly caseId: number;
  readonly caseNumber: string;
  readonly slots: readonly MaterialSlotId[];
  /** Which places of a slot whose items name their papers: one paper may serve several. */
  readonly positions?: readonly number[];
}

/**
 * Puts a measured file into its slots and says so, one event a case.
 *
 * When an event is handed out, the file and the rows that name it are on the disk. A slot for one file that holds
 * another is left alone, and so is a case that was moved to the 回收站 meanwhile.
 */
export async function* placeFile(
  vault: Vault,
  path: string,
  { bytes, facts }: Extract<MeasuredFile, { ok: true }>,
  cases: readonly PlacedCase[],
  { reason, now, pack }: { readonly reason: string; readonly now: () => Date; readonly pack: RulePack },
): AsyncGenerator<FileEvent, void, undefined> {
  let scan: StoredScan | null = findScanBySha256(vault.db, facts.sha256);
  for (const place of cases) {
    const { caseNumber } = place;
    const at = now();
    let placed: Placed = placeIn(vault, place, facts.sha256);
    if (placed.refusal === null) {
      scan ??= await ingestScan(vault, { name: facts.name, origin: path, bytes, facts, now: at });
      const { id } = scan;
      const reach = { type: 'case', caseId: place.caseId } as const;
      placed = endOverrides({ db: vault.db, now: at, pack, reach }, () => {
        // Asked again: while the file was written, somebody may have removed the case or filled the slot.
        const asked = placeIn(vault, place, facts.sha256);
        const attached = asked.free.filter((slot) =>
          placesIn(slot, place)
            .map((position) =>
              attachScan(vault.db, { caseId: place.caseId, slot, scanId: id, now: at, name: nameIn(path), position }),
            )
            .includes(true),
        );
        return { ...asked, attached };
      });
    }
    const { free, attached, refusal } = placed;
    yield refusal === null
      ? {
          type: 'file',
          path,
          outcome: attached.length > 0 ? 'stored' : 'already',
          caseNumber,
          slots: [...free],
          reason,
        }
      : { type: 'file', path, outcome: 'unplaced', caseNumber, slots: [], reason: refusal };
  }
}

/** The slots of a case that can take a file, those that took it, and why none can; null when one can. */
interface Placed {
  readonly free: readonly MaterialSlotId[];
  readonly attached: readonly MaterialSlotId[];
  readonly refusal: string | null;
}

/** Where in a case a file can go now; nothing is attached yet. */
function placeIn(vault: Vault, { caseId, caseNumber, slots }: PlacedCase, sha256: string): Placed {
  const refused = (refusal: string): Placed => ({ free: [], attached: [], refusal });
  if (getCase(vault.db, caseId)?.removedAt !== null)
    return refused(`案件 ${caseNumber} 在回收站里，没有放进去；还要办的，请先恢复它，再导入一次`);
  const free = slots.filter((slot) => !isTaken(vault, caseId, slot, sha256));
  if (free.length > 0) return { free, attached: [], refusal: null };
  return refused(`${slots.map((slot) => materialSlot(slot).label).join('、')}已有另一份文件，没有替换`);
}

/** Where in a slot a file goes; anywhere, but in a list whose items name their papers. */
function placesIn(slot: MaterialSlotId, { positions = [] }: PlacedCase): readonly (number | undefined)[] {
  const isNamed = materialSlot(slot).officialPath?.includes('[]') === true && positions.length > 0;
  return isNamed ? positions : [undefined];
}

/** What a file is called, without the folders it came in. */
function nameIn(path: string): string {
  return path.split(/[\\/]/).at(-1) || path;
}

/** True when a slot for a single file holds another one. */
function isTaken({ db }: Vault, caseId: number, slot: MaterialSlotId, sha256: string): boolean {
  return (
    materialSlot(slot).most === 1 &&
    listMaterials(db, caseId).some((held) => held.slot === slot && held.scan.facts.sha256 !== sha256)
  );
}
