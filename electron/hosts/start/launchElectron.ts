import { spawn } from 'node:child_process';
import type { Environment } from '../usualFolders.ts';

/** An end before this many milliseconds means that the window never came up: no display, missing system parts. */
const earlyEnd = 30_000;

export interface Launch {
  readonly electron: string;
  /** The folder whose package.json names the main entry. */
  readonly programDir: string;
  /** The vault named at this start; null lets the desktop open the one chosen last. */
  readonly namedVault: string | null;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/**
 * Runs the desk in Electron until its window is closed. False when it could not start.
 *
 * A vault that was named goes along as `BEIAN_VAULT`. `ELECTRON_RUN_AS_NODE`, which editors set in their terminals, would turn the
 * window into a bare Node and is taken out.
 */
export async function launchElectron({ electron, programDir, ...launch }: Launch): Promise<boolean> {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = launch.environment;
  const begun = performance.now();
  const child = spawn(electron, [programDir], {
    env: { ...environment, ...(launch.namedVault === null ? {} : { BEIAN_VAULT: launch.namedVault }) },
    stdio: 'inherit',
    windowsHide: false,
  });
  const stop = () => child.kill('SIGTERM');
  launch.signal.addEventListener('abort', stop);
  if (launch.signal.aborted) stop();
  try {
    const code = await new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(1));
      child.once('exit', resolve);
    });
    return code === 0 || launch.signal.aborted || performance.now() - begun > earlyEnd;
  } finally {
    launch.signal.removeEventListener('abort', stop);
  }
}
