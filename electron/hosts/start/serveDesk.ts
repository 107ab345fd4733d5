import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import type { Backend } from '#backend/createBackend.ts';
import { bareHost } from '#backend/hostAbilities.ts';
import { programVersion } from '#backend/programVersion.ts';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { startBrowserHost } from '../browser/browserHost.ts';
import { openBrowser } from '../browser/openBrowser.ts';
import { loadRendererFiles, type RendererFiles } from '../rendererFiles.ts';
import type { Environment } from '../usualFolders.ts';
import { vaultPlaces } from '../vaultPlaces.ts';

export interface ServeOptions {
  /** The vault named at this start; null opens the one chosen last. */
  readonly namedVault: string | null;
  readonly rendererDir: string;
  readonly environment: Environment;
  /** False prints the link instead of opening a browser. */
  readonly opens: boolean;
  /** Links as JSON lines, for scripts. */
  readonly json: boolean;
  readonly input: Readable;
  readonly out: { write(text: string): unknown };
  /** A remark for the person at the terminal. */
  say(line: string): void;
  readonly signal: AbortSignal;
}

/**
 * The desk in the local browser, until the signal comes.
 *
 * The address is there before the backend is: its libraries load while the browser reads the page. Enter prints a new link.
 * At the end every connection is closed and the vault released. Throws when the backend cannot start.
 */
export async function serveDesk(options: ServeOptions): Promise<void> {
  const { signal, say } = options;
  const announced = Promise.withResolvers<void>();
  const page = noticed(await loadRendererFiles(options.rendererDir));
  const backend = announced.promise
    .then(() => Promise.race([page.pageSent, after(pageFirst)]))
    .then(() => startBackend(options));
  const host = await startBrowserHost({
    files: page.files,
    backend,
    report: (fault) => say(`${chinaMinute(new Date())} 内部错误 ${fault}`),
  });
  const printLink = () => {
    const link = host.startLink();
    options.out.write(options.json ? `${JSON.stringify({ origin: host.origin, link })}\n` : `${link}\n`);
  };
  const lines = createInterface({ input: options.input });
  lines.on('line', () => {
    if (!options.json) say('打开链接（十分钟内有效，只能用一次）：');
    printLink();
  });
  try {
    if (!options.opens) printLink();
    else if (await openBrowser(host.openingAddress(), options.environment)) {
      say('备案工作台已在浏览器里打开。没有看到窗口，或要换一个浏览器，请按回车键取得打开链接；结束请按 Ctrl+C。');
    } else {
      say(
        '没有找到可用的浏览器，请自己打开这个链接（十分钟内有效，只能用一次；按回车键可换新链接，结束请按 Ctrl+C）：',
      );
      printLink();
    }
    announced.resolve();
    await backend;
    await aborted(signal);
  } finally {
    lines.close();
    announced.resolve();
    await host.close();
    await backend.then(
      (started) => started.close(),
      () => undefined,
    );
  }
}

/** How long (ms) the backend lets a browser that is already there have the page first. */
const pageFirst = 250;

/** The files, and the moment all that the page names has been asked for. */
function noticed(files: RendererFiles): { readonly files: RendererFiles; readonly pageSent: Promise<void> } {
  const sent = Promise.withResolvers<void>();
  const missing = new Set(files.named);
  const answer = (path: string) => {
    missing.delete(path);
    // Loading holds the thread: the answer is handed to the socket before it begins.
    if (missing.size === 0) setImmediate(sent.resolve);
    return files.answer(path);
  };
  return { files: { ...files, answer }, pageSent: sent.promise };
}

/** Loaded late: the runtime has been checked before the database's native part is touched. */
async function startBackend({ namedVault, environment }: ServeOptions): Promise<Backend> {
  const { createBackend } = await import('#backend/createBackend.ts');
  const places = await vaultPlaces(namedVault, environment);
  return createBackend({ ...places, host: bareHost('browser', programVersion) });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
