import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
      salvaged: null,
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
      salvaged: null,
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

  it('is known to be at hand once the vault was opened with it', async () => {
    await using desk = await caseDesk();
    const { vault } = desk.client;
    await vault.lock();
    await vault.unlock({ recoveryCode: desk.recoveryCode });
    expect(await vault.status()).toMatchObject({ recoveryConfirmed: true });
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
