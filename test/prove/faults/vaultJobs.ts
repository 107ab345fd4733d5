import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, listBackups, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { renewKeysAt } from '#backend/vault/backups/backupKeys.ts';
import { restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import { changePassphrase } from '#backend/vault/changePassphrase.ts';
import { openEncrypted } from '#backend/vault/database.ts';
import { openSlot, type VaultSecret } from '#backend/vault/keySlots.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { migrate, migrations } from '#backend/vault/migrate.ts';
import { createVault, openVault, type Vault } from '#backend/vault/openVault.ts';
import { passphraseIdentity } from '#backend/vault/passphraseIdentity.ts';
import { renewRecoveryCode } from '#backend/vault/recoverySlot.ts';
import { readReplaced } from '#backend/vault/replacedVault.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { isRecoveryConfirmed } from '#backend/vault/store/recoveryConfirmed.ts';
import { readRecoveryCode } from '#shared/vault/recoveryCode.ts';
import { dumpVault, isVault } from '#test/support/dumpVault.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { specimenPerson } from '#test/support/specimenRows.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { testPassphrase, testWorkFactor } from '#test/support/vault.ts';
import { testKeys } from '#test/support/vaultDatabase.ts';
import type { Job } from './job.ts';

const otherPassphrase = '样例口令 另一句';
const vaultIn = (dir: string) => join(dir, 'vault');
const make = (dir: string) =>
  createVault({ dir: vaultIn(dir), passphrase: testPassphrase, now: new Date(), workFactor: testWorkFactor });
const enter = (dir: string, secret: VaultSecret = { passphrase: testPassphrase }) =>
  openVault({ dir: vaultIn(dir), secret, now: new Date() });
const ownBackups = (dir: string) => ownBackupPlace(vaultLayout(vaultIn(dir)).backups);
/** Where the check finds the old code. */
const codeFile = 'code';

/** A vault with a person and two originals. */
async function makeFilled(dir: string): Promise<{ vault: Vault; recoveryCode: string }> {
  const made = await make(dir);
  insertPerson(made.vault.db, specimenPerson);
  await receiveOriginal(made.vault, '样例一');
  await receiveOriginal(made.vault, '样例二'.repeat(100));
  return made;
}

async function opens(dir: string, secret: VaultSecret): Promise<boolean> {
  return openSlot(vaultIn(dir), secret).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && /口令不对|恢复码不对/.test(error.message)) return false;
      throw error;
    },
  );
}

export const creating: Job = {
  name: 'create',
  prepare: async () => {},
  open: async (dir) => ({ act: async () => (await make(dir)).vault.close(), close: () => {} }),
  state: async (dir) => {
    if (!existsSync(vaultIn(dir)) || !isVault(vaultIn(dir))) return 'nothing';
    await dumpVault(vaultIn(dir));
    const vault = await enter(dir);
    const confirmed = isRecoveryConfirmed(vault.db);
    vault.close();
    return `a vault, recovery code ${confirmed ? '' : 'not '}confirmed`;
  },
};

export const changingPassphrase: Job = {
  name: 'passphrase',
  prepare: async (dir) => {
    const { vault } = await makeFilled(dir);
    await endOf(vault.backUp({ place: ownBackups(dir), kind: 'manual', now: new Date() }));
    vault.close();
  },
  open: async (dir) => ({
    act: async () => {
      const old = (await opens(dir, { passphrase: testPassphrase })) ? testPassphrase : otherPassphrase;
      const change = { dir: vaultIn(dir), secret: { passphrase: old }, now: new Date(), workFactor: testWorkFactor };
      await changePassphrase({ ...change, passphrase: otherPassphrase });
    },
    close: () => {},
  }),
  state: async (dir) => {
    const works = [];
    for (const passphrase of [testPassphrase, otherPassphrase])
      if (await opens(dir, { passphrase })) works.push(passphrase);
    if (works.length !== 1) throw new Error(`${works.length} passphrases open the vault`);
    await dumpVault(vaultIn(dir), works[0]);
    // The backups follow at the latest when the vault is opened.
    (await enter(dir, { passphrase: works[0] ?? '' })).close();
    for (const { folder } of await listBackups(ownBackups(dir))) await openSlot(folder, { passphrase: works[0] ?? '' });
    const old = works[0] === otherPassphrase ? testPassphrase : otherPassphrase;
    await assertOpensNothing(dir, old.normalize('NFC'));
    return works.join();
  },
};

export const renewingCode: Job = {
  name: 'recovery',
  prepare: async (dir) => {
    const { vault, recoveryCode } = await makeFilled(dir);
    await endOf(vault.backUp({ place: ownBackups(dir), kind: 'manual', now: new Date() }));
    vault.close();
    writeFileSync(join(dir, codeFile), recoveryCode);
  },
  open: async (dir) => ({ act: () => renewCode(dir), close: () => {} }),
  state: async (dir) => {
    await dumpVault(vaultIn(dir));
    const recoveryCode = readFileSync(join(dir, codeFile), 'utf8');
    if (await opens(dir, { recoveryCode })) return 'the old code';
    // Who was not shown the new code asks for another one, which is when the backups follow.
    await renewCode(dir);
    (await enter(dir)).close();
    await assertOpensNothing(dir, readRecoveryCode(recoveryCode) ?? '');
    return 'a new code';
  },
};

async function renewCode(dir: string): Promise<void> {
  const layout = vaultLayout(vaultIn(dir));
  await renewRecoveryCode(layout.dir, await testKeys(layout.dir), testWorkFactor);
  await renewKeysAt(layout, 'recovery', [ownBackups(dir)]);
}

/** Whatever its name: a key file that a secret of before opens, gives away everything. */
async function assertOpensNothing(dir: string, secret: string): Promise<void> {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? readFileSync(path) : null;
    if (!bytes?.subarray(0, 40).toString('latin1').includes('\n-> scrypt ')) continue;
    const decrypter = new Decrypter();
    decrypter.addIdentity(passphraseIdentity(secret));
    const isOpened = await decrypter.decrypt(bytes).then(
      () => true,
      () => false,
    );
    if (isOpened) throw new Error(`the secret of before opens ${path.slice(dir.length)}`);
  }
}

/** What each whole backup becomes when it is restored. */
async function restored(dir: string): Promise<string[]> {
  const { vault: id } = await testKeys(vaultIn(dir));
  const places = [ownBackupPlace(vaultLayout(vaultIn(dir)).backups), backupPlace(join(dir, 'disk'), id)];
  const found = (await Promise.all(places.map(listBackups))).flat();
  const contents: string[] = [];
  for (const { folder, ownFiles } of found) {
    const into = await mkdtemp(join(dir, 'restored-'));
    const wish = { from: folder, into, secret: { passphrase: testPassphrase }, now: new Date() };
    const { lost } = await endOf(restoreBackup(wish));
    contents.push(`${ownFiles} ${lost.length} ${await dumpVault(into)}`);
    await rm(into, { recursive: true });
  }
  return contents.toSorted();
}

const backingUp = (where: 'elsewhere' | 'inside'): Job => ({
  name: `backup ${where}`,
  prepare: async (dir) => {
    const { vault } = await makeFilled(dir);
    const place = backupPlace(join(dir, 'disk'), vault.id);
    await endOf(vault.backUp({ place, kind: 'manual', now: new Date('2026-11-20T01:00:00.000Z') }));
    await receiveOriginal(vault, '样例三');
    vault.close();
  },
  open: async (dir) => {
    const vault = await enter(dir);
    const outside = backupPlace(join(dir, 'disk'), vault.id);
    const place = where === 'inside' ? ownBackupPlace(vaultLayout(vault.dir).backups) : outside;
    return {
      act: () => endOf(vault.backUp({ place, kind: 'manual', now: new Date() })),
      close: () => vault.close(),
    };
  },
  state: async (dir) => `${await dumpVault(vaultIn(dir))}\n${(await restored(dir)).join('\n')}`,
});

export const restoring: Job = {
  name: 'restore',
  prepare: backingUp('elsewhere').prepare,
  open: async (dir) => {
    const { vault: id } = await testKeys(vaultIn(dir));
    const [backup] = await listBackups(backupPlace(join(dir, 'disk'), id));
    const wish = {
      from: backup?.folder ?? '',
      into: join(dir, 'again'),
      replaces: vaultIn(dir),
      secret: { passphrase: testPassphrase },
    };
    return { act: () => endOf(restoreBackup({ ...wish, now: new Date() })), close: () => {} };
  },
  state: async (dir) => {
    const into = join(dir, 'again');
    const there = existsSync(into) && isVault(into);
    if (there && (await readReplaced(into)) !== vaultIn(dir))
      throw new Error('a vault that does not know the way back');
    return `${await dumpVault(vaultIn(dir))}\n${there ? await dumpVault(into) : 'nothing'}`;
  },
};

export const migrating: Job = {
  name: 'migrate',
  prepare: async (dir) => {
    (await make(dir)).vault.close();
    const { databaseKey } = await testKeys(vaultIn(dir));
    const path = vaultLayout(vaultIn(dir)).database;
    await rm(path);
    const db = openEncrypted(path, databaseKey, true);
    migrate(db, migrations.slice(0, 1));
    const at = "'2026-11-23T01:00:00.000Z'";
    db.exec(`INSERT INTO persons (id, name, created_at, updated_at) VALUES (3, '样例张三', ${at}, ${at});
      INSERT INTO subjects (id, principal_id, name, created_at, updated_at) VALUES (5, 3, '样例公司', ${at}, ${at});`);
    db.close();
  },
  open: async (dir) => ({ act: async () => (await enter(dir)).close(), close: () => {} }),
  state: (dir) => dumpVault(vaultIn(dir)),
};

/** A vault with a backup, a page of whose database is broken. */
export const salvaging: Job = {
  name: 'salvage',
  prepare: async (dir) => {
    await backingUp('elsewhere').prepare(dir);
    await spoilPage(vaultIn(dir), 'persons');
  },
  open: async (dir) => {
    let vault = await enter(dir);
    const act = async () => {
      // Broken off after the new one was made, the vault is closed.
      const isOpen = await Promise.resolve()
        .then(vault.assertOpen)
        .then(
          () => true,
          () => false,
        );
      if (!isOpen) vault = await enter(dir);
      return vault.salvage(new Date());
    };
    return { act, close: () => vault.close() };
  },
  state: async (dir) => {
    const kept = existsSync(vaultLayout(vaultIn(dir)).unclaimed)
      ? readdirSync(vaultLayout(vaultIn(dir)).unclaimed).filter((name) => /^desk\.db\..*\.spoilt$/.test(name))
      : [];
    const dumped = await dumpVault(vaultIn(dir)).catch((error: unknown) => {
      const { code, message } = error as { code?: string; message: string };
      if (code === 'vaultDamaged' || message.startsWith('integrity: ')) return 'broken';
      throw error;
    });
    // The broken one is never gone: it is the database, or it is kept.
    if (dumped !== 'broken' && kept.length === 0) throw new Error('the broken database is gone');
    return dumped;
  },
};

/** What is done to a vault as a whole. What an open desk does, erasing too, is in `deskJobs.ts`. */
export const vaultJobs: readonly Job[] = [
  creating,
  changingPassphrase,
  renewingCode,
  backingUp('elsewhere'),
  backingUp('inside'),
  restoring,
  migrating,
  salvaging,
];
