import type { z } from 'zod';
import type { revealConflictInput, revealedConflictSchema } from '#shared/api/bundles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { noteAccess } from '../access/accessLog.ts';
import type { Desk } from '../desk.ts';
import type { Vault } from '../vault/openVault.ts';
import type { WholeConflict } from './sayPart.ts';

/** What the masks of the last preview hide; in memory alone, and gone with the next one and with the lock. */
const hiddenOf = new WeakMap<Vault, ReadonlyMap<string, WholeConflict>>();

/** Keeps what a preview does not show, until somebody asks for one of it. */
export function keepHidden(vault: Vault, hidden: ReadonlyMap<string, WholeConflict>): void {
  hiddenOf.set(vault, hidden);
}

/** Both values of a conflict, written down before they are shown. Throws `recordMissing`, `vaultLocked`, `cannotWrite`. */
export function revealConflict(
  desk: Pick<Desk, 'vault' | 'now'>,
  { id }: z.infer<typeof revealConflictInput>,
): z.infer<typeof revealedConflictSchema> {
  const whole = hiddenOf.get(desk.vault())?.get(id);
  if (!whole) throw new DeskError('recordMissing', { what: '这一处' });
  const { caseNumber, field, mine, theirs } = whole;
  noteAccess(desk, 'reveal', [field === null ? caseNumber : `${caseNumber} ${field}`]);
  return { mine, theirs };
}
