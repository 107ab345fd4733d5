import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { desktopUnderTest } from './desktopUnderTest.ts';

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The calls that matter for an order, in the order they came. */
const inOrder = (calls: readonly string[], wanted: readonly string[]) => calls.filter((call) => wanted.includes(call));

describe('starting', () => {
  it('declares schemes and sandbox before ready, takes the lock before the window and the vault', async () => {
    await using desktop = await desktopUnderTest();
    const { calls } = desktop.electron.journal;
    expect(calls).not.toContain('ready');
    expect(desktop.electron.windows).toEqual([]);
    await desktop.connect();
    const order = ['registerSchemesAsPrivileged', 'enableSandbox', 'requestSingleInstanceLock', 'ready', 'window'];
    expect(inOrder(calls, order)).toEqual(order);
    expect(calls).toContain('load app://desk/');
  });

  it('registers the one scheme with no way around the content policy', async () => {
    await using desktop = await desktopUnderTest();
    expect(desktop.electron.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('leaves the vault to the program that runs already', async () => {
    await using desktop = await desktopUnderTest({ first: false });
    desktop.electron.makeReady();
    await new Promise(setImmediate);
    const { calls } = desktop.electron.journal;
    expect(calls.slice(calls.indexOf('requestSingleInstanceLock'))).toEqual([
      'requestSingleInstanceLock',
      'quit',
      'ended',
      'ready',
    ]);
    expect(desktop.electron.windows).toEqual([]);
    expect(await exists(desktop.vaultDir)).toBe(false);
  });

  it('names itself to Windows before anything is shown, and to no other system', async () => {
    await using windows = await desktopUnderTest({ platform: 'win32' });
    const { calls } = windows.electron.journal;
    expect(calls).toContain('setAppUserModelId org.beiandesk.desktop');
    await using linux = await desktopUnderTest({ platform: 'linux' });
    expect(linux.electron.journal.calls.join()).not.toContain('setAppUserModelId');
  });

  it('shows the window only once its page is there', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    expect(window.options.show).toBe(false);
    const { calls } = desktop.electron.journal;
    expect(calls.indexOf('load app://desk/')).toBeGreaterThan(calls.indexOf('window'));
  });

  it('says in Chinese why it cannot start, and ends', async () => {
    await using desktop = await desktopUnderTest();
    vi.doMock('#backend/createBackend.ts', async () => {
      const { DeskError } = await import('#shared/api/errors.ts');
      return { createBackend: () => Promise.reject(new DeskError('rulePackInvalid', { detail: '样例' })) };
    });
    try {
      desktop.electron.makeReady();
      await desktop.electron.journal.until('exit 1');
    } finally {
      vi.doUnmock('#backend/createBackend.ts');
    }
    expect(desktop.electron.asked).toEqual([
      expect.objectContaining({
        title: '备案工作台无法启动',
        text: '规则包无法使用：样例\n请换回原来的规则包，或联系提供者修正。',
      }),
    ]);
  });
});

describe('a second start', () => {
  it('brings the window forward, out of the task bar if need be', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    Object.assign(window, { minimized: true, shown: false, focused: false });
    desktop.electron.module.app.emit('second-instance', {}, [], '', null);
    await desktop.electron.journal.until('focus');
    expect(window).toMatchObject({ minimized: false, shown: true });
    expect(desktop.electron.windows).toHaveLength(1);
  });
});

describe('ending', () => {
  it('closes the vault once the windows are gone, and only then ends', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    await client.vault.create({ passphrase: '样例口令一二三四五' });
    const lock = join(desktop.vaultDir, 'vault.lock');
    expect(await exists(lock)).toBe(true);
    const [window] = desktop.electron.windows;
    const { calls } = desktop.electron.journal;
    window?.close();
    expect(calls).not.toContain('ended');
    await desktop.electron.journal.until('ended');
    expect(window?.destroyed).toBe(true);
    expect(await exists(lock)).toBe(false);
    expect(calls.filter((call) => call === 'quit')).toHaveLength(2);
  });

  it('waits for one closing only, however often one quits', async () => {
    await using desktop = await desktopUnderTest();
    await desktop.show();
    const { app } = desktop.electron.module;
    const { calls } = desktop.electron.journal;
    app.quit();
    app.quit();
    app.quit();
    await desktop.electron.journal.until('ended');
    expect(calls.filter((call) => call === 'quit')).toHaveLength(4);
    expect(calls.filter((call) => call === 'ended')).toHaveLength(1);
  });
});
