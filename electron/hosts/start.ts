import { enableCompileCache } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const programDir = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

// A third of a start is the compiling of the same modules again. What was compiled lies among the installed packages,
// where nobody can write who could not change the program itself; the system's shared folder would not do.
enableCompileCache(join(programDir, 'node_modules', '.cache', 'beian-desk'));
const { startDesk } = await import('./start/startDesk.ts');

// `npm run` starts scripts in the project's folder; relative paths mean the folder the user stands in.
const { INIT_CWD: standsIn, npm_lifecycle_event: script } = process.env;

const stop = new AbortController();
const end = () => {
  // The first Ctrl+C asks for a clean end; whoever presses again wants out now.
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);

process.exitCode = await startDesk(process.argv.slice(2), {
  programDir,
  workingDir: standsIn && script === 'start' ? standsIn : process.cwd(),
  environment: process.env,
  input: process.stdin,
  out: process.stdout,
  say: (line) => process.stderr.write(`${line}\n`),
  signal: stop.signal,
});
// A terminal that is still listened to would keep the process alive.
process.stdin.destroy();
