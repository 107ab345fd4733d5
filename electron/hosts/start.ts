import { programDir } from '#backend/places.ts';
import { keepCompiled } from './keepCompiled.ts';

keepCompiled();
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
