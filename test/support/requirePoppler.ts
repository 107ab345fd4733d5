import { spawnSync } from 'node:child_process';

/**
 * Makes sure that `pdftoppm` and `pdftotext` are there before the PDF tests start; Vitest calls it once.
 *
 * Poppler is not in npm. On Debian, as root, its package is installed and the log says so; anywhere else the run
 * ends here with what to install, because PDF tests without a renderer would prove nothing.
 */
export function setup(): void {
  if (found()) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && works('apt-get', ['--version'])) {
    console.log('pdftoppm is missing: installing the Debian package poppler-utils …');
    if (!works('apt-get', install)) {
      works('apt-get', ['update', '-qq']);
      works('apt-get', install);
    }
  }
  if (!found()) {
    throw new Error(
      'The PDF tests need pdftoppm (poppler). Install it – Debian: apt-get install poppler-utils, macOS: brew install poppler – and run them again.',
    );
  }
}

const install = ['install', '-y', '-qq', '--no-install-recommends', 'poppler-utils'];

function found(): boolean {
  return works('pdftoppm', ['-v']) && works('pdftotext', ['-v']);
}

function works(command: string, commandArguments: readonly string[]): boolean {
  return spawnSync(command, commandArguments, { stdio: 'ignore' }).status === 0;
}
