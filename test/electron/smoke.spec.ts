import { execFile } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from 'playwright/test';
import { portDelivery, portRequest } from '#shared/api/desktopPort.ts';

/**
 * The built app in Electron itself: what only the runtime can show. `npm run test:electron` runs it where that is.
 *
 * The root user, as in containers, cannot use Chromium's sandbox; then, and only here, it is left off.
 */
const root = join(import.meta.dirname, '..', '..');
const asRoot = process.getuid?.() === 0;

let folder: string;
let app: ElectronApplication;
let page: Page;

const args = () => [root, `--user-data-dir=${join(folder, 'profile')}`, ...(asRoot ? ['--no-sandbox'] : [])];
const environment = () => ({ ...process.env, BEIAN_VAULT: join(folder, 'vault') }) as Record<string, string>;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beian-smoke-'));
  app = await _electron.launch({ args: args(), env: environment() });
  page = await app.firstWindow();
});

test.afterEach(async () => {
  // The last test has ended it already.
  await app.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

test('shows the desk over its own scheme, in Chinese', async () => {
  await expect(page).toHaveURL(/^app:\/\/desk\//);
  await expect(page).toHaveTitle(/备案工作台/);
  // The first question to a new office: the page has come up and the backend has answered it.
  await expect(page.getByRole('button', { name: '下一步' })).toBeVisible();
});

test('gives the page neither Node nor Electron, and no way out', async () => {
  // Text, because the compiler of the tests knows no page.
  const found = await page.evaluate(`(async () => {
    const attempt = (work) => work().then(() => 'reached', () => 'refused');
    return {
      globals: ['process', 'require', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
      network: await attempt(() => fetch('https://example.com/')),
      files: await attempt(() => fetch('file:///etc/hostname')),
      window: window.open('https://example.com/'),
      notifications: await Notification.requestPermission(),
      secure: window.isSecureContext,
    };
  })()`);
  expect(found).toEqual({
    globals: [],
    network: 'refused',
    files: 'refused',
    window: null,
    notifications: 'denied',
    secure: true,
  });
});

test('keeps nothing a page does on the disk', async () => {
  const persistent = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.session.isPersistent()),
  );
  expect(persistent).toEqual([false]);
});

test('hands a message port to the page', async () => {
  const kind = await page.evaluate(`new Promise((resolve) => {
    window.addEventListener('message', ({ data, ports }) => {
      if (data === '${portDelivery}') resolve(Object.prototype.toString.call(ports[0]));
    });
    window.postMessage('${portRequest}', location.origin);
  })`);
  expect(kind).toBe('[object MessagePort]');
});

test('leaves the vault to the first program when it is started again', async () => {
  const electron: string = createRequire(import.meta.url)('electron');
  const second = new Promise<number | null>((resolve) => {
    execFile(electron, args(), { env: environment() }).once('close', resolve);
  });
  expect(await second).toBe(0);
  expect(app.windows()).toHaveLength(1);
});

test('ends when its window is closed, and gives the vault free', async () => {
  const ended = app.waitForEvent('close');
  await page.close();
  await ended;
  await expect(access(join(folder, 'vault', 'vault.lock'))).rejects.toThrow();
});
