import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { type Backend, type Client, createBackend } from '#backend/createBackend.ts';
import { type BrowserHost, startBrowserHost } from '../../electron/hosts/browser/browserHost.ts';
import type { Limits } from '../../electron/hosts/browser/limits.ts';
import type { RendererFiles } from '../../electron/hosts/rendererFiles.ts';
import { specimenRenderer } from './specimenRenderer.ts';
import { freshFolder, testWorkFactor } from './vault.ts';

/** Noon in China on a day every date rule can be reckoned from. */
export const noon = () => new Date('2026-11-23T04:00:00.000Z');

export interface TestBackend extends AsyncDisposable {
  readonly backend: Backend;
}

/** A backend with a folder of its own; the vault is not made yet. */
export async function freshBackend(): Promise<TestBackend> {
  const folder = await freshFolder();
  const backend = await createBackend({
    vaultDir: join(folder.path, 'vault'),
    now: noon,
    threads: 2,
    workFactor: testWorkFactor,
  });
  return {
    backend,
    [Symbol.asyncDispose]: async () => {
      await backend.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export interface BrowserDesk extends AsyncDisposable {
  readonly host: BrowserHost;
  readonly port: number;
  readonly backend: Backend;
  /** What the desk would have written to its log. */
  readonly faults: readonly string[];
}

/** The browser host on a port of its own, with a backend of its own. */
export async function startBrowserDesk(
  options: { readonly files?: RendererFiles; readonly limits?: Partial<Limits>; readonly now?: () => Date } = {},
): Promise<BrowserDesk> {
  const { backend, [Symbol.asyncDispose]: dispose } = await freshBackend();
  const faults: string[] = [];
  const host = await startBrowserHost({
    files: options.files ?? (await specimenRenderer()),
    backend,
    now: options.now ?? noon,
    report: (fault) => faults.push(fault),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  return {
    host,
    port: Number(new URL(host.origin).port),
    backend,
    faults,
    [Symbol.asyncDispose]: async () => {
      await host.close();
      await dispose();
    },
  };
}

/** The secret in a start link. */
export function secretOf(link: string): string {
  return new URL(link).hash.replace('#start=', '');
}

/** The headers by which a page of the desk, once let in, is known: its origin and its cookie. */
export async function letIn(host: BrowserHost): Promise<{ origin: string; cookie: string }> {
  const { origin } = host;
  const body = secretOf(host.startLink());
  const response = await fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { origin, cookie };
}

/** A client of the contract over HTTP, as the renderer has one. */
export function clientOver(headers: Readonly<Record<'origin' | 'cookie', string> & { connection?: string }>): Client {
  return createORPCClient(new RPCLink({ url: `${headers.origin}/api`, headers: { ...headers } }));
}
