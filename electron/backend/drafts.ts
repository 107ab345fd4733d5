import type { z } from 'zod';
import { type Draft, draftSchema, type keepDraftInput } from '#shared/api/drafts.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Desk } from './desk.ts';
import { transaction } from './vault/sql.ts';
import { countOtherDrafts, listDrafts, putDraft, removeDraft } from './vault/store/drafts.ts';

/** Bounds what a renderer can pile up in the vault. */
const mostDrafts = 2_000;

/** What was typed and not saved yet, in any window. Throws `vaultLocked`. */
export function drafts(desk: Desk): readonly Draft[] {
  return listDrafts(desk.vault().db).map(({ name, value }) => draftSchema.parse({ name, value: JSON.parse(value) }));
}

/** Keeps a draft, or throws it away. Throws `badInput` when there are too many, `vaultLocked`. */
export function keepDraft(desk: Desk, { name, value }: z.infer<typeof keepDraftInput>): void {
  const { db } = desk.vault();
  transaction(db, () => {
    if (value === null) return removeDraft(db, name);
    if (countOtherDrafts(db, name) >= mostDrafts) {
      throw new DeskError('badInput', { detail: `没有保存的草稿最多记住 ${mostDrafts} 份` });
    }
    putDraft(db, name, JSON.stringify(value), desk.now());
  });
}
