import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the renderer is made of, and what the window's own part is made of on top. */
const rendererSources = ['renderer', 'shared', 'resources/icons', 'vite.config.ts', 'package-lock.json'];
const mainSources = [...rendererSources, 'electron', 'package.json'];

/** Whether something made at one moment (null: never) is older than what it is made of. Milliseconds. */
export function isStale(made: number | null, newestSource: number): boolean {
  return made === null || made < newestSource;
}

/** Whether `dist/renderer` has to be made before it can be served. */
export async function rendererIsStale(root: string): Promise<boolean> {
  return isStale(await changedAt(join(root, 'dist/renderer/index.html')), await newest(root, rendererSources));
}

/** Whether `dist/main` has to be made before Electron can start it. */
export async function mainIsStale(root: string): Promise<boolean> {
  return isStale(await changedAt(join(root, 'dist/main/main.js')), await newest(root, mainSources));
}

/**
 * Makes `dist/renderer`. It is made aside and put in place when it is whole, so that an interrupted start leaves none
 * that only looks finished. Throws with what the builder said.
 */
export async function buildRenderer(root: string): Promise<void> {
  const place = join(root, 'dist', 'renderer');
  const aside = `${place}-${process.pid}`;
  try {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    await run(process.execPath, [vite, 'build', '--outDir', aside, '--emptyOutDir', '--logLevel', 'error'], root);
    await rm(place, { recursive: true, force: true });
    await rename(aside, place).catch(async (error: unknown) => {
      // Two starts at once: the other one was quicker, and what it put there is as good.
      if (await rendererIsStale(root)) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Makes everything `npm run build` makes. Throws with what the builder said. */
export async function buildAll(root: string): Promise<void> {
  const npm = process.env['npm_execpath'];
  if (npm && existsSync(npm)) await run(process.execPath, [npm, 'run', '-s', 'build'], root);
  else await run('npm', ['run', '-s', 'build'], root);
}

async function newest(root: string, sources: readonly string[]): Promise<number> {
  const times = await Promise.all(sources.map((source) => newestBelow(join(root, source))));
  return Math.max(...times);
}

/** Folders count, too: a file that was taken away leaves no other trace. */
async function newestBelow(path: string): Promise<number> {
  const own = (await changedAt(path)) ?? 0;
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const times = await Promise.all(entries.map((entry) => changedAt(join(entry.parentPath, entry.name))));
  return times.reduce<number>((latest, time) => Math.max(latest, time ?? 0), own);
}

function changedAt(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

function run(file: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    const child = spawn(file, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
      shell: file === 'npm' && process.platform === 'win32',
    });
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(Buffer.concat(said).toString('utf8').trim()));
    });
  });
}
