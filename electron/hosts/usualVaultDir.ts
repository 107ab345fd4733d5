import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a vault lies when nobody says otherwise: the place each system keeps a program's data. */
export function usualVaultDir(environment: Readonly<Record<string, string | undefined>>): string {
  const home = homedir();
  if (process.platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'beian-desk', 'vault');
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'beian-desk', 'vault');
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'beian-desk', 'vault');
}
