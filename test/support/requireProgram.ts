import { spawnSync } from 'node:child_process';

/** A program the tests need that is not in npm. */
export interface NeededProgram {
  readonly name: string;
  /** Debian packages that bring it. */
  readonly packages: readonly string[];
  /** What to do where we cannot install it. */
  readonly advice: string;
  readonly found: () => boolean;
}

/**
 * Makes sure that a program is there before the tests that need it start.
 *
 * On Debian, as root, its packages are installed and the log says so; anywhere else the run ends here with what to
 * install, because tests without the real part would prove nothing.
 */
export function requireProgram({ name, packages, advice, found }: NeededProgram): void {
  if (found()) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && works('apt-get', ['--version'])) {
    console.log(`${name} is missing: installing ${packages.join(', ')} …`);
    const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    if (!works('apt-get', install)) {
      works('apt-get', ['update', '-qq']);
      works('apt-get', install);
    }
  }
  if (!found()) throw new Error(`The tests need ${name}. ${advice}`);
}

/** True when a command can be run and ends well. */
export function works(command: string, commandArguments: readonly string[]): boolean {
  return spawnSync(command, commandArguments, { stdio: 'ignore' }).status === 0;
}
