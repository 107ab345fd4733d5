import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { Environment } from '../usualFolders.ts';

/** One way to show an address: a program and its arguments. */
export interface BrowserCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** What the choice of a browser depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Environment;
  exists(path: string): boolean;
}

/** Names on a Linux PATH, and places below the program folders of Windows and macOS; the first one found is taken. */
const linuxNames = [
  'microsoft-edge-stable',
  'microsoft-edge',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
];
const windowsPlaces = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'];
const macApps = ['Microsoft Edge', 'Google Chrome', 'Chromium'];

/**
 * The ways to show an address here, the best first: Edge, Chrome or Chromium in a window of its own, then whatever the
 * system opens addresses with. Empty where there is no screen.
 *
 * Arguments can be read by everybody on the machine, so the address must hold no secret; see admission.ts.
 */
export function browserCommands(address: string, machine: Machine): BrowserCommand[] {
  const { platform, environment, exists } = machine;
  const ownWindow = `--app=${address}`;
  if (platform === 'win32') {
    const folders = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    const found = windowsPlaces.flatMap((place) => folders.map((folder) => win32.join(folder, place))).filter(exists);
    return [
      ...found.map((file) => ({ file, args: [ownWindow] })),
      // `start` takes its first quoted argument for a title.
      { file: 'cmd.exe', args: ['/d', '/c', 'start', '', address] },
    ];
  }
  if (platform === 'darwin') {
    const found = macApps.map((app) => `/Applications/${app}.app`).filter(exists);
    return [
      ...found.map((app) => ({ file: 'open', args: ['-n', '-a', app, '--args', ownWindow] })),
      { file: 'open', args: [address] },
    ];
  }
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return [];
  const folders = (environment['PATH'] ?? '').split(posix.delimiter).filter((folder) => posix.isAbsolute(folder));
  const onPath = (name: string) =>
    folders
      .map((folder) => posix.join(folder, name))
      .filter(exists)
      .slice(0, 1);
  return [
    ...linuxNames.flatMap(onPath).map((file) => ({ file, args: [ownWindow] })),
    ...onPath('xdg-open').map((file) => ({ file, args: [address] })),
  ];
}

/** Shows an address in a browser that lives on by itself. False where none could be started. */
export async function openBrowser(address: string, environment: Environment): Promise<boolean> {
  const machine = { platform: process.platform, environment, exists: existsSync };
  for (const command of browserCommands(address, machine)) if (await start(command, environment)) return true;
  return false;
}

function start({ file, args }: BrowserCommand, environment: Environment): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { detached: true, stdio: 'ignore', env: environment });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
