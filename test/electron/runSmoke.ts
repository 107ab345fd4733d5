import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findElectronRuntime } from '../support/electronRuntime.ts';

/** `npm run test:electron`: the smoke suite in Electron itself; where that is not to be had, it says so and is content. */
const root = join(import.meta.dirname, '..', '..');

const runtime = findElectronRuntime();
if (!runtime.there) {
  console.log(`skipped: ${runtime.reason}`);
  process.exit(0);
}
run('npm', ['run', '-s', 'build'], root);
run('npx', ['playwright', 'test', 'smoke.spec.ts', '--workers=1', '--reporter=list'], import.meta.dirname);

function run(command: string, commandArguments: readonly string[], cwd: string): void {
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, commandArguments, { cwd, stdio: 'inherit', shell });
  if (status !== 0) process.exit(status ?? 1);
}
