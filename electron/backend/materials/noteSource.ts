import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { WriteDatabase } from '../vault/sql.ts';
import { insertIntakeItem, settleIntakeItem } from '../vault/store/intake.ts';

/** A page that was put into a slot, and the file it was taken from. */
export interface PlacedPage {
  readonly page: number;
  readonly sourceId: number;
  readonly path: string;
  readonly scanId: number;
  readonly sha256: string;
  readonly caseId: number;
  readonly slot: MaterialSlotId;
}

/** Notes it among what 收件 has put away already, as if it had come that way: there the file itself can be had. */
export function noteSource(
  db: WriteDatabase,
  { page, sourceId, path, scanId, sha256, caseId, slot }: PlacedPage,
): void {
  const id = insertIntakeItem(db, {
    scanId,
    sourceId,
    page,
    sha256,
    path,
    modifiedAt: null,
    remarks: [],
    numberGlyphs: null,
  });
  settleIntakeItem(db, id, 'accepted', [{ caseId, slot, removed: [] }]);
}
