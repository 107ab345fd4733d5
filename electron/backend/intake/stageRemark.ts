import { findIntakeItems, insertIntakeItem, type NewIntakeItem } from '../vault/store/intake.ts';
import type { Remark } from './open/part.ts';
import { type IncomingFile, type Staging, sha256Of } from './staging.ts';

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
