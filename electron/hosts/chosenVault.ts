import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { makeFolder, writeAtomically } from '#backend/vault/atomicWrite.ts';

const deskFile = z.object({ vaultDir: z.string().refine((path) => isAbsolute(path)) });

/** Which vault the person chose last, kept outside of every vault. */
export interface ChosenVault {
  /** The folder; null when none was chosen, or when what was kept cannot be read: then the usual one is meant. */
  read(): Promise<string | null>;
  /** Durable when it resolves. Throws `cannotWrite`. */
  remember(vaultDir: string): Promise<void>;
}

/** The choice in `desk.json` of the host's configuration folder, which is made when there is something to keep. */
export function chosenVault(configDir: string): ChosenVault {
  const path = join(configDir, 'desk.json');
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch(() => '');
      try {
        return deskFile.parse(JSON.parse(text)).vaultDir;
      } catch {
        return null;
      }
    },
    remember: async (vaultDir) => {
      await makeFolder(configDir);
      await writeAtomically(path, `${JSON.stringify({ vaultDir }, null, 2)}\n`);
    },
  };
}
