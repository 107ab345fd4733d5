import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { whyNotQuiet } from '#test/support/quietMachine.ts';
import { type Figure, sayMissed, sayUnmeasured } from './figures.ts';

/**
 * `npm run bench [-- scans|longFolder|copies|letters|dossier|cases|oneCase|load|window|dropped [--files N]]`: figures as ratios against a
 * floor measured in the same run.
 *
 * The machine is noisy, so the numbers are for people to read and to report. Only limits that are to be met (`isLimit`) end it with 1,
 * and these only where the machine was quiet when it began; a limit that could not be measured ends it with 1 on any. Each bench has a process of its own and loads what it needs
 * alone, because memory is one of the figures.
 */
const benches: Record<string, () => Promise<Figure[]>> = {
  scans: async () => (await import('./scans.ts')).benchScans(),
  longFolder: async () => (await import('./longFolder.ts')).benchLongFolder(),
  copies: async () => (await import('./copies.ts')).benchCopies(),
  letters: async () => (await import('./letters.ts')).benchLetters(),
  dossier: async () => (await import('./dossier.ts')).benchDossier(),
  cases: async () => (await import('./cases.ts')).benchCases(),
  oneCase: async () => (await import('./oneCase.ts')).benchOneCase(),
  load: async () => (await import('./load.ts')).benchLoad(),
  window: async () => (await import('./window.ts')).benchWindow(),
  dropped: async () => (await import('./dropped.ts')).benchDropped(),
};

const { values, positionals } = parseArgs({ options: { files: { type: 'string' } }, allowPositionals: true });
const [wanted] = positionals;
// Benches are told by their environment, so that one can be started by itself as well.
if (values.files !== undefined) process.env['BENCH_FILES'] = values.files;
if (wanted === undefined) {
  for (const name of Object.keys(benches)) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, name], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
} else {
  const bench = Object.entries(benches).find(([name]) => name === wanted)?.[1];
  if (!bench) throw new Error(`no bench ${wanted}; there are ${Object.keys(benches).join(', ')}`);
  console.log(`\n— ${wanted}`);
  const notQuiet = whyNotQuiet();
  const figures = await bench();
  for (const { ratio, name, detail } of figures) console.log(`${ratio.toFixed(2).padStart(10)}  ${name}  ${detail}`);
  const missed = sayMissed(figures, notQuiet);
  if (missed !== null) console.error(missed);
  if (missed !== null && notQuiet === null) process.exitCode = 1;
  const unmeasured = sayUnmeasured(figures);
  if (unmeasured !== null) console.error(unmeasured);
  if (unmeasured !== null) process.exitCode = 1;
}
