import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuilderConfig } from '../support/builderConfig.ts';
import { type DesktopUnderTest, desktopUnderTest } from './desktopUnderTest.ts';
import type { StandInSession } from './standIn/session.ts';
import type { StandInBrowserWindow } from './standIn/windows.ts';

const root = join(import.meta.dirname, '..', '..');

/** Every source of the desktop host, as text, for what is promised never to occur in it. */
const hostSources = readdirSync(join(root, 'electron/hosts/desktop'))
  .filter((name) => name.endsWith('.ts') && name !== 'vite.config.ts')
  .map((name) => readFileSync(join(root, 'electron/hosts/desktop', name), 'utf8'))
  .join('\n');

const foreign = [
  'https://example.com/',
  'http://example.com/',
  'file:///etc/passwd',
  'ws://127.0.0.1:9/',
  'ftp://example.com/',
];

/** https://www.electronjs.org/docs/latest/tutorial/security#checklist-security-recommendations, point by point. */
describe('Electron’s security checklist', () => {
  let desktop: DesktopUnderTest;
  let window: StandInBrowserWindow;
  let session: StandInSession;
  let preferences: Electron.WebPreferences;
  beforeAll(async () => {
    desktop = await desktopUnderTest();
    window = await desktop.show();
    session = window.session;
    preferences = window.options.webPreferences ?? {};
  });
  afterAll(() => desktop[Symbol.asyncDispose]());

  it('1: only secure content is loaded – in fact only our own, there is no network', () => {
    for (const url of [
      ...foreign,
      'devtools://devtools/x.js',
      'app://elsewhere/',
      'blob:https://example.com/1',
      'app:desk',
    ]) {
      expect(session.isBlocked(url), url).toBe(true);
    }
    for (const url of [
      'app://desk/',
      'app://desk/assets/desk.js',
      'blob:app://desk/9f',
      'data:image/png;base64,AA==',
    ]) {
      expect(session.isBlocked(url), url).toBe(false);
    }
    const { calls } = desktop.electron.journal;
    expect(calls).toContain('switch host-resolver-rules=MAP * ~NOTFOUND');
    expect(calls).toContain('switch no-proxy-server');
    expect(window.webContents.webRtcPolicy).toBe('disable_non_proxied_udp');
    expect(session.spellChecker).toBe(false);
    expect(preferences.spellcheck).toBe(false);
  });

  it('2: pages have no Node', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3: the preload script runs in a context of its own', () => {
    expect(preferences.contextIsolation).toBe(true);
  });

  it('4: every process is sandboxed', () => {
    expect(preferences.sandbox).toBe(true);
    const { calls } = desktop.electron.journal;
    expect(calls.indexOf('enableSandbox')).toBeGreaterThanOrEqual(0);
    expect(calls.indexOf('enableSandbox')).toBeLessThan(calls.indexOf('ready'));
  });

  it('5: every permission, check and device is refused, in every session', () => {
    expect(desktop.electron.sessions).toHaveLength(1);
    const refused: boolean[] = [];
    const wishes = ['notifications', 'media', 'clipboard-read', 'clipboard-sanitized-write', 'openExternal'] as const;
    for (const wish of wishes) {
      const details = { isMainFrame: true, requestingUrl: 'app://desk/' };
      Reflect.apply(session.ask ?? (() => undefined), null, [
        null,
        wish,
        (granted: boolean) => refused.push(!granted),
        details,
      ]);
      expect(session.check?.(null, wish, 'app://desk', details)).toBe(false);
    }
    expect(refused).toEqual(wishes.map(() => true));
    expect(Reflect.apply(session.device ?? (() => true), null, [{ deviceType: 'usb', origin: 'app://desk' }])).toBe(
      false,
    );
    let streams: unknown = 'unanswered';
    Reflect.apply(session.display ?? (() => undefined), null, [{}, (answer: unknown) => (streams = answer)]);
    expect(streams).toBeNull();
    expect(session.allowsDownload()).toBe(false);
  });

  it('6: the same-origin policy stays on', () => {
    expect(preferences.webSecurity).toBe(true);
  });

  it('7: a strict content policy comes with the page and with each of its files', async () => {
    for (const path of ['', 'assets/desk.js', 'not-there']) {
      const answer = await session.fetch(`app://desk/${path}`);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(policy).not.toContain('unsafe');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
    const page = await session.fetch('app://desk/');
    const nonce = /nonce="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(desktop.electron.schemes[0]?.privileges).not.toHaveProperty('bypassCSP');
  });

  it('8, 9, 10: nothing insecure, experimental or from behind Blink’s flags is switched on', () => {
    expect(preferences).toMatchObject({ allowRunningInsecureContent: false, experimentalFeatures: false });
    expect(preferences).not.toHaveProperty('enableBlinkFeatures');
    expect(desktop.electron.journal.calls.join()).not.toMatch(
      /enable-(blink-)?features|disable-web-security|no-sandbox/,
    );
  });

  it('11, 12: there are no webviews', () => {
    expect(preferences.webviewTag).toBe(false);
    expect(window.webContents.mayAttachWebview()).toBe(false);
  });

  it('13: no page and no frame goes elsewhere', () => {
    const { webContents } = window;
    for (const url of [
      ...foreign,
      'app://desk/assets/desk.js',
      'app://desk.example/',
      'app://me@desk/',
      'javascript:0',
      'data:,',
    ]) {
      expect(webContents.mayNavigate(url), url).toBe(false);
    }
    // Loading the page anew is all that is left, and that of the window alone.
    expect(webContents.mayNavigate('app://desk/')).toBe(true);
    expect(webContents.mayNavigate('app://desk/#/cases')).toBe(true);
    expect(webContents.mayNavigate('app://desk/', false)).toBe(false);
    expect(webContents.mayRedirect('app://desk/')).toBe(false);
    expect(preferences.navigateOnDragDrop).toBe(false);
  });

  it('14: no page opens a window', () => {
    for (const url of [...foreign, 'app://desk/', 'about:blank'])
      expect(window.webContents.mayOpen(url), url).toBe(false);
  });

  it('15: nothing is handed to the system’s browser', () => {
    expect(hostSources).not.toMatch(/\bshell\b|openExternal|openPath/);
  });

  it('16: Electron is a current one, pinned', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
    expect(devDependencies.electron).toBe(version);
    expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(45);
  });

  it('17: the one message that is heard is heard from our page alone (port.test.ts), through the window it came from', () => {
    expect(hostSources).not.toMatch(/\bipcMain\b/);
    expect(hostSources.match(/\.ipc\.on\(/g)).toHaveLength(1);
    expect(window.webContents.ipc.eventNames()).toHaveLength(1);
  });

  it('18: pages come over a scheme of ours, never from file:', async () => {
    expect(desktop.electron.journal.calls.filter((call) => call.startsWith('load '))).toEqual(['load app://desk/']);
    expect(hostSources).not.toMatch(/loadFile|file:\/\//);
    expect(session.isBlocked('file:///desk/index.html')).toBe(true);
  });

  it('19: every fuse that can be thrown is', async () => {
    expect((await readBuilderConfig()).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('20: the page gets no Electron at all, one message port aside', () => {
    expect(hostSources).not.toMatch(/contextBridge|exposeInMainWorld|\bremote\b|executeJavaScript/);
    const preload = readFileSync(join(root, 'electron/hosts/desktop/preload.ts'), 'utf8');
    expect(preload.match(/^import .*/gm)).toEqual([
      "import { ipcRenderer } from 'electron';",
      "import { portDelivery, portRequest } from '#shared/api/desktopPort.ts';",
    ]);
  });
});

describe('beyond the checklist', () => {
  it('refuses every certificate and offers none', async () => {
    await using desktop = await desktopUnderTest();
    const window = await desktop.show();
    const { app } = desktop.electron.module;
    const prevented: string[] = [];
    const event = (name: string) => ({ preventDefault: () => prevented.push(name) });
    const answers: unknown[] = [];
    const answer = (...given: unknown[]) => answers.push(given);
    app.emit('certificate-error', event('error'), window.webContents, 'https://example.com', '', {}, answer, true);
    app.emit('select-client-certificate', event('client'), window.webContents, 'https://example.com', [{}], answer);
    expect(prevented).toEqual(['error', 'client']);
    expect(answers).toEqual([[false], []]);
    let verdict = 0;
    Reflect.apply(window.session.verify ?? (() => undefined), null, [{}, (code: number) => (verdict = code)]);
    expect(verdict).toBe(-2);
  });

  it('keeps nothing a page does on the disk', async () => {
    await using desktop = await desktopUnderTest();
    const { partition, options } = (await desktop.show()).session;
    expect(partition).not.toMatch(/^persist:/);
    expect(partition).not.toBe('');
    expect(options).toEqual({ cache: false });
  });

  it('answers its own page alone, and nothing but reading', async () => {
    await using desktop = await desktopUnderTest();
    const { session } = await desktop.show();
    expect((await session.fetch('app://desk/assets/desk.js', { initiatorOrigin: 'app://desk' })).status).toBe(200);
    expect((await session.fetch('app://desk/', { initiatorOrigin: 'https://example.com' })).status).toBe(403);
    expect((await session.fetch('app://desk/', { initiatorOrigin: 'null' })).status).toBe(403);
    expect((await session.fetch('app://desk/', { method: 'POST', body: 'x' })).status).toBe(403);
    for (const path of ['%2e%2e/window.json', '../profile/window.json', 'index.html', 'assets/', 'assets%2fdesk.js']) {
      expect((await session.fetch(`app://desk/${path}`)).status, path).toBe(404);
    }
  });

  it('has developer tools in development alone', async () => {
    await using packed = await desktopUnderTest({ packaged: true });
    const closed = await packed.show();
    expect(closed.options.webPreferences?.devTools).toBe(false);
    expect(closed.session.isBlocked('devtools://devtools/bundled/x.js')).toBe(true);
    await using open = await desktopUnderTest({ packaged: false });
    const window = await open.show();
    expect(window.options.webPreferences?.devTools).toBe(true);
    expect(window.session.isBlocked('devtools://devtools/bundled/x.js')).toBe(false);
    expect(window.session.isBlocked('https://example.com/')).toBe(true);
  });
});
