import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page, type Request } from 'playwright/test';
import { type Backend, createBackend } from '#backend/createBackend.ts';
import { bareHost } from '#backend/hostAbilities.ts';
import { programVersion } from '#backend/programVersion.ts';
import { type BrowserHost, startBrowserHost } from '../../electron/hosts/browser/browserHost.ts';
import { loadRendererFiles } from '../../electron/hosts/rendererFiles.ts';
import { takeOutsideCalls } from '../support/sockets/log.ts';
import { complainOfKeptFields } from './keptFields.ts';

/** What every spec starts from: a desk of its own (folder, clock, port), served to a real browser. */
export interface Office {
  readonly backend: Backend;
  readonly host: BrowserHost;
  /** The folder everything of this spec lies in. */
  readonly folder: string;
  /** Lets time pass for the backend, in milliseconds. */
  pass(time: number): void;
  /** Opens the desk in a new tab: by a one-time link, or, let in by the secret of one, at a place in it (an address of the hash). */
  openDesk(place?: string): Promise<Page>;
}

/** What `prepare.ts` built. */
const rendererDir = join(import.meta.dirname, '..', '..', 'dist', 'renderer');

/** The passphrase of vaults made in specs. */
export const passphrase = '样例口令 2026 冬';

/** Noon in China on a Monday all date rules can be reckoned from. */
export const start: number = new Date('2026-11-23T04:00:00.000Z').getTime();

export const test = base.extend<{ office: Office }>({
  office: async ({ context }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'beian-e2e-'));
    const began = performance.now();
    let passed = 0;
    const now = () => new Date(start + passed + performance.now() - began);
    const backend = await createBackend({
      vaultDir: join(folder, 'vault'),
      host: bareHost('browser', programVersion),
      now,
      threads: 2,
      workFactor: 2,
    });
    const host = await startBrowserHost({ files: await loadRendererFiles(rendererDir), backend, now });
    const { outside, complaints } = watch(context, host.origin);
    const calls = noteCalls(context);
    await complainOfKeptFields(context);
    // What an earlier spec left is that one's affair.
    takeOutsideCalls();
    await use({
      backend,
      host,
      folder,
      pass: (time) => {
        passed += time;
      },
      openDesk: async (place) => {
        const page = await context.newPage();
        if (place === undefined) {
          const admitted = page.waitForResponse(`${host.origin}/session`);
          await page.goto(host.startLink());
          await admitted;
        } else {
          // As the page itself asks with the secret of a link, but without loading all of it twice.
          const { origin, hash } = new URL(host.startLink());
          const data = hash.replace('#start=', '');
          const admitted = await context.request.post(`${origin}/session`, { headers: { origin }, data });
          expect(admitted.status(), 'the answer to the secret of a start link').toBe(204);
          await page.goto(`${origin}/#${place}`);
        }
        return page;
      },
    });
    if (info.status !== info.expectedStatus) {
      console.log(`the last calls of “${info.title}”:\n${calls().join('\n')}\nthe focus:\n${await focusIn(context)}`);
    }
    await context.close();
    await host.close();
    await backend.close();
    await rm(folder, { recursive: true, force: true });
    expect(takeOutsideCalls(), 'where this process and its threads called').toEqual([]);
    expect(outside, 'requests that would leave this machine').toEqual([]);
    expect(complaints, 'what the browser complained of').toEqual([]);
  },
});

export { expect };

/** Keeps every request that is not ours and every complaint of the browser (errors, warnings, policy violations). */
function watch(context: BrowserContext, origin: string): { outside: string[]; complaints: string[] } {
  const outside: string[] = [];
  const complaints: string[] = [];
  const ours = (url: string) => url.startsWith(`${origin}/`) || /^(blob:|data:|about:blank$)/.test(url);
  context.on('request', (request) => {
    if (!ours(request.url())) outside.push(request.url());
  });
  context.on('console', (message) => {
    const expected = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return { outside, complaints };
}

/** Where the focus is in each page, and whether the browser takes the page for the one in front. */
async function focusIn(context: BrowserContext): Promise<string> {
  const said = context
    .pages()
    .map((page) => page.evaluate('[document.hasFocus(), document.activeElement?.outerHTML.slice(0, 200)]'));
  return (await Promise.allSettled(said)).map((each) => JSON.stringify(each)).join('\n');
}

/** The last calls of the pages and how each ended: what a spec waited for in vain may be one without an answer. */
function noteCalls(context: BrowserContext): () => readonly string[] {
  const mostCalls = 30;
  const calls = new Map<Request, { readonly began: number; ended: string }>();
  context.on('request', (request) => calls.set(request, { began: performance.now(), ended: 'no answer yet' }));
  const end = (request: Request, how: string) => {
    const call = calls.get(request);
    if (call) call.ended = `${how} after ${Math.round(performance.now() - call.began)} ms`;
  };
  context.on('response', (response) => end(response.request(), `status ${response.status()}, body under way`));
  context.on('requestfinished', (request) => end(request, 'answered'));
  context.on('requestfailed', (request) => end(request, request.failure()?.errorText ?? 'failed'));
  return () =>
    [...calls].slice(-mostCalls).map(([request, { ended }]) => `${request.method()} ${request.url()}: ${ended}`);
}

/** A vault made beforehand and opened, for specs that begin at work. */
export async function openVault({ backend }: Office): Promise<void> {
  const { recoveryCode } = await backend.client.vault.create({ passphrase });
  await backend.client.vault.confirmRecovery({ recoveryCode });
}
