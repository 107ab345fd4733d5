import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { vi } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import { freshFolder, testWorkFactor } from '../support/vault.ts';
import { type PageWindow, pageIn } from './page.ts';
import { type StandInElectron, type StandInOptions, standInElectron } from './standIn/electron.ts';
import type { StandInBrowserWindow } from './standIn/windows.ts';

/** The desktop app of one test, started but not yet `ready`. */
export interface DesktopUnderTest extends AsyncDisposable {
  readonly electron: StandInElectron;
  readonly profile: string;
  readonly vaultDir: string;
  /** Lets Electron be ready; resolves to the window once it shows its page. */
  show(): Promise<StandInBrowserWindow>;
  /** Runs the preload script for the page the window shows now. */
  loadPage(): Promise<PageWindow>;
  /** The port of that page, come by as the renderer comes by it. */
  askForPort(): Promise<MessagePort>;
  /** All of it: the window shown, the page loaded, a client over its port. */
  connect(): Promise<Client>;
}

export interface DesktopTestOptions extends Omit<StandInOptions, 'userData'> {
  readonly platform?: NodeJS.Platform;
  /** What lies in the profile folder from the last time. */
  readonly remembered?: Readonly<Record<string, string>>;
}

const page = '<!doctype html><meta property="csp-nonce" nonce="__NONCE__"><script type="module" src="/assets/desk.js">';

let loads = 0;

/** Runs electron/hosts/desktop with the stand-in for `electron`, everything else as it is. */
export async function desktopUnderTest(options: DesktopTestOptions = {}): Promise<DesktopUnderTest> {
  const folder = await freshFolder();
  const profile = join(folder.path, 'profile');
  const rendererDir = join(folder.path, 'renderer');
  const vaultDir = join(folder.path, 'vault');
  await mkdir(profile);
  await mkdir(join(rendererDir, 'assets'), { recursive: true });
  await writeFile(join(rendererDir, 'index.html'), page);
  await writeFile(join(rendererDir, 'assets', 'desk.js'), 'export {};');
  for (const [name, text] of Object.entries(options.remembered ?? {})) await writeFile(join(profile, name), text);

  const electron = standInElectron({ ...options, userData: profile });
  // Modules hold the Electron they were loaded with, so each test loads its own.
  vi.resetModules();
  vi.doMock('electron', () => electron.module);
  const { runDesktop } = await import('../../electron/hosts/desktop/desktop.ts');
  runDesktop({
    platform: options.platform ?? 'linux',
    vaultPlaces: async () => ({ vaultDir }),
    rendererDir,
    workFactor: testWorkFactor,
  });

  const openWindow = () => {
    const [window] = electron.windows;
    if (!window) throw new Error('no window yet');
    return window;
  };
  const desktop: DesktopUnderTest = {
    electron,
    profile,
    vaultDir,
    show: async () => {
      electron.makeReady();
      await electron.journal.until('show');
      return openWindow();
    },
    loadPage: async () => {
      const pageWindow = pageIn(openWindow().webContents, electron.module.ipcRenderer);
      vi.stubGlobal('window', pageWindow);
      vi.stubGlobal('location', pageWindow.location);
      loads += 1;
      await import(/* @vite-ignore */ `../../electron/hosts/desktop/preload.ts?load=${loads}`);
      return pageWindow;
    },
    askForPort: async () => {
      const { desktopPort }: { desktopPort(): Promise<MessagePort> } = await import(
        /* @vite-ignore */ `../../renderer/desktopPort.ts?load=${loads}`
      );
      return desktopPort();
    },
    connect: async () => {
      await desktop.show();
      await desktop.loadPage();
      return createORPCClient(new RPCLink({ port: await desktop.askForPort() }));
    },
    [Symbol.asyncDispose]: async () => {
      const { calls } = electron.journal;
      if (!calls.includes('ended') && !calls.includes('exit 1')) {
        electron.module.app.quit();
        await electron.journal.until('ended');
      }
      vi.unstubAllGlobals();
      vi.doUnmock('electron');
      await folder[Symbol.asyncDispose]();
    },
  };
  return desktop;
}
