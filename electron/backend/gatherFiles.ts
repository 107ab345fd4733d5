import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile } from '#shared/api/upload.ts';

/**
 * The files at these paths; folders are walked, in name order.
 *
 * Contents stay on the disk until the backend asks for them, so ten thousand files cost no memory.
 * Names are relative to the folder that was given, with `/`. Throws `fileMissing` for a path that is not there.
 */
export async function gatherFiles(paths: readonly string[]): Promise<UploadedFile[]> {
  const files: UploadedFile[] = [];
  for (const path of paths) {
    const found = await stat(path).catch((error: unknown) => {
      throw new DeskError('fileMissing', { path }, { cause: error });
    });
    if (!found.isDirectory()) {
      files.push(lazyFile(path, basename(path), found.size, found.isFile()));
      continue;
    }
    for (const { relative, opens } of await walk(path, '')) {
      const full = join(path, relative);
      // What a link leads to is read like a file; a dead link shows up as a file that cannot be read.
      const at = await stat(full).catch(() => null);
      if (opens && at?.isDirectory()) continue;
      files.push(lazyFile(full, relative, at?.size ?? 0, opens && at?.isFile() === true));
    }
  }
  return files;
}

/** A file, or a folder that nobody lets us open: it shows up as a file that cannot be read, and stops no other. */
interface Found {
  readonly relative: string;
  readonly opens: boolean;
}

async function walk(root: string, below: string): Promise<Found[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => null);
  if (!entries) return [{ relative: below === '' ? basename(root) : below, opens: false }];
  const found: Found[] = [];
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, 'zh'))) {
    const relative = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await walk(root, relative)));
    else if (entry.isFile() || entry.isSymbolicLink()) found.push({ relative, opens: true });
  }
  return found;
}

/** Pipes and devices may never end, so only what is `regular` is ever opened. */
function lazyFile(path: string, name: string, size: number, regular: boolean): UploadedFile {
  return {
    name,
    size,
    arrayBuffer: async () => {
      if (!regular) throw new DeskError('fileUnreadable', { path });
      try {
        const bytes = await readFile(path);
        // A file of its own size has a buffer of its own; only small ones share Node's pool and are copied out.
        return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : new Uint8Array(bytes).buffer;
      } catch (error) {
        throw new DeskError('fileUnreadable', { path }, { cause: error });
      }
    },
  };
}
