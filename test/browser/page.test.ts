import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRendererFiles, type RendererFiles } from '../../electron/hosts/rendererFiles.ts';
import { buildRenderer, rendererIsStale } from '../../electron/hosts/start/builds.ts';
import { startBrowserDesk } from '../support/browserDesk.ts';
import { launchChromium } from '../support/chromium.ts';
import { freshFolder } from '../support/vault.ts';

const root = join(import.meta.dirname, '..', '..');

let browser: Browser;
let files: RendererFiles;

beforeAll(async () => {
  await using folder = await freshFolder();
  const outDir = join(folder.path, 'page');
  await build({
    root: join(import.meta.dirname, 'page'),
    configFile: false,
    publicDir: join(root, 'resources', 'icons'),
    logLevel: 'error',
    build: { outDir, target: 'chrome140', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  files = await loadRendererFiles(outDir);
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A tab of a browser nobody has been let in with; `complaints` is what the content policy objected to. */
async function freshTab(): Promise<{ page: Page; complaints: string[]; [Symbol.asyncDispose](): Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

const stateOf = (page: Page) => page.locator('#state:not(:empty)').textContent();

/** What the server on this port answered, seen from inside: a browser does not tell what it kept from a page. */
function watchAnswers(port: number): Disposable & { readonly seen: string[] } {
  const seen: string[] = [];
  const note = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.socket.localPort !== port) return;
    const cookie = request.headers.cookie === undefined ? 'without' : 'with';
    seen.push(`${response.statusCode} ${request.method} ${request.url} ${cookie} cookie`);
  };
  subscribe('http.server.response.finish', note);
  return { seen, [Symbol.dispose]: () => unsubscribe('http.server.response.finish', note) };
}

describe('a page in Chromium', () => {
  it('is let in by the address it was started with, and the secret leaves the address at once', async () => {
    await using desk = await startBrowserDesk({ files });
    await using tab = await freshTab();
    await tab.page.goto(desk.host.openingAddress());
    expect(await stateOf(tab.page)).toBe('ready');
    expect(tab.page.url()).toBe(`${desk.host.origin}/`);
    const session = await tab.page.context().newCDPSession(tab.page);
    const { entries } = await session.send('Page.getNavigationHistory');
    expect(entries.map(({ url }) => url)).toEqual(['about:blank', `${desk.host.origin}/`]);
    const cookies = await tab.page.context().cookies();
    const { origin } = desk.host;
    expect(cookies).toMatchObject([
      { name: `beian-${new URL(origin).port}`, httpOnly: true, sameSite: 'Strict', path: '/' },
    ]);
    expect(await tab.page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
      '',
      0,
      0,
    ]);
    expect(tab.complaints).toEqual([]);
  });

  it('stays let in when it is reloaded, and so is a second tab', async () => {
    await using desk = await startBrowserDesk({ files });
    await using tab = await freshTab();
    await tab.page.goto(desk.host.startLink());
    await tab.page.reload();
    expect(await stateOf(tab.page)).toBe('ready');
    const second = await tab.page.context().newPage();
    await second.goto(desk.host.origin);
    expect(await stateOf(second)).toBe('ready');
  });

  it('asks for a link without one or with a used one, and takes a fresh one pasted into its address', async () => {
    await using desk = await startBrowserDesk({ files });
    await using first = await freshTab();
    const link = desk.host.startLink();
    await first.page.goto(link);
    expect(await stateOf(first.page)).toBe('ready');
    await using tab = await freshTab();
    await tab.page.goto(link);
    expect(await stateOf(tab.page)).toBe('needsLink');
    expect(tab.page.url()).toBe(`${desk.host.origin}/`);
    await Promise.all([tab.page.waitForEvent('load'), tab.page.goto(desk.host.startLink())]);
    expect(await stateOf(tab.page)).toBe('ready');
  });

  it('may write style sheets and nothing else', async () => {
    await using desk = await startBrowserDesk({ files });
    await using tab = await freshTab();
    await tab.page.goto(desk.host.startLink());
    expect(await stateOf(tab.page)).toBe('ready');
    await tab.page.goto(`${desk.host.origin}/#attempts`);
    const outcomes = JSON.parse((await tab.page.locator('#outcomes:not(:empty)').textContent()) ?? '');
    expect(outcomes).toEqual({
      styleWithNonce: 'rgb(1, 2, 3)',
      styleWithout: 'rgb(0, 0, 0)',
      markup: 'TypeError',
      script: 'TypeError',
      evaluation: 'EvalError',
      secondPolicy: 'TypeError',
      defaultPolicyAgain: 'TypeError',
      ownWorker: 'object',
      foreignWorker: 'TypeError',
      textWorker: 'TypeError',
      foreignFetch: 'TypeError',
      foreignFetchBrokeRule: 'connect-src',
    });
  });

  it('of another port of this machine can neither call, nor read, nor frame the desk', async () => {
    await using desk = await startBrowserDesk({ files });
    await using tab = await freshTab();
    using answers = watchAnswers(desk.port);
    const stranger = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>样例'));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const address = stranger.address();
    try {
      await tab.page.goto(desk.host.startLink());
      expect(await stateOf(tab.page)).toBe('ready');
      const before = answers.seen.length;
      // The same site to a browser, so the cookie goes along; only the guard stands between.
      await tab.page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
      await tab.page.evaluate(async (origin) => {
        const quietly = { mode: 'no-cors', credentials: 'include' } as const;
        const ignore = () => undefined;
        await fetch(`${origin}/api/vault/lock`, { ...quietly, method: 'POST', body: '{}' }).catch(ignore);
        await fetch(`${origin}/session`, quietly).catch(ignore);
        await fetch(`${origin}/`, { credentials: 'include' }).catch(ignore);
        const frame = document.createElement('iframe');
        frame.src = `${origin}/`;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
      }, desk.host.origin);
      expect(answers.seen.slice(before)).toEqual([
        '403 POST /api/vault/lock with cookie',
        '403 GET /session with cookie',
        '403 GET / with cookie',
        '403 GET / with cookie',
      ]);
    } finally {
      stranger.closeAllConnections();
      stranger.close();
    }
  });

  it('with the built renderer breaks no rule of the policy', async () => {
    if (await rendererIsStale(root)) await buildRenderer(root);
    await using desk = await startBrowserDesk({ files: await loadRendererFiles(join(root, 'dist', 'renderer')) });
    await using tab = await freshTab();
    await tab.page.goto(desk.host.startLink());
    await tab.page.locator('#desk:not(:empty)').waitFor();
    expect(tab.complaints).toEqual([]);
  });
});
