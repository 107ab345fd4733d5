import { spawn } from 'node:child_process';
import { join } from 'node:path';

// `npm run prove -- [NAME]`: the proofs of test/README.md in their long size; without a name all of them, one by one.
const root = join(import.meta.dirname, '..', '..');
const names = process.argv.slice(2);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const files = names.length > 0 ? names.map((name) => `test/prove/${name}`) : ['test/prove/'];
const child = spawn(
  process.execPath,
  [vitest, 'run', '--project', 'system', '--no-file-parallelism', '--testTimeout', '7200000', ...files],
  { cwd: root, stdio: 'inherit', env: { ...process.env, BEIAN_LONG: '1' } },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
