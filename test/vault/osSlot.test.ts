import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareHost, type HostAbilities, type KeyKeeper } from '#backend/hostAbilities.ts';
import { openSlot } from '#backend/vault/keySlots.ts';
import { vaultRecordSchema } from '#backend/vault/vaultRecord.ts';
import { freshDesk } from '#test/support/caseDesk.ts';
import { computer } from '#test/support/keyKeeper.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const passphrase = testPassphrase;
const other = '另一个样例口令 8';

const hostWith = (keyKeeper: KeyKeeper | null): HostAbilities => ({ ...bareHost('desktop', '0.1.0'), keyKeeper });

const slotKinds = (vaultDir: string) =>
  vaultRecordSchema.parse(JSON.parse(readFileSync(join(vaultDir, 'vault.json'), 'utf8'))).slots.map(({ kind }) => kind);

/** A desk with an open vault on a computer that keeps keys. */
async function rememberingDesk(keyKeeper: KeyKeeper | null = computer()) {
  const desk = await freshDesk({ host: hostWith(keyKeeper) });
  const { recoveryCode } = await desk.client.vault.create({ passphrase });
  return Object.assign(desk, { recoveryCode, slot: join(desk.vaultDir, 'keys', 'os.bin') });
}

describe('a vault remembered on this computer', () => {
  it('opens with the computer’s key, and says so beforehand', async () => {
    await using desk = await rememberingDesk();
    const { vault } = desk.client;
    expect(await vault.status()).toMatchObject({ rememberedHere: false });
    await vault.rememberHere({ on: true, passphrase });
    await vault.lock();
    expect(await vault.status()).toMatchObject({ state: 'locked', rememberedHere: true });
    await vault.unlock({ osKey: true });
    expect(await desk.client.cases.list()).toEqual([]);
  });

  it('keeps the passphrase and the recovery code as ways in', async () => {
    await using desk = await rememberingDesk();
    const { vault } = desk.client;
    await vault.rememberHere({ on: true, passphrase });
    expect(slotKinds(desk.vaultDir)).toEqual(['passphrase', 'recovery', 'os']);
    for (const secret of [{ passphrase }, { recoveryCode: desk.recoveryCode }]) {
      await vault.lock();
      await vault.unlock(secret);
    }
    expect(await vault.status()).toMatchObject({ state: 'open' });
  });

  it('writes nothing that can be read without the computer', async () => {
    await using desk = await rememberingDesk();
    await desk.client.vault.rememberHere({ on: true, passphrase });
    const bytes = readFileSync(desk.slot).toString('latin1');
    expect(bytes).not.toMatch(/AGE-SECRET-KEY|databaseKey/);
    expect(readFileSync(join(desk.vaultDir, 'vault.json'), 'utf8')).not.toMatch(/AGE-SECRET-KEY|databaseKey/);
  });

  it('takes the passphrase to be turned on, and an open vault', async () => {
    await using desk = await rememberingDesk();
    const { vault } = desk.client;
    await expect(vault.rememberHere({ on: true, passphrase: other })).rejects.toMatchObject({
      code: 'passphraseWrong',
    });
    expect(existsSync(desk.slot)).toBe(false);
    await vault.lock();
    await expect(vault.rememberHere({ on: true, passphrase })).rejects.toMatchObject({ code: 'vaultLocked' });
    await expect(vault.rememberHere({ on: false })).rejects.toMatchObject({ code: 'vaultLocked' });
  });

  it('is forgotten for good when that is asked for, once or twice', async () => {
    await using desk = await rememberingDesk();
    const { vault } = desk.client;
    await vault.rememberHere({ on: true, passphrase });
    await vault.rememberHere({ on: false });
    await vault.rememberHere({ on: false });
    expect(existsSync(desk.slot)).toBe(false);
    expect(slotKinds(desk.vaultDir)).toEqual(['passphrase', 'recovery']);
    await vault.lock();
    await expect(vault.unlock({ osKey: true })).rejects.toMatchObject({ code: 'osKeyUnusable', defined: true });
    expect(await vault.status()).toMatchObject({ rememberedHere: false });
  });

  it('is not opened by a key that a kill, or another copy of the folder, has left there after it was forgotten', async () => {
    await using desk = await rememberingDesk();
    const { vault } = desk.client;
    await vault.rememberHere({ on: true, passphrase });
    const key = readFileSync(desk.slot);
    await vault.rememberHere({ on: false });
    await vault.lock();
    writeFileSync(desk.slot, key);
    await expect(vault.unlock({ osKey: true })).rejects.toMatchObject({ code: 'osKeyUnusable' });
    await vault.unlock({ passphrase });
    expect(existsSync(desk.slot)).toBe(false);
    expect(await vault.status()).toMatchObject({ state: 'open', rememberedHere: false, rememberedElsewhere: false });
  });

  it('counts as remembered until its key is gone', async () => {
    await using desk = await rememberingDesk();
    const { vault } = desk.client;
    await vault.rememberHere({ on: true, passphrase });
    rmSync(desk.slot);
    mkdirSync(desk.slot);
    await expect(vault.rememberHere({ on: false })).rejects.toThrow();
    expect(slotKinds(desk.vaultDir)).toContain('os');
    rmSync(desk.slot, { recursive: true });
    await vault.rememberHere({ on: false });
    expect(slotKinds(desk.vaultDir)).not.toContain('os');
  });

  it('stays remembered when the passphrase changes', async () => {
    await using desk = await rememberingDesk();
    const { vault } = desk.client;
    await vault.rememberHere({ on: true, passphrase });
    await vault.changePassphrase({ secret: { passphrase }, passphrase: other });
    await vault.lock();
    await vault.unlock({ osKey: true });
    expect(await vault.status()).toMatchObject({ state: 'open' });
  });

  it('can be remembered anew, with one slot as before', async () => {
    await using desk = await rememberingDesk();
    const { vault } = desk.client;
    await vault.rememberHere({ on: true, passphrase });
    const before = readFileSync(desk.slot);
    await vault.rememberHere({ on: true, passphrase });
    expect(readFileSync(desk.slot).equals(before)).toBe(false);
    expect(slotKinds(desk.vaultDir)).toEqual(['passphrase', 'recovery', 'os']);
  });

  it('is wrapped anew when the system has changed its own key', async () => {
    const keeper = computer();
    await using desk = await rememberingDesk(keeper);
    const { vault } = desk.client;
    await vault.rememberHere({ on: true, passphrase });
    const before = readFileSync(desk.slot);
    keeper.rotate();
    await vault.lock();
    await vault.unlock({ osKey: true });
    expect(readFileSync(desk.slot).equals(before)).toBe(false);
    keeper.rotate();
    await vault.lock();
    await vault.unlock({ osKey: true });
    expect(await vault.status()).toMatchObject({ state: 'open' });
  });
});

it('lets backups elsewhere follow a passphrase that was changed while the vault was locked', async () => {
  await using desk = await rememberingDesk();
  await using disk = await freshFolder();
  const { vault, backups } = desk.client;
  await vault.rememberHere({ on: true, passphrase });
  const [folder, away] = [join(disk.path, '盘'), join(disk.path, '拔掉了')];
  mkdirSync(folder);
  await backups.chooseFolder({ folder });
  for await (const _ of await backups.make({ to: null }));
  const there = (await backups.get()).backups.find((each) => each.folder.startsWith(folder))?.folder ?? '';
  renameSync(folder, away);
  await vault.lock();
  const { behind } = await vault.changePassphrase({ secret: { passphrase }, passphrase: other });
  expect(behind).toMatchObject([{ folder: expect.stringContaining(folder) }]);
  renameSync(away, folder);
  await vault.unlock({ osKey: true });
  for await (const _ of await backups.make({ to: null }));
  await expect(openSlot(there, { passphrase })).rejects.toMatchObject({ code: 'passphraseWrong' });
  await openSlot(there, { passphrase: other });
});

describe('where the computer’s key does not help', () => {
  it.each<[string, (desk: { slot: string }, keeper: ReturnType<typeof computer>) => void]>([
    ['its file is gone', ({ slot }) => rmSync(slot)],
    ['its file is broken', ({ slot }) => writeFileSync(slot, 'nonsense')],
    ['the system does not hand it out', (_desk, keeper) => keeper.refuse()],
  ])('because %s, the passphrase does', async (_why, spoil) => {
    const keeper = computer();
    await using desk = await rememberingDesk(keeper);
    const { vault } = desk.client;
    await vault.rememberHere({ on: true, passphrase });
    await vault.lock();
    spoil(desk, keeper);
    await expect(vault.unlock({ osKey: true })).rejects.toMatchObject({ code: 'osKeyUnusable' });
    expect(existsSync(join(desk.vaultDir, 'vault.lock'))).toBe(false);
    await vault.unlock({ passphrase });
    expect(await vault.status()).toMatchObject({ state: 'open' });
  });

  it('on another computer, nor for another vault', async () => {
    const keeper = computer();
    await using desk = await rememberingDesk(keeper);
    await desk.client.vault.rememberHere({ on: true, passphrase });
    await desk.client.vault.lock();

    await using elsewhere = await freshDesk({ host: hostWith(computer()) });
    cpSync(desk.vaultDir, elsewhere.vaultDir, { recursive: true });
    expect(await elsewhere.client.vault.status()).toMatchObject({ rememberedHere: true });
    await expect(elsewhere.client.vault.unlock({ osKey: true })).rejects.toMatchObject({ code: 'osKeyUnusable' });
    await elsewhere.client.vault.unlock({ passphrase });
    expect(await elsewhere.client.vault.status()).toMatchObject({ rememberedHere: false, rememberedElsewhere: true });
    // Replaced, not believed: here it opens from now on, and there it is the copy of before that does.
    await elsewhere.client.vault.rememberHere({ on: true, passphrase });
    expect(await elsewhere.client.vault.status()).toMatchObject({ rememberedHere: true, rememberedElsewhere: false });
    await elsewhere.client.vault.lock();
    await elsewhere.client.vault.unlock({ osKey: true });
    await desk.client.vault.unlock({ osKey: true });
    await desk.client.vault.lock();

    await using stranger = await rememberingDesk(keeper);
    await stranger.client.vault.rememberHere({ on: true, passphrase });
    await stranger.client.vault.lock();
    cpSync(desk.slot, stranger.slot);
    await expect(stranger.client.vault.unlock({ osKey: true })).rejects.toMatchObject({ code: 'osKeyUnusable' });
  });

  it('on another computer where the passphrase is typed at once: then it turns out, too', async () => {
    await using desk = await rememberingDesk();
    await desk.client.vault.rememberHere({ on: true, passphrase });
    await desk.client.vault.lock();
    await using elsewhere = await freshDesk({ host: hostWith(computer()) });
    cpSync(desk.vaultDir, elsewhere.vaultDir, { recursive: true });
    await elsewhere.client.vault.unlock({ passphrase });
    expect(await elsewhere.client.vault.status()).toMatchObject({ rememberedHere: false, rememberedElsewhere: true });
  });

  it('on a host that keeps no keys', async () => {
    await using desk = await rememberingDesk(null);
    const { vault } = desk.client;
    await expect(vault.rememberHere({ on: true, passphrase })).rejects.toMatchObject({ code: 'hostCannot' });
    expect(existsSync(desk.slot)).toBe(false);
    await vault.lock();
    await expect(vault.unlock({ osKey: true })).rejects.toMatchObject({ code: 'osKeyUnusable' });
  });

  it('when the system refuses to keep it: then nothing is left behind', async () => {
    const keeper = computer();
    await using desk = await rememberingDesk(keeper);
    keeper.refuse();
    await expect(desk.client.vault.rememberHere({ on: true, passphrase })).rejects.toMatchObject({
      code: 'hostCannot',
    });
    expect(existsSync(desk.slot)).toBe(false);
    expect(slotKinds(desk.vaultDir)).toEqual(['passphrase', 'recovery']);
  });
});

it('every slot alone opens the vault', async () => {
  const keeper = computer();
  await using desk = await rememberingDesk(keeper);
  const { vault } = desk.client;
  await vault.rememberHere({ on: true, passphrase });
  await vault.lock();
  const ways = [
    ['passphrase.age', { passphrase }],
    ['recovery.age', { recoveryCode: desk.recoveryCode }],
    ['os.bin', { osKey: true }],
  ] as const;
  for (const [only, secret] of ways) {
    await using alone = await freshDesk({ host: hostWith(keeper) });
    cpSync(desk.vaultDir, alone.vaultDir, { recursive: true });
    for (const [file] of ways) if (file !== only) rmSync(join(alone.vaultDir, 'keys', file));
    await alone.client.vault.unlock(secret);
    expect(await alone.client.cases.list(), only).toEqual([]);
  }
});
