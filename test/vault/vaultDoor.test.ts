import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSlot, type VaultSecret } from '#backend/vault/keySlots.ts';
import { DeskError } from '#shared/api/errors.ts';
import { caseDesk, freshDesk } from '#test/support/caseDesk.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const passphrase = testPassphrase;
const other = '另一个样例口令 8';

/** A place to remember choices in, as a host lends it. */
function memory() {
  const chosen: string[] = [];
  return {
    chosen,
    rememberVault: async (dir: string) => {
      chosen.push(dir);
    },
  };
}

describe('which vault is meant', () => {
  it('is told from the first moment, and that it is missing', async () => {
    await using desk = await freshDesk();
    expect(await desk.client.vault.status()).toEqual({
      state: 'missing',
      path: desk.vaultDir,
      usualPath: desk.vaultDir,
      sample: false,
      recoveryConfirmed: null,
      rememberedHere: false,
      rememberedElsewhere: false,
      replacedVault: null,
    });
  });

  it('can be chosen, is remembered, and locks the one that was open', async () => {
    await using folder = await freshFolder();
    const { chosen, rememberVault } = memory();
    await using desk = await freshDesk({ rememberVault, usualVaultDir: join(folder.path, 'usual') });
    const { vault } = desk.client;
    await vault.create({ passphrase });
    expect(chosen).toEqual([desk.vaultDir]);

    const elsewhere = join(folder.path, '资料', '2026');
    expect(await vault.choose({ path: join(elsewhere, '..', '2026') })).toEqual({
      state: 'missing',
      path: elsewhere,
      usualPath: join(folder.path, 'usual'),
      sample: false,
      recoveryConfirmed: null,
      rememberedHere: false,
      rememberedElsewhere: false,
      replacedVault: null,
    });
    // A folder without a vault is not remembered yet.
    expect(chosen).toEqual([desk.vaultDir]);
    await expect(desk.client.cases.list()).rejects.toMatchObject({ code: 'vaultLocked' });
    expect(existsSync(join(desk.vaultDir, 'vault.lock'))).toBe(false);

    await vault.create({ passphrase: other });
    expect(chosen).toEqual([desk.vaultDir, elsewhere]);
    await vault.choose({ path: desk.vaultDir });
    await vault.unlock({ passphrase });
    expect(await vault.status()).toMatchObject({ state: 'open', path: desk.vaultDir });
  });

  it('stays open when the same folder is chosen again', async () => {
    await using desk = await caseDesk();
    expect(await desk.client.vault.choose({ path: desk.vaultDir })).toMatchObject({ state: 'open' });
    expect(await desk.client.cases.list()).toHaveLength(1);
  });

  it('cannot be a path that depends on where the program was started', async () => {
    const { chosen, rememberVault } = memory();
    await using desk = await freshDesk({ rememberVault });
    await expect(desk.client.vault.choose({ path: 'vault' })).rejects.toMatchObject({
      code: 'pathRelative',
      message: '“vault”不是完整路径。',
    });
    expect(chosen).toEqual([]);
    expect(await desk.client.vault.status()).toMatchObject({ path: desk.vaultDir });
  });

  it('does not change when the choice cannot be remembered', async () => {
    const rememberVault = () => Promise.reject(new DeskError('cannotWrite', { path: 'desk.json' }));
    await using desk = await freshDesk({ rememberVault });
    const { vault } = desk.client;
    await vault.choose({ path: join(desk.folder, 'x') });
    await expect(vault.create({ passphrase })).rejects.toMatchObject({ code: 'cannotWrite' });
    expect(existsSync(join(desk.folder, 'x'))).toBe(false);
    expect(await vault.status()).toMatchObject({ path: desk.vaultDir });
    // A vault whose recovery code nobody saw must not be made.
    await expect(vault.create({ passphrase })).rejects.toMatchObject({ code: 'cannotWrite' });
    expect(existsSync(desk.vaultDir)).toBe(false);
  });
});

describe('a folder in which no vault can be made', () => {
  it('is neither remembered nor looked into again', async () => {
    const { chosen, rememberVault } = memory();
    await using desk = await freshDesk({ rememberVault });
    const { vault } = desk.client;
    const blocked = join(desk.folder, 'file', 'vault');
    await writeFile(join(desk.folder, 'file'), '样例');
    await vault.choose({ path: blocked });
    await expect(vault.create({ passphrase })).rejects.toMatchObject({ code: 'cannotWrite' });
    expect(await vault.status()).toMatchObject({ state: 'missing', path: desk.vaultDir });
    expect(chosen.at(-1)).toBe(desk.vaultDir);
    await vault.create({ passphrase });
    expect(existsSync(join(desk.vaultDir, 'vault.json'))).toBe(true);
  });
});

describe('the recovery code', () => {
  it('counts as written down once it was typed back, and a wrong one does not', async () => {
    await using desk = await caseDesk();
    const { vault } = desk.client;
    const confirmed = async () => (await vault.status()).recoveryConfirmed;
    expect(await confirmed()).toBe(false);
    for (const recoveryCode of ['ABC', '0'.repeat(26)]) {
      await expect(vault.confirmRecovery({ recoveryCode })).rejects.toMatchObject({ code: 'recoveryCodeWrong' });
    }
    expect(await confirmed()).toBe(false);
    await vault.confirmRecovery({ recoveryCode: desk.recoveryCode.toLowerCase().replaceAll('-', ' ') });
    expect(await confirmed()).toBe(true);
    await vault.lock();
    expect(await confirmed()).toBeNull();
    await vault.unlock({ passphrase });
    expect(await confirmed()).toBe(true);
  });

  it('can be renewed with the passphrase; the old one is worth nothing then', async () => {
    await using desk = await caseDesk();
    const { vault } = desk.client;
    await vault.confirmRecovery({ recoveryCode: desk.recoveryCode });
    await expect(vault.renewRecovery({ passphrase: other })).rejects.toMatchObject({ code: 'passphraseWrong' });
    expect(await vault.status()).toMatchObject({ recoveryConfirmed: true });

    const { recoveryCode } = await vault.renewRecovery({ passphrase });
    expect(await vault.status()).toMatchObject({ recoveryConfirmed: false });
    await vault.lock();
    const old = { recoveryCode: desk.recoveryCode };
    await expect(vault.unlock(old)).rejects.toMatchObject({ code: 'recoveryCodeWrong' });
    await vault.unlock({ recoveryCode });
    expect(await desk.client.cases.list()).toHaveLength(1);
    await expect(vault.confirmRecovery(old)).rejects.toMatchObject({ code: 'recoveryCodeWrong' });
    await vault.confirmRecovery({ recoveryCode });
    await vault.lock();
    await vault.unlock({ passphrase });
  });

  it('asks for an open vault', async () => {
    await using desk = await caseDesk();
    const { vault } = desk.client;
    await vault.lock();
    const { recoveryCode } = desk;
    await expect(vault.confirmRecovery({ recoveryCode })).rejects.toMatchObject({ code: 'vaultLocked' });
    await expect(vault.renewRecovery({ passphrase })).rejects.toMatchObject({ code: 'vaultLocked' });
  });
});

describe('the passphrase', () => {
  it('can be changed by somebody who knows it, while the vault is open', async () => {
    await using desk = await caseDesk();
    const { vault } = desk.client;
    await expect(vault.changePassphrase({ secret: { passphrase: other }, passphrase: other })).rejects.toMatchObject({
      code: 'passphraseWrong',
    });
    await expect(vault.changePassphrase({ secret: { passphrase }, passphrase: 'short' })).rejects.toMatchObject({
      code: 'passphraseTooShort',
    });
    await vault.changePassphrase({ secret: { passphrase }, passphrase: other });
    expect(await desk.client.cases.list()).toHaveLength(1);
    await vault.lock();
    await expect(vault.unlock({ passphrase })).rejects.toMatchObject({ code: 'passphraseWrong' });
    await vault.unlock({ passphrase: other });
  });

  it('that was forgotten is replaced with the recovery code, while the vault is locked', async () => {
    await using desk = await caseDesk();
    const { vault } = desk.client;
    await vault.lock();
    await vault.changePassphrase({ secret: { recoveryCode: desk.recoveryCode }, passphrase: other });
    await vault.unlock({ passphrase: other });
    expect(await desk.client.cases.list()).toHaveLength(1);
  });
});

describe('backups of before', () => {
  const elsewhere = async (desk: Awaited<ReturnType<typeof caseDesk>>, folder: string) => {
    await desk.client.backups.chooseFolder({ folder });
    for await (const _ of await desk.client.backups.make({ to: null }));
    const { backups } = await desk.client.backups.get();
    expect(backups).toHaveLength(2);
    return backups.map((each) => each.folder);
  };
  const opensBy = async (folder: string, secret: VaultSecret) =>
    openSlot(folder, secret).then(
      () => true,
      () => false,
    );

  it('open with the new passphrase and the new recovery code alone, in the second folder too', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const { vault } = desk.client;
    const folders = await elsewhere(desk, disk.path);
    expect(await vault.changePassphrase({ secret: { passphrase }, passphrase: other })).toEqual({ behind: [] });
    const { recoveryCode, behind } = await vault.renewRecovery({ passphrase: other });
    expect(behind).toEqual([]);
    const secrets = [{ passphrase }, { recoveryCode: desk.recoveryCode }, { passphrase: other }, { recoveryCode }];
    for (const folder of folders) {
      const works = await Promise.all(secrets.map((secret) => opensBy(folder, secret)));
      expect(works, folder).toEqual([false, false, true, true]);
    }
  });

  it('in a second folder that is gone are told of, and follow with the next backup there', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const { vault, backups } = desk.client;
    const folder = join(disk.path, '移动硬盘');
    await mkdir(folder);
    const [one = '', two = ''] = (await elsewhere(desk, folder)).toSorted((a) => (a.startsWith(folder) ? 1 : -1));
    await rename(folder, join(disk.path, '拔掉了'));
    expect(await vault.changePassphrase({ secret: { passphrase }, passphrase: other })).toEqual({
      behind: [expect.stringContaining(folder)],
    });
    expect((await vault.renewRecovery({ passphrase: other })).behind).toHaveLength(1);
    expect(await opensBy(one, { passphrase })).toBe(false);
    await rename(join(disk.path, '拔掉了'), folder);
    expect(await opensBy(two, { passphrase })).toBe(true);
    // Another day: nothing but the vault itself remembers.
    await vault.lock();
    await vault.unlock({ passphrase: other });
    for await (const _ of await backups.make({ to: null }));
    expect(await opensBy(two, { passphrase })).toBe(false);
    expect(await opensBy(two, { recoveryCode: desk.recoveryCode })).toBe(false);
    expect(await opensBy(two, { passphrase: other })).toBe(true);
  });

  it('follow while the vault is locked, and where a crash kept them from it when it is opened', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const folders = await elsewhere(desk, disk.path);
    const own = folders.find((each) => each.startsWith(desk.vaultDir)) ?? '';
    const slot = join(own, 'keys', 'passphrase.age');
    const old = readFileSync(slot);
    const { vault } = desk.client;
    await vault.lock();
    expect(await vault.changePassphrase({ secret: { passphrase }, passphrase: other })).toEqual({ behind: [] });
    for (const folder of folders) expect(await opensBy(folder, { passphrase })).toBe(false);
    await writeFile(slot, old);
    await vault.unlock({ passphrase: other });
    expect(await opensBy(own, { passphrase })).toBe(false);
  });

  it('keep their good key where that of the vault is spoilt', async () => {
    await using desk = await caseDesk();
    await using disk = await freshFolder();
    const folders = await elsewhere(desk, disk.path);
    await desk.client.vault.changePassphrase({ secret: { passphrase }, passphrase: other });
    await desk.client.vault.lock();
    await desk.client.vault.unlock({ recoveryCode: desk.recoveryCode });
    await writeFile(join(desk.vaultDir, 'keys', 'passphrase.age'), '样例坏了');
    for await (const _ of await desk.client.backups.make({ to: null }));
    for (const folder of folders) expect(await opensBy(folder, { passphrase: other })).toBe(true);
  });
});

describe('the door', () => {
  it('lets two windows unlock at once', async () => {
    await using desk = await caseDesk();
    const { vault } = desk.client;
    await vault.lock();
    await Promise.all([vault.unlock({ passphrase }), vault.unlock({ passphrase })]);
    expect(await vault.status()).toMatchObject({ state: 'open' });
  });

  it('stays shut when it is locked while somebody is unlocking', async () => {
    await using desk = await caseDesk();
    const { vault } = desk.client;
    await vault.lock();
    const unlocking = expect(vault.unlock({ passphrase })).rejects.toMatchObject({ code: 'cancelled' });
    // The unlocking has begun once the lock file is there.
    while (!existsSync(join(desk.vaultDir, 'vault.lock'))) await new Promise(setImmediate);
    desk.desk.lockVault();
    await unlocking;
    expect(await vault.status()).toMatchObject({ state: 'locked' });
    expect(existsSync(join(desk.vaultDir, 'vault.lock'))).toBe(false);
    await vault.unlock({ passphrase });
  });

  it('makes no second vault while one is open', async () => {
    await using desk = await caseDesk();
    await expect(desk.client.vault.create({ passphrase: other })).rejects.toMatchObject({ code: 'vaultExists' });
    expect(await desk.client.cases.list()).toHaveLength(1);
  });

  it('forgets what waits to be fetched when it is locked', async () => {
    await using desk = await caseDesk();
    const { ticket } = desk.desk.outbox.put(new File(['样例'], '样例.pdf'));
    await desk.client.vault.lock();
    await desk.client.vault.unlock({ passphrase });
    await expect(desk.client.outbox.take({ ticket })).rejects.toMatchObject({ code: 'ticketExpired' });
  });

  it('hands out no letter and no dossier that was drawn from a vault that is locked by now', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const printing = client.letters.print({ caseNumber, template: 'agencyMandate' });
    const ended = expect(printing).rejects.toMatchObject({ code: 'vaultLocked' });
    await new Promise(setImmediate);
    desk.desk.lockVault();
    await ended;

    await client.vault.unlock({ passphrase });
    const making = (async () => {
      for await (const event of await client.dossier.make({ caseNumber, masked: true })) {
        if (event.type === 'progress') desk.desk.lockVault();
      }
    })();
    await expect(making).rejects.toMatchObject({ code: 'vaultLocked' });
    await client.vault.unlock({ passphrase });
    const letters = await client.letters.ofCase({ caseNumber });
    expect(letters.flatMap(({ printed }) => printed)).toEqual([]);
  });
});

it('a folder with other contents is never taken for a vault', async () => {
  await using desk = await freshDesk();
  await mkdir(desk.vaultDir);
  await writeFile(join(desk.vaultDir, '合同.txt'), '样例');
  await expect(desk.client.vault.create({ passphrase })).rejects.toMatchObject({ code: 'folderOccupied' });
  expect(readdirSync(desk.vaultDir)).toEqual(['合同.txt']);
});
