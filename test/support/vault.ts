import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, openVault, type Vault, type VaultSecret } from '#backend/vault/openVault.ts';

/** The least work scrypt can be asked for: tests need the format, not the strength. */
export const testWorkFactor = 2;
export const testPassphrase = '样例口令 2026';

/** The clock of tests: fixed, and a second later at every look, so that order is visible. */
export function testClock(start = '2026-11-23T01:00:00.000Z'): () => Date {
  let moment = Date.parse(start);
  return () => {
    moment += 1000;
    return new Date(moment);
  };
}

export interface FreshVault extends AsyncDisposable {
  /** The vault that is open now; another object after `reopen`. */
  readonly vault: Vault;
  readonly dir: string;
  readonly recoveryCode: string;
  reopen(secret?: VaultSecret): Promise<Vault>;
}

/** A new vault in a folder of its own: `await using desk = await freshVault()` closes it and deletes the folder. */
export async function freshVault(): Promise<FreshVault> {
  const folder = await freshFolder();
  const clock = testClock();
  const { path: dir } = folder;
  const created = await createVault({
    dir,
    passphrase: testPassphrase,
    now: clock(),
    workFactor: testWorkFactor,
    clock,
  });
  let vault = created.vault;
  return {
    get vault() {
      return vault;
    },
    dir,
    recoveryCode: created.recoveryCode,
    reopen: async (secret = { passphrase: testPassphrase }) => {
      vault.close();
      vault = await openVault({ dir, secret, now: clock(), clock });
      return vault;
    },
    [Symbol.asyncDispose]: async () => {
      vault.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** An empty temporary folder, deleted when it goes out of scope. */
export async function freshFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'beian-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
