import type { AccessKind } from '#shared/access/accessEntry.ts';
import { accessOf, casesIn } from '#shared/access/accessOf.ts';
import { DeskError } from '#shared/api/errors.ts';
import { type Desk, openVaultOf } from '../desk.ts';
import type { Vault } from '../vault/openVault.ts';
import { ifRolledBack } from '../vault/sql.ts';
import { appendAccess, type NewAccess } from '../vault/store/accessLog.ts';

/** A case that is looked at again within this time is one look, in milliseconds: screens ask for it all the time. */
const sameLook = 10 * 60_000;

/** What is not written down yet, and when each case was last looked at, as long as the vault is open. */
interface Looks {
  readonly at: Map<string, number>;
  readonly waiting: NewAccess[];
}

const looksOf = new WeakMap<Vault, Looks>();

/** What keeps nobody from working when it cannot be written down at once. */
const canWaitKinds: ReadonlySet<AccessKind> = new Set(['open', 'unlock', 'unlockByCode']);

const waitedFor: ReadonlySet<string> = new Set(['cannotWrite', 'vaultDamaged']);

type DeskOfLog = Pick<Desk, 'vault' | 'now'>;

/**
 * Writes down that somebody did something with these cases, or with none in particular. Within a transaction that is rolled back,
 * nothing is written; what waited to be written waits on. Throws `vaultLocked`, `cannotWrite`.
 */
export function noteAccess(desk: DeskOfLog, kind: AccessKind, abouts: readonly string[] = []): void {
  const vault = desk.vault();
  const looks = looksIn(vault);
  const now = desk.now();
  const at = now.toISOString();
  const each = abouts.length === 0 ? [null] : abouts;
  const fresh = each.filter((about) => kind !== 'open' || isFresh(looks, `${about}`, now.getTime()));
  // That nobody can take it away unseen: the first line after it is missed says so.
  const lost: NewAccess[] = vault.accessHead.isLost() ? [{ at, kind: 'logHead', about: null }] : [];
  const entries = [...looks.waiting, ...lost, ...fresh.map((about): NewAccess => ({ at, kind, about }))];
  if (entries.length === 0) return;
  try {
    appendAccess(vault.db, entries);
    const waited = looks.waiting.splice(0);
    // What somebody else is about to take back whole must not take them along.
    ifRolledBack(vault.db, () => looks.waiting.unshift(...waited));
    vault.accessHead.keep();
  } catch (error) {
    // A full disk, or a broken page of the log, must not keep anybody from the vault and its cases: it is written down as soon as
    // that is possible again.
    const canWait = canWaitKinds.has(kind);
    if (!canWait || !(error instanceof DeskError) || !waitedFor.has(error.code)) throw error;
    looks.waiting.splice(0, looks.waiting.length, ...entries);
  }
}

/** Writes a call down that was answered, where its procedure is one that is (`accessOfProcedure`). */
export function noteCall(desk: DeskOfLog, path: readonly string[], input: unknown): void {
  const kind = accessOf(path, input);
  // Restoring and locking work without an open vault.
  if (kind === null || openVaultOf(desk) === null) return;
  noteAccess(desk, kind, casesIn(input));
}

function looksIn(vault: Vault): Looks {
  const held = looksOf.get(vault) ?? { at: new Map<string, number>(), waiting: [] };
  looksOf.set(vault, held);
  return held;
}

function isFresh({ at }: Looks, about: string, now: number): boolean {
  const last = at.get(about);
  if (last !== undefined && now - last < sameLook) return false;
  at.set(about, now);
  return true;
}
