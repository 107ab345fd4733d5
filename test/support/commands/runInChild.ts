import { keepCompiled } from '../../../electron/hosts/keepCompiled.ts';

keepCompiled();
const { run } = await import('../../../electron/hosts/cli/run.ts');

/** A command, as the parent asks for it. */
export interface Asked {
  readonly args: readonly string[];
  readonly cwd: string;
}

process.on('message', async ({ args, cwd }: Asked) => {
  const said = { out: '', err: '' };
  const into = (stream: keyof typeof said) => ({
    write: (text: string) => {
      said[stream] += text;
    },
  });
  process.chdir(cwd);
  const streams = { out: into('out'), err: into('err') };
  const code = await run(args, { streams, environment: process.env, signal: new AbortController().signal });
  process.send?.({ code, ...said });
});
process.on('disconnect', () => process.exit());
