import type { Backend } from '#backend/createBackend.ts';
import type { RendererFiles } from '../rendererFiles.ts';
import { openAdmission } from './admission.ts';
import { type Limits, usualLimits } from './limits.ts';
import { listen } from './server.ts';

export interface BrowserHostOptions {
  readonly files: RendererFiles;
  /** May still be starting: the page is served while it does. Whoever started it closes it, after the host. */
  readonly backend: Backend | Promise<Backend>;
  readonly now?: () => Date;
  /** Takes what nobody foresaw, without anything personal; see describeFault.ts. */
  readonly report?: (fault: string) => void;
  readonly limits?: Partial<Limits>;
}

/** The desk, served to the browsers of this machine. */
export interface BrowserHost {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** A new link for a person: its secret stands in the fragment, which no server and no log ever sees. */
  startLink(): string;
  /** A new address for a browser that is about to be started; safe in an argument, see admission.ts. */
  openingAddress(): string;
  close(): Promise<void>;
}

/** Serves the renderer and the contract on 127.0.0.1. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { files, backend, now = () => new Date(), report = () => undefined } = options;
  const limits = { ...usualLimits, ...options.limits };
  const admission = openAdmission(now);
  const api = loadApi(backend, limits.apiBytes, report);
  // Whoever started the backend hears why it failed; here only the calls that wait for it do.
  api.catch(() => undefined);
  const { port, close } = await listen({ files, admission, api, limits });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    startLink: () => `${origin}/#start=${admission.printSecret()}`,
    openingAddress: () => `${origin}/open/${admission.prepareOpening()}`,
    close,
  };
}

/** Loaded late: the page can be on its way before the contract's libraries are. */
async function loadApi(backend: Backend | Promise<Backend>, mostBytes: number, report: (fault: string) => void) {
  const ready = await backend;
  const { openApi } = await import('./api.ts');
  return openApi(ready, mostBytes, report);
}
