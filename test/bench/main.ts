import { spawnSync } from 'node:child_process';
import { benchCases } from './cases.ts';
import { benchCopies } from './copies.ts';
import { benchDossier } from './dossier.ts';
import { benchLetters } from './letters.ts';
import { benchLoad } from './load.ts';
import { benchLongFolder } from './longFolder.ts';
import { benchOneCase } from './oneCase.ts';
import { benchScans } from './scans.ts';
import { benchWindow } from './window.ts';

/**
 * `npm run bench [-- scans|longFolder|copies|letters|dossier|cases|oneCase|load|window]`: figures as ratios against a floor measured in the same run.
 *
 * The machine is noisy, so nothing here is asserted; the numbers are for people to read and to report. Each bench has
 * a process of its own, because memory is one of the figures.
 */
const benches = {
  scans: benchScans,
  longFolder: benchLongFolder,
  copies: benchCopies,
  letters: benchLetters,
  dossier: benchDossier,
  cases: benchCases,
  oneCase: benchOneCase,
  load: benchLoad,
  window: benchWindow,
};

const [wanted] = process.argv.slice(2);
if (wanted === undefined) {
  for (const name of Object.keys(benches)) {
    spawnSync(process.execPath, [import.meta.filename, name], { stdio: 'inherit' });
  }
} else {
  const bench = Object.entries(benches).find(([name]) => name === wanted)?.[1];
  if (!bench) throw new Error(`no bench ${wanted}; there are ${Object.keys(benches).join(', ')}`);
  console.log(`\n— ${wanted}`);
  for (const { ratio, name, detail } of await bench())
    console.log(`${ratio.toFixed(2).padStart(10)}  ${name}  ${detail}`);
}
