import { keepCompiled } from '../keepCompiled.ts';

keepCompiled();
const { run } = await import('./run.ts');

// `npm run` starts scripts in the project's folder; relative paths mean the folder the user stands in.
const { INIT_CWD: standsIn, npm_lifecycle_event: script } = process.env;
if (standsIn && (script === 'beian' || script === 'demo')) process.chdir(standsIn);

const cancel = new AbortController();
process.on('SIGINT', () => {
  // The first Ctrl+C asks for a clean end; whoever presses again wants out now.
  if (cancel.signal.aborted) process.exit(130);
  cancel.abort();
});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `… | head` closed the pipe: nobody reads on, which is not a failure.
  if (error.code === 'EPIPE') process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), {
  streams: { out: process.stdout, err: process.stderr },
  environment: process.env,
  signal: cancel.signal,
});
