import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { describe, expect, it, vi } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import { portDelivery, portRequest } from '#shared/api/desktopPort.ts';
import { exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
import { testPassphrase } from '../support/vault.ts';
import { desktopUnderTest } from './desktopUnderTest.ts';
import { StandInFrame } from './standIn/windows.ts';

const turn = () => new Promise(setImmediate);

async function pictures(count: number): Promise<File[]> {
  const picture = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
  return Array.from({ length: count }, (_, index) => new File([new Uint8Array(picture)], `${index}.jpg`));
}

/** Work that goes on until it is called off, and how often it was begun and called off. */
function endlessWork() {
  const calledOff = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let begun = 0;
  async function* doEndlessWork(_desk: unknown, _input: unknown, signal: AbortSignal) {
    const mine = calledOff[begun];
    begun += 1;
    yield { type: 'progress', done: 0, total: 7, label: '' };
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    mine?.resolve();
    signal.throwIfAborted();
  }
  return { doEndlessWork, started: () => begun, ended: (count: number) => calledOff[count - 1]?.promise };
}

describe('the contract over the message port', () => {
  it('answers calls, typed errors and files both ways', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    expect(await client.host.describe()).toMatchObject({ kind: 'desktop', savesFiles: true, version: '0.1.0' });
    expect(await client.vault.status()).toMatchObject({ state: 'missing', path: desktop.vaultDir });
    await expect(client.cases.list()).rejects.toMatchObject({ code: 'vaultLocked', defined: true });
    const { recoveryCode } = await client.vault.create({ passphrase: testPassphrase });
    expect(recoveryCode).toMatch(/^[0-9A-Z]{5}-/);
    const sheet = await client.exchange.template();
    expect(sheet).toBeInstanceOf(File);
    // The template that came is a sheet the backend reads again: it has no rows yet, and that is all it says.
    await expect(client.exchange.preview({ sheet })).rejects.toMatchObject({ code: 'sheetUnreadable' });
  });

  it('streams what long work says, event by event', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    const request = { files: await pictures(5), profile: 'wechat-default', kind: 'subjectCertificate' } as const;
    const seen: string[] = [];
    for await (const event of await client.scans.check(request)) {
      seen.push(event.type === 'progress' ? `${event.done}/${event.total}` : event.type);
    }
    expect(seen.filter((each) => each === 'checked')).toHaveLength(5);
    expect(seen.at(-1)).toBe('5/5');
  });

  it('calls long work off in the backend, by the page’s signal and by the page’s end', async () => {
    await using desktop = await desktopUnderTest();
    const { started, ended, doEndlessWork } = endlessWork();
    vi.doMock('#backend/scans/checkScans.ts', () => ({ checkScans: doEndlessWork }));
    try {
      const client = await desktop.connect();
      const request = { files: [], profile: 'wechat-default', kind: 'letter' as const };
      const cancel = new AbortController();
      const events = await client.scans.check(request, { signal: cancel.signal });
      expect(await events.next()).toMatchObject({ value: { type: 'progress', total: 7 } });
      cancel.abort();
      await expect(events.next()).rejects.toThrow();
      await ended(1);

      await (await client.scans.check(request)).next();
      expect(started()).toBe(2);
      await desktop.loadPage();
      await desktop.askForPort();
      await ended(2);
    } finally {
      vi.doUnmock('#backend/scans/checkScans.ts');
    }
  });

  it('keeps what the page asks before the backend has loaded', async () => {
    await using desktop = await desktopUnderTest();
    desktop.electron.makeReady();
    await desktop.electron.journal.until('load app://desk/');
    await turn();
    await desktop.loadPage();
    const client: Client = createORPCClient(new RPCLink({ port: await desktop.askForPort() }));
    expect(await client.vault.status()).toMatchObject({ state: 'missing' });
  });

  it('gives a page loaded anew a port of its own and ends the one before', async () => {
    await using desktop = await desktopUnderTest();
    await desktop.show();
    await desktop.loadPage();
    const before = await desktop.askForPort();
    const closed = new Promise((resolve) => before.once('close', resolve));
    await desktop.loadPage();
    const client: Client = createORPCClient(new RPCLink({ port: await desktop.askForPort() }));
    await closed;
    expect(await client.vault.status()).toMatchObject({ state: 'missing' });
  });
});

describe('who gets a port', () => {
  /** Asks for a port in the name of a frame; true when one was handed over. */
  async function isServed(frame: (page: StandInFrame) => StandInFrame | null): Promise<boolean> {
    await using desktop = await desktopUnderTest();
    const { webContents } = await desktop.show();
    const posted: string[] = [];
    const asking = frame(webContents.mainFrame);
    for (const each of [webContents.mainFrame, asking]) {
      if (each) each.received = (channel) => posted.push(channel);
    }
    webContents.hear(portRequest, asking);
    await turn();
    return posted.includes(portDelivery);
  }

  it('the desk’s page in the window', async () => {
    expect(await isServed((page) => page)).toBe(true);
  });

  it.each<[string, (page: StandInFrame) => StandInFrame | null]>([
    ['a frame inside the page', (page) => new StandInFrame(page.url, page.origin, page)],
    ['another site', () => new StandInFrame('https://example.com/', 'https://example.com')],
    ['a site that only begins alike', () => new StandInFrame('app://desk.example/', 'app://desk.example')],
    ['a file on the disk', () => new StandInFrame('file:///desk/', 'file://')],
    ['a sandboxed frame with the page’s address', (page) => new StandInFrame(page.url, 'null')],
    ['another document of ours', () => new StandInFrame('app://desk/assets/desk.js', 'app://desk')],
    [
      'a page that is being replaced',
      (page) => Object.assign(new StandInFrame(page.url, page.origin), { detached: true }),
    ],
    ['a frame that has gone', () => null],
  ])('not %s', async (_who, frame) => {
    expect(await isServed(frame)).toBe(false);
  });

  it('not a service worker', async () => {
    await using desktop = await desktopUnderTest();
    const { webContents } = await desktop.show();
    const posted: string[] = [];
    webContents.mainFrame.received = (channel) => posted.push(channel);
    webContents.ipc.emit(portRequest, {
      type: 'service-worker',
      sender: webContents,
      senderFrame: webContents.mainFrame,
    });
    await turn();
    expect(posted).toEqual([]);
  });
});

describe('the preload script', () => {
  it('passes on one port for a request of its own window, and nothing else', async () => {
    await using desktop = await desktopUnderTest();
    const { webContents } = await desktop.show();
    const asked: string[] = [];
    const page = await desktop.loadPage();
    const { ipcRenderer } = desktop.electron.module;
    ipcRenderer.send = (channel) => void asked.push(channel);
    page.deliver({ source: {}, data: portRequest, ports: [] });
    page.deliver({ source: page, data: 'host.saveFile', ports: [] });
    page.deliver({ source: page, data: { type: portRequest }, ports: [] });
    expect(asked).toEqual([]);
    page.deliver({ source: page, data: portRequest, ports: [] });
    expect(asked).toEqual([portRequest]);
    expect(webContents.ipc.eventNames()).toEqual([portRequest]);
    expect(ipcRenderer.eventNames()).toEqual([portDelivery]);
  });

  it('is not fooled by a port from another window', async () => {
    await using desktop = await desktopUnderTest();
    await desktop.show();
    const page = await desktop.loadPage();
    const asking = desktop.askForPort();
    const { port1 } = new MessageChannel();
    // Before the real answer: a frame of the page pretends to be the preload script.
    page.deliver({ source: {}, data: portDelivery, ports: [port1] });
    expect(await asking).not.toBe(port1);
  });
});

describe('the page in a browser', () => {
  it('finds no port there', async () => {
    await using desktop = await desktopUnderTest();
    await desktop.show();
    const page = await desktop.loadPage();
    Object.assign(page.location, { protocol: 'http:' });
    expect(await desktop.askForPort()).toBeNull();
  });
});

describe('a computer that is locked or sent to sleep', () => {
  it('has the window lock the vault, which it hears of', async () => {
    await using desktop = await desktopUnderTest();
    const client = await desktop.connect();
    await client.vault.create({ passphrase: testPassphrase });
    const events = await client.vault.away();
    const first = events.next();
    await turn();
    desktop.electron.powerMonitor.emit('lock-screen');
    expect((await first).value).toEqual({ type: 'leaving' });
    expect(await client.vault.status()).toMatchObject({ state: 'open' });
    await client.vault.lock();
    expect((await events.next()).value).toEqual({ type: 'locked' });
    expect(desktop.electron.powerMonitor.listenerCount('suspend')).toBe(1);
    await events.return?.();
  });
});
