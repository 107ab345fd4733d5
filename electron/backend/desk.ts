import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { VaultStatus } from '#shared/api/vault.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import type { Day } from '#shared/filing/date.ts';
import { type Rulebook, rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { type CaseIndex, openCaseIndex } from './cases/caseIndex.ts';
import { rulesOfToday } from './cases/openCase.ts';
import { bareHost, type HostAbilities } from './hostAbilities.ts';
import type { JobPool } from './jobs/pool.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { programVersion } from './programVersion.ts';
import { createVault, openVault, type Vault, type VaultSecret } from './vault/openVault.ts';

/** What a desk is opened with; the clock is handed in so that every date can be tested. */
export interface DeskOptions {
  readonly vaultDir: string;
  readonly pack: RulePack;
  readonly pool: JobPool;
  /** What the host can do beyond carrying calls; nothing when left out. */
  readonly host?: HostAbilities;
  readonly now: () => Date;
  /** scrypt work factor (log2 N) of new key slots; tests lower it, people never do. */
  readonly workFactor?: number;
}

/**
 * One running desk: its rules, its workers, its clock, and the vault once it has been opened.
 *
 * Services ask `vault()` for the open vault; it fails with `vaultLocked` until someone has unlocked it.
 */
export interface Desk {
  readonly pack: RulePack;
  readonly rulebook: Rulebook;
  readonly pool: JobPool;
  readonly host: HostAbilities;
  readonly outbox: Outbox;
  readonly now: () => Date;
  today(): Day;
  vault(): Vault;
  /** All cases of the open vault in memory, from the first call until it is locked. */
  caseIndex(): CaseIndex;
  vaultStatus(): Promise<VaultStatus>;
  createVault(passphrase: string): Promise<{ recoveryCode: string }>;
  unlockVault(secret: VaultSecret): Promise<void>;
  lockVault(): void;
}

/** A desk with its vault still locked. */
export function openDesk(options: DeskOptions): Desk {
  const { vaultDir, pack, pool, host = bareHost('commandLine', programVersion), now, workFactor } = options;
  const outbox = openOutbox();
  let open: Vault | null = null;
  let index: CaseIndex | null = null;
  const desk: Desk = {
    pack,
    rulebook: rulebookOf(pack),
    pool,
    host,
    outbox,
    now,
    today: () => chinaDay(now()),
    vault: () => {
      if (!open) throw new DeskError('vaultLocked');
      return open;
    },
    caseIndex: () => {
      index ??= openCaseIndex({ db: desk.vault().db, rules: () => rulesOfToday(desk) });
      return index;
    },
    vaultStatus: async () => {
      const there = await access(join(vaultDir, 'vault.json')).then(
        () => true,
        () => false,
      );
      return {
        state: open ? 'open' : there ? 'locked' : 'missing',
        path: vaultDir,
        usualPath: vaultDir,
        sample: false,
        recoveryConfirmed: null,
      };
    },
    createVault: async (passphrase) => {
      const created = await createVault({
        dir: vaultDir,
        passphrase,
        now: now(),
        clock: now,
        ...(workFactor === undefined ? {} : { workFactor }),
      });
      open = created.vault;
      return { recoveryCode: created.recoveryCode };
    },
    unlockVault: async (secret) => {
      if (open) return;
      open = await openVault({ dir: vaultDir, secret, now: now(), clock: now });
    },
    lockVault: () => {
      index?.close();
      index = null;
      open?.close();
      open = null;
      outbox.clear();
    },
  };
  return desk;
}
