import { requireProgram, works } from './requireProgram.ts';

/** Makes sure that `pdftoppm` and `pdftotext` are there: pages are compared by what they look like. Vitest calls it once. */
export function setup(): void {
  requireProgram({
    name: 'pdftoppm (poppler)',
    packages: ['poppler-utils'],
    advice: 'Install it – Debian: apt-get install poppler-utils, macOS: brew install poppler – and run them again.',
    found: () => works('pdftoppm', ['-v']) && works('pdftotext', ['-v']),
  });
}
