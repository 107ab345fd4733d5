import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testPassphrase } from '../support/vault.ts';
import { desktopUnderTest } from './desktopUnderTest.ts';

const passphrase = testPassphrase;
const keyringCalls = ['key asked for', 'encrypt', 'decrypt'];

describe('the system’s keeper of secrets', () => {
  it('keeps the vault’s keys from one time to the next', async () => {
    await using desktop = await desktopUnderTest();
    const { vault, host } = await desktop.connect();
    expect(await host.describe()).toMatchObject({ keepsKeys: true });
    await vault.create({ passphrase });
    await vault.rememberHere({ on: true, passphrase });
    await vault.lock();
    await vault.unlock({ osKey: true });
    expect(await vault.status()).toMatchObject({ state: 'open', rememberedHere: true });
    const { calls } = desktop.electron.journal;
    expect(calls.filter((call) => keyringCalls.includes(call))).toEqual([
      'key asked for',
      'encrypt',
      'key asked for',
      'decrypt',
    ]);
  });

  it('is left alone until somebody asks it to keep something: some systems ask for a password then', async () => {
    await using desktop = await desktopUnderTest();
    const { vault, host } = await desktop.connect();
    await host.describe();
    await vault.create({ passphrase });
    expect(desktop.electron.journal.calls.filter((call) => keyringCalls.includes(call))).toEqual([]);
  });

  it('is absent on a Linux without a keyring, whose password anybody can look up', async () => {
    await using desktop = await desktopUnderTest({ platform: 'linux' });
    desktop.electron.keyring.backend = 'basic_text';
    const { vault, host } = await desktop.connect();
    expect(await host.describe()).toMatchObject({ keepsKeys: false });
    await vault.create({ passphrase });
    await expect(vault.rememberHere({ on: true, passphrase })).rejects.toMatchObject({ code: 'hostCannot' });
    expect(existsSync(join(desktop.vaultDir, 'keys', 'os.bin'))).toBe(false);
  });

  it.each(['win32', 'darwin'] as const)('is there on %s, which knows no such backends', async (platform) => {
    await using desktop = await desktopUnderTest({ platform });
    desktop.electron.keyring.backend = 'basic_text';
    const { host } = await desktop.connect();
    expect(await host.describe()).toMatchObject({ keepsKeys: true });
  });

  it('that is closed is said to be, and nothing is left behind', async () => {
    await using desktop = await desktopUnderTest();
    const { vault } = await desktop.connect();
    await vault.create({ passphrase });
    desktop.electron.keyring.available = false;
    await expect(vault.rememberHere({ on: true, passphrase })).rejects.toMatchObject({ code: 'hostCannot' });
    expect(existsSync(join(desktop.vaultDir, 'keys', 'os.bin'))).toBe(false);
  });

  it('that changed its key gets the vault’s keys to wrap anew', async () => {
    await using desktop = await desktopUnderTest();
    const { vault } = await desktop.connect();
    await vault.create({ passphrase });
    await vault.rememberHere({ on: true, passphrase });
    await vault.lock();
    desktop.electron.keyring.rotated = true;
    await vault.unlock({ osKey: true });
    const { calls } = desktop.electron.journal;
    expect(calls.filter((call) => call === 'encrypt')).toHaveLength(2);
    expect(readFileSync(join(desktop.vaultDir, 'keys', 'os.bin')).length).toBeGreaterThan(100);
  });
});
