import { homedir } from 'node:os';
import { join } from 'node:path';

/** The environment variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a vault lies when nobody says otherwise. */
export function usualVaultDir(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  return join(deskDir(environment, platform), 'vault');
}

/** Where the program keeps what it must remember outside a vault; nothing in it is about a client. */
export function usualConfigDir(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  return join(deskDir(environment, platform), 'config');
}

/** The place each system keeps a program's data. */
function deskDir(environment: Environment, platform: NodeJS.Platform): string {
  const home = homedir();
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'beian-desk');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'beian-desk');
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'beian-desk');
}
