import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A folder in memory where there is one: thousands of fsyncs need no disk. */
export async function quickFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'beian-faults-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Builds the shim of faults.c into a folder; null where there is no C compiler, or another system than Linux. */
export function buildShim(folder: string): string | null {
  if (process.platform !== 'linux') return null;
  const path = join(folder, 'faults.so');
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', path, join(import.meta.dirname, 'faults.c'), '-ldl']);
    return path;
  } catch {
    return null;
  }
}
export const needsShim = '本机没有 C 编译器或不是 Linux，跳过逐次写入出错的测试';

/**
 * Runs inChild.ts with the shim; answers with its lines, and by what it ended. `record` is where the order of calls goes,
 * `hear` is told each line as it comes.
 */
export async function runFaulty(
  shim: string,
  below: string,
  args: readonly string[],
  { record, hear }: { readonly record?: string; readonly hear?: (line: string) => void } = {},
): Promise<{ lines: string[]; signal: string | null; errors: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'inChild.ts'), ...args], {
    env: { ...process.env, LD_PRELOAD: shim, FAULTS_BELOW: below, ...(record ? { FAULTS_RECORD: record } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<string | null>((resolve) => child.once('close', (_, signal) => resolve(signal)));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    hear?.(line);
  }
  return { lines, signal: await ended, errors };
}
