import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder with its bytes, by path. */
export function folderBytes(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name))]));
}

/** Paths of the files that contain these bytes anywhere. */
export function filesContaining(folder: string, bytes: Buffer): string[] {
  return [...folderBytes(folder)].filter(([, content]) => content.includes(bytes)).map(([path]) => path);
}
