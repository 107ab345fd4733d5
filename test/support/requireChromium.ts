import { existsSync } from 'node:fs';
import { requireProgram } from './requireProgram.ts';

/** Where Chromium and its relatives lie; the first that is there is used. `BEIAN_CHROMIUM` names another. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser the window is tested in, or undefined. */
export function chromiumPath(): string | undefined {
  return [process.env['BEIAN_CHROMIUM'] ?? '', ...usualPlaces].find((path) => path !== '' && existsSync(path));
}

/** Makes sure that a real Chromium and Chinese fonts are there; Playwright calls it once. */
export function requireChromium(): void {
  requireProgram({
    name: 'Chromium',
    packages: ['chromium', 'fonts-noto-cjk'],
    advice: 'Install it – Debian: apt-get install chromium fonts-noto-cjk – or set BEIAN_CHROMIUM to a Chrome or Edge.',
    found: () => chromiumPath() !== undefined,
  });
}
