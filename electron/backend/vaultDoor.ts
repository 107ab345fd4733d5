import { isAbsolute, resolve } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { VaultStatus } from '#shared/api/vault.ts';
import type { BehindPlace } from '#shared/vault/sayBehind.ts';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import type { KeyKeeper } from './hostAbilities.ts';
import { assertNoBackup } from './vault/backups/backupRecord.ts';
import { renewOpened } from './vault/backups/renewOpened.ts';
import { changePassphrase } from './vault/changePassphrase.ts';
import { forgetLastMatch } from './vault/forgetLastMatch.ts';
import { openSlot } from './vault/keySlots.ts';
import { vaultLayout } from './vault/layout.ts';
import { lookInto } from './vault/lookInto.ts';
import { createVault, openVault, type Vault, type VaultOpener, type VaultSecret } from './vault/openVault.ts';
import { addOsSlot, readOsSlot, removeOsSlot } from './vault/osSlot.ts';
import { renewRecoveryCode } from './vault/recoverySlot.ts';
import { readReplaced, renewReplaced } from './vault/replacedVault.ts';
import { salvageToTell } from './vault/salvage/salvageNote.ts';
import { sayForeignSlot } from './vault/spoiltSlot.ts';
import { isKnownConfirmed, noteRecovered, setRecoveryConfirmed } from './vault/store/recoveryConfirmed.ts';

export interface VaultDoorOptions {
  /** The folder of the vault; it need not exist yet. All three are absolute. */
  readonly vaultDir: string;
  /** The folder when nobody chose another one. */
  readonly usualVaultDir: string;
  /** Where the sample office lies, or will. */
  readonly sampleDir: string;
  /** Keeps the choice for the next start; the host knows where. Throws `cannotWrite`. */
  readonly rememberVault: (dir: string) => Promise<void>;
  /** The operating system, where it keeps keys. */
  readonly keyKeeper: KeyKeeper | null;
  readonly now: () => Date;
  /** scrypt work factor (log2 N) of new key slots; tests lower it, people never do. */
  readonly workFactor?: number | undefined;
  /** Called whenever a vault was opened. */
  readonly onOpen: () => void;
  /** Called whenever the vault closes, to forget what was decrypted. */
  readonly onLock: () => void;
}

/** Makes or opens the vault in a folder, with its events on the way; it closes what it opened when it does not get to its end. */
export type VaultMaker<Event> = (dir: string, signal: AbortSignal) => AsyncGenerator<Event, Vault, undefined>;

/**
 * The way in and out of the vault.
 *
 * At most one is open. `lockVault` works at once, whatever else is going on: what is being opened at that moment ends
 * with `cancelled` and is closed again.
 */
export interface VaultDoor {
  /** The open vault. Throws `vaultLocked`. */
  vault(): Vault;
  vaultStatus(): Promise<VaultStatus>;
  /** Turns to another folder and locks the vault that was open; remembered where a vault is. Throws `pathRelative`, `cannotWrite`. */
  chooseVault(path: string): Promise<VaultStatus>;
  /** Makes a vault in the folder that was chosen. Where that fails, the choice before it holds again. */
  createVault(passphrase: string): Promise<{ recoveryCode: string }>;
  /** Nothing happens when it is open. `osKey` is the key this computer keeps; `takeOver` see `takeLock`. */
  unlockVault(secret: VaultSecret | { readonly osKey: true }, takeOver?: boolean): Promise<void>;
  lockVault(): void;
  /** Marks that the recovery code was written down, proved by opening its slot. Throws `recoveryCodeWrong`. */
  confirmRecovery(recoveryCode: string): Promise<void>;
  /**
   * A new recovery code, not confirmed yet; the old one stops working, in the backups as well but in those of the folders
   * that are `behind`. Throws `passphraseWrong`.
   */
  renewRecovery(passphrase: string): Promise<{ recoveryCode: string; behind: BehindPlace[] }>;
  /** Works on a locked vault, too: somebody who forgot the passphrase has the recovery code. */
  changePassphrase(secret: VaultSecret, passphrase: string): Promise<{ behind: BehindPlace[] }>;
  /** Lets this computer keep the keys of the open vault, or forget them. Throws `passphraseWrong`, `hostCannot`. */
  rememberHere(choice: { readonly on: true; readonly passphrase: string } | { readonly on: false }): Promise<void>;
  /** Locks, then enters the sample office that `make` makes or opens. Throws `vaultInUse` while another call does. */
  enterSample<Event>(make: VaultMaker<Event>, signal?: AbortSignal): AsyncGenerator<Event, void, undefined>;
}

/** A door before a vault that is still locked. */
export function openVaultDoor(options: VaultDoorOptions): VaultDoor {
  const { usualVaultDir, sampleDir, rememberVault, keyKeeper, now, workFactor, onOpen, onLock } = options;
  let dir = options.vaultDir;
  /** Where the way out of the sample leads. */
  let home = dir === sampleDir ? usualVaultDir : dir;
  /** The folder to turn back to when no vault can be made in another one. */
  let settled = dir;
  let open: Vault | null = null;
  /** Aborted as soon as something else is opened or everything is locked. */
  let opening = new AbortController();
  let preparingSample = false;
  /** The folder whose kept key has turned out to be of another computer. */
  let foreignSlot: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** Key slots take a second to open: two windows that unlock at once must not fight for the lock. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  const beginOpening = (): AbortSignal => {
    opening.abort();
    opening = new AbortController();
    return opening.signal;
  };
  const enter = (there: string, vault: Vault, signal: AbortSignal) => {
    if (signal.aborted) {
      vault.close();
      throw new DeskError('cancelled');
    }
    dir = there;
    open = vault;
    onOpen();
  };
  const lockVault = () => {
    opening.abort();
    const closing = open;
    open = null;
    try {
      // While the database is still there: what leans on it may have something left to keep.
      onLock();
    } finally {
      closing?.close();
      forgetLastMatch();
    }
  };
  const vault = () => {
    if (!open) throw new DeskError('vaultLocked');
    return open;
  };
  /** After no vault could be made in a folder: the choice before it holds again, here and at the next start. */
  const turnBack = async () => {
    if (dir === settled || (await lookInto(dir)).there) return;
    dir = settled;
    home = settled === sampleDir ? usualVaultDir : settled;
    // What went wrong first is what is told.
    await rememberVault(settled).catch(() => undefined);
  };
  /** The older state of this vault that a restored one stands in for opens with the same secret, or the old one would do. */
  const renewOlder = async (there: string, kind: SecretKind): Promise<BehindPlace[]> =>
    (await renewReplaced(vaultLayout(there), kind)).map((folder) => ({ folder, lastBackup: null, replaced: true }));
  const openerOf = (secret: VaultSecret | { readonly osKey: true }): VaultOpener => {
    if (!('osKey' in secret)) return secret;
    if (!keyKeeper) throw new DeskError('osKeyUnusable');
    return { keeper: keyKeeper };
  };
  /** A key that came along with the vault is not believed to be this computer's: it is tried. */
  const judgeSlot = async (there: string, id: string) => {
    if (keyKeeper === null || !(await lookInto(there)).remembered) return;
    const foreign = await readOsSlot(there, id, keyKeeper).then(() => false, isForeign);
    foreignSlot = foreign ? there : null;
  };
  const vaultStatus = async (): Promise<VaultStatus> => {
    const found = await lookInto(dir);
    const replaced = found.there ? await readReplaced(dir) : null;
    const formerKey = await open?.openedByFormer().catch(() => null);
    const salvaged = open && (await salvageToTell(open));
    const isRemembered = keyKeeper !== null && found.remembered;
    return {
      state: open ? 'open' : found.there ? 'locked' : 'missing',
      path: dir,
      usualPath: dir === sampleDir ? home : usualVaultDir,
      sample: found.sample,
      recoveryConfirmed: open && (found.sample || isKnownConfirmed(open.db)),
      rememberedHere: isRemembered && foreignSlot !== dir,
      rememberedElsewhere: isRemembered && foreignSlot === dir,
      replacedVault: replaced !== null && replaced !== dir && (await lookInto(replaced)).there ? replaced : null,
      salvaged: open && salvaged,
      ...(formerKey ? { formerKey } : {}),
    };
  };

  return {
    vault,
    vaultStatus,
    lockVault,
    chooseVault: (path) =>
      inTurn(async () => {
        if (!isAbsolute(path)) throw new DeskError('pathRelative', { path });
        const chosen = resolve(path);
        await assertNoBackup(chosen);
        // A folder without a vault is only a wish: it is remembered once a vault is made there.
        if ((await lookInto(chosen)).there) {
          await rememberVault(chosen);
          settled = chosen;
        }
        if (chosen !== dir) {
          lockVault();
          dir = chosen;
        }
        if (chosen !== sampleDir) home = chosen;
        return vaultStatus();
      }),
    createVault: (passphrase) =>
      inTurn(async () => {
        if (open) throw new DeskError('vaultExists', { path: dir });
        const signal = beginOpening();
        // First: the recovery code that creating gives is shown once and must not be lost to a failure after it.
        try {
          await rememberVault(dir);
          const created = await createVault({ dir, passphrase, now: now(), clock: now, workFactor });
          settled = dir;
          enter(dir, created.vault, signal);
          return { recoveryCode: created.recoveryCode };
        } catch (error) {
          await turnBack();
          throw error;
        }
      }),
    unlockVault: (secret, takeOver = false) =>
      inTurn(async () => {
        if (open) return;
        const signal = beginOpening();
        const there = dir;
        const opened = await openVault({ dir, secret: openerOf(secret), takeOver, now: now(), clock: now }).catch(
          (error: unknown) => {
            if ('osKey' in secret && isForeign(error)) foreignSlot = there;
            throw error;
          },
        );
        enter(there, opened, signal);
        if ('recoveryCode' in secret && (await opened.openedByFormer()) === null) noteRecovered(opened.db);
        if (!('osKey' in secret)) await judgeSlot(there, opened.id);
      }),
    // In turn: a code that is made anew meanwhile is not the one that was typed.
    confirmRecovery: (recoveryCode) =>
      inTurn(async () => {
        const { db, dir: there, seeSlot } = vault();
        await openSlot(there, { recoveryCode });
        // A former one, put there by hand: it opens nothing any more once the last one is back.
        if ((await seeSlot('recovery')).state !== 'whole')
          throw new DeskError('keyFileDamaged', await sayForeignSlot(there, 'recovery'));
        setRecoveryConfirmed(db, true);
      }),
    renewRecovery: (passphrase) =>
      inTurn(async () => {
        const renewed = vault();
        const { db, dir: there } = renewed;
        const keys = await openSlot(there, { passphrase });
        // Before the old code stops working: nobody may be told "confirmed" about a code that was never shown.
        setRecoveryConfirmed(db, false);
        const recoveryCode = await renewRecoveryCode(there, keys, workFactor);
        const behind = await renewOpened(renewed, 'recovery');
        return { recoveryCode, behind: [...behind, ...(await renewOlder(there, 'recovery'))] };
      }),
    changePassphrase: (secret, passphrase) =>
      inTurn(async () => {
        if ((await lookInto(dir)).sample) {
          throw new DeskError('badInput', { detail: '示例资料库的口令是公开的，不能更改' });
        }
        const changed = open;
        const renewing = changed ? () => renewOpened(changed, 'passphrase') : undefined;
        const change = { dir, secret, passphrase, now: now(), workFactor };
        const behind = await changePassphrase({ ...change, renewBackups: renewing });
        if (changed && changed === open && 'recoveryCode' in secret) {
          const { isFormer = false } = await changed.seeSlot('recovery');
          if (!isFormer) noteRecovered(changed.db);
        }
        return { behind: [...behind, ...(await renewOlder(change.dir, 'passphrase'))] };
      }),
    rememberHere: (choice) =>
      inTurn(async () => {
        const { dir: there } = vault();
        if (!choice.on) {
          await removeOsSlot(there);
          foreignSlot = null;
          return;
        }
        if (!keyKeeper) throw new DeskError('hostCannot', { what: '请系统保管资料库的钥匙' });
        await addOsSlot(there, await openSlot(there, { passphrase: choice.passphrase }), keyKeeper);
        foreignSlot = null;
      }),
    enterSample: async function* (make, outer) {
      if (preparingSample) throw new DeskError('vaultInUse', { owner: '正在准备示例资料库' });
      preparingSample = true;
      lockVault();
      const signal = beginOpening();
      try {
        const either = outer ? AbortSignal.any([signal, outer]) : signal;
        enter(sampleDir, yield* make(sampleDir, either), either);
      } catch (error) {
        throw signal.aborted ? new DeskError('cancelled', {}, { cause: error }) : error;
      } finally {
        preparingSample = false;
      }
    },
  };
}

function isForeign(error: unknown): boolean {
  return error instanceof DeskError && error.code === 'osKeyUnusable';
}
