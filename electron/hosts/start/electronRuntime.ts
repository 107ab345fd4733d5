import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Day } from '#shared/filing/date.ts';
import type { Environment } from '../usualFolders.ts';

/** How long the attempt to fetch the runtime may take, in milliseconds. */
export const fetchTime = 20_000;

/** Where any of these is set, nothing is fetched: tests and build machines must not depend on a network. */
const fetchForbidden = ['CI', 'BEIAN_NO_FETCH', 'VITEST'];

export interface RuntimeSearch {
  /** The folder of the npm package `electron`, which holds no runtime but knows how to fetch one. */
  readonly packageDir: string;
  readonly configDir: string;
  readonly environment: Environment;
  readonly today: Day;
  /** Called before anything is fetched, because that takes a while. */
  onFetch(): void;
  readonly fetchTime?: number;
  /** Ends the fetching. */
  readonly signal: AbortSignal;
}

/**
 * The program file of Electron, or null where there is none and none can be had.
 *
 * A runtime that is not here is fetched by the package's own script, at most once a day: a failure is remembered, so that
 * an office behind a firewall waits once and not at every start. Fetching that the person ended is none, and rejects with
 * the signal's reason.
 */
export async function obtainElectron(search: RuntimeSearch): Promise<string | null> {
  const { packageDir, configDir, environment, today } = search;
  const found = findElectron(packageDir, environment);
  if (found) return found;
  if (fetchForbidden.some((name) => environment[name])) return null;
  const memory = join(configDir, 'electron-fetch.json');
  const attempt = { day: today, version: versionOf(packageDir) };
  if (await failedBefore(memory, attempt)) return null;
  search.onFetch();
  await runInstaller(search);
  search.signal.throwIfAborted();
  const fetched = findElectron(packageDir, environment);
  if (!fetched) await remember(memory, attempt);
  return fetched;
}

/** Where the package itself would look; source: index.js of electron 45. Asking *it* would fetch without a limit. */
export function findElectron(packageDir: string, environment: Environment): string | null {
  const named = join(packageDir, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8') : null;
  const elsewhere = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!elsewhere && name === null) return null;
  const path = join(elsewhere || join(packageDir, 'dist'), name ?? 'electron');
  return existsSync(path) ? path : null;
}

/** Its mirror, cache and proxy are set by the variables of @electron/get, so the environment goes along as it is. */
function runInstaller({ packageDir, environment, signal, fetchTime: time = fetchTime }: RuntimeSearch): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageDir, 'install.js')], {
      env: environment,
      stdio: 'ignore',
      timeout: time,
      signal,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}

const attemptSchema = z.object({ day: z.string(), version: z.string() });
type Attempt = z.infer<typeof attemptSchema>;

async function failedBefore(memory: string, attempt: Attempt): Promise<boolean> {
  const text = await readFile(memory, 'utf8').catch(() => '');
  const last = attemptSchema.safeParse(parsed(text));
  return last.success && last.data.day === attempt.day && last.data.version === attempt.version;
}

/** A failure that cannot be remembered only costs the next start its 20 seconds. */
async function remember(memory: string, attempt: Attempt): Promise<void> {
  await mkdir(join(memory, '..'), { recursive: true })
    .then(() => writeFile(memory, JSON.stringify(attempt)))
    .catch(() => undefined);
}

function versionOf(packageDir: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')))
    .version;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
