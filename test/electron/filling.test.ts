import { afterEach, describe, expect, it, vi } from 'vitest';
import { portDelivery, portRequest } from '#shared/api/desktopPort.ts';
import { testPassphrase } from '../support/vault.ts';
import { desktopUnderTest } from './desktopUnderTest.ts';
import { openJournal } from './standIn/journal.ts';
import { standInClipboard } from './standIn/systemParts.ts';

/** A desktop with an open vault. */
async function openDesktop() {
  const desktop = await desktopUnderTest();
  const client = await desktop.connect();
  await client.vault.create({ passphrase: testPassphrase });
  const { caseNumber } = await client.cases.create({
    subject: { name: '样例公司', type: 4 },
    miniProgram: { name: '样例小程序', appId: null },
    filingType: 'first',
    entrance: null,
    staff: null,
  });
  const second = () => {
    const window = desktop.electron.windows[1];
    if (!window) throw new Error('no second window');
    return window;
  };
  return { desktop, client, caseNumber, second, [Symbol.asyncDispose]: () => desktop[Symbol.asyncDispose]() };
}

describe('the window of 照着填', () => {
  it('stands on top beside the console, and may do no more than the first one', async () => {
    await using open = await openDesktop();
    const { desktop, client, caseNumber, second } = open;
    await client.host.openFilling({ caseNumber });
    await expect.poll(() => second().shown).toBe(true);
    const [main] = desktop.electron.windows;
    expect(second().options.webPreferences).toEqual(main?.options.webPreferences);
    expect(second().options).toMatchObject({ alwaysOnTop: true, width: 400 });
    expect(second().webContents.mainFrame.url).toBe(`app://desk/#/fill/${caseNumber}`);
    expect(second().webContents.mayOpen('app://desk/')).toBe(false);
    expect(second().webContents.mayNavigate('https://example.com/')).toBe(false);
  });

  it('gets a port of its own; the first page keeps its own', async () => {
    await using open = await openDesktop();
    const { client, caseNumber, second } = open;
    await client.host.openFilling({ caseNumber });
    await expect.poll(() => second().shown).toBe(true);
    const received: [string, number][] = [];
    second().webContents.mainFrame.received = (channel, ports) => received.push([channel, ports.length]);
    second().webContents.hear(portRequest);
    expect(received).toEqual([[portDelivery, 1]]);
    expect(await client.filling.get({ caseNumber })).toMatchObject({ caseNumber, done: [] });
  });

  it('is one: another case is opened in it, and it goes with the main window', async () => {
    await using open = await openDesktop();
    const { desktop, client, caseNumber, second } = open;
    await client.host.openFilling({ caseNumber });
    await client.host.openFilling({ caseNumber });
    expect(desktop.electron.windows).toHaveLength(2);
    desktop.electron.windows[0]?.close();
    expect(second().destroyed).toBe(true);
  });

  it('takes what it copied along when it is closed', async () => {
    await using open = await openDesktop();
    const { desktop, client, caseNumber, second } = open;
    await client.host.openFilling({ caseNumber });
    await client.host.copyText({ text: '13800000099' });
    expect(desktop.electron.clipboard.held).toBe('13800000099');
    second().close();
    await expect.poll(() => desktop.electron.clipboard.held).toBe('');
  });

  it('opens for no case that is not there', async () => {
    await using open = await openDesktop();
    await expect(open.client.host.openFilling({ caseNumber: '2026-9999' })).rejects.toMatchObject({
      code: 'caseMissing',
    });
    expect(open.desktop.electron.windows).toHaveLength(1);
  });
});

describe('what was copied', () => {
  afterEach(() => vi.useRealTimers());

  async function copied() {
    const journal = openJournal();
    journal.ready = true;
    const clipboard = standInClipboard(journal);
    vi.resetModules();
    vi.doMock('electron', () => ({ clipboard }));
    const { openCopied, copiedTime } = await import('../../electron/hosts/desktop/copied.ts');
    vi.useFakeTimers();
    return { clipboard, copied: openCopied(), copiedTime };
  }

  it('goes after a minute, counted from the last copy', async () => {
    const { clipboard, copied: held, copiedTime } = await copied();
    await held.put('一');
    await vi.advanceTimersByTimeAsync(copiedTime - 1);
    await held.put('二');
    await vi.advanceTimersByTimeAsync(copiedTime - 1);
    expect(clipboard.held).toBe('二');
    await vi.advanceTimersByTimeAsync(1);
    expect(clipboard.held).toBe('');
  });

  it('is left alone once somebody has copied something else', async () => {
    const { clipboard, copied: held, copiedTime } = await copied();
    await held.put('号码');
    clipboard.held = '别的';
    expect(await held.clear()).toBe(false);
    await held.put('号码');
    clipboard.held = '又是别的';
    await vi.advanceTimersByTimeAsync(copiedTime);
    expect(clipboard.held).toBe('又是别的');
  });
});
