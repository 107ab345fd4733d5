import { benchDossier } from './dossier.ts';
import { benchLetters } from './letters.ts';
import { benchScans } from './scans.ts';

/**
 * `npm run bench [scans|letters|dossier]`: figures as ratios against a floor measured in the same run.
 *
 * The machine is noisy, so nothing here is asserted; the numbers are for people to read and to report.
 */
const benches = { scans: benchScans, letters: benchLetters, dossier: benchDossier };

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n— ${name}`);
  for (const figure of await bench())
    console.log(`${figure.ratio.toFixed(2).padStart(10)}  ${figure.name}  ${figure.detail}`);
}
