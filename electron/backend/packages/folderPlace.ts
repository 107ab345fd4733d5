import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestName, readManifest } from '#shared/packages/manifest.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import type { Desk } from '../desk.ts';
import { gatherFiles } from '../gatherFiles.ts';
import { checkPackage } from './checkPackage.ts';
import { bringBack, clearLeftovers } from './leftovers.ts';
import type { PackagePlace } from './packagePlace.ts';
import { withRecords } from './packageRecords.ts';
import { numbered, writeFolder } from './writeInto.ts';

/** How packages are put into a folder: which platform's, whether over whatever package is there, and whether older states give way. */
export interface FolderWish {
  readonly parent: string;
  readonly profile: ScanProfile;
  readonly replace: boolean;
  readonly resume: boolean;
}

/**
 * A folder that gets a folder a case.
 *
 * With `resume`, what lies there as it would be made again stays, and an older state of the same package that nobody has changed gives
 * way: beside it, the new one would be taken for the old one. Both are looked for by the usual name and by those with a number behind.
 */
export function folderPlace(desk: Desk, { parent, profile, replace, resume }: FolderWish): PackagePlace {
  const filesAt = (name: string) => gatherFiles([join(parent, name)]);
  return {
    held: async (folder, content, override) => {
      // A run that was cut short may have left readable papers, and a package without its name.
      await clearLeftovers(parent);
      for await (const { name, manifest } of packagesCalled(parent, folder)) {
        if (manifest?.content !== content) continue;
        // What blocks it is part of its content: one made for a reason still needs that reason, any other none.
        if (manifest.override !== null && manifest.override !== override) continue;
        const { ok } = withRecords(desk, await checkPackage(desk.pool, { files: await filesAt(name) }));
        if (ok) return join(parent, name);
      }
      return null;
    },
    put: async (folder, { files, caseNumber }) => {
      const into = async (name: string, replaced: boolean) => ({
        path: await writeFolder(parent, name, files, replaced),
        replaced,
      });
      if (replace || !resume) return into(folder, replace);
      for await (const { name, manifest } of packagesCalled(parent, folder)) {
        if (manifest?.caseNumber !== caseNumber || manifest.profile !== profile.id) continue;
        // What somebody has changed or put in is not thrown away.
        const { ok } = await checkPackage(desk.pool, { files: await filesAt(name) });
        if (ok) return into(name, true);
      }
      return into(folder, false);
    },
    end: async () => {},
  };
}

/**
 * The folders by a name and by it with a number behind, as far as they are there, each with its manifest; null for what is no
 * package.
 */
async function* packagesCalled(
  parent: string,
  folder: string,
): AsyncGenerator<{ readonly name: string; readonly manifest: Manifest | null }, void, undefined> {
  for (let count = 1; ; count++) {
    const name = numbered(folder, count, '');
    await bringBack(parent, name);
    const found = await stat(join(parent, name)).catch(() => null);
    if (found === null) return;
    if (!found.isDirectory()) continue;
    const text = await readFile(join(parent, name, manifestName), 'utf8').catch(() => '');
    yield { name, manifest: readManifest(text) };
  }
}
