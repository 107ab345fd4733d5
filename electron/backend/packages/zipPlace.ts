import type { PackagePlace } from './packagePlace.ts';
import { openZipOnDisk, type ZipOnDisk } from './writeInto.ts';

/** ZIP without its 64-bit extension ends at 4 GB and 65,535 files; a next one is begun well before. */
const mostZipBytes = 3.5e9;
const mostZipFiles = 60_000;

/** Where a ZIP of many cases is to lie: called `name`, else `stem`; a package by that name gives way where `replace` says so. */
export interface ZipWish {
  readonly folder: string;
  readonly name: string | null;
  readonly stem: string;
  readonly replace: boolean;
  readonly now: () => Date;
}

/** A ZIP that gets a folder a case, and a next one where it would become too large. */
export function zipPlace({ folder: parent, name, stem: usual, replace, now }: ZipWish): PackagePlace {
  const stem = name?.replace(/\.zip$/i, '') ?? usual;
  let part = 0;
  let current: { readonly zip: ZipOnDisk; files: number } | null = null;
  const end = async () => {
    const ending = current;
    current = null;
    if (!ending) return;
    await ending.zip.finish();
  };
  return {
    // Nothing is added to a ZIP that is there: it is made anew.
    held: async () => null,
    put: async (folder, { files }) => {
      const size = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
      const full = current && (current.zip.size + size > mostZipBytes || current.files > mostZipFiles);
      if (full) await end();
      if (!current) {
        part++;
        const title = part === 1 ? stem : `${stem}-${part}`;
        current = { zip: await openZipOnDisk(parent, title, { replace, now: now() }), files: 0 };
      }
      const { zip } = current;
      try {
        await zip.add(files, folder);
      } catch (error) {
        // It is given up and gone; to end it as well would fail again, and that would be told instead.
        current = null;
        throw error;
      }
      current.files += files.length;
      return { path: zip.path, replaced: true };
    },
    end,
  };
}
