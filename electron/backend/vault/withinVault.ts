import { isAbsolute, relative, resolve } from 'node:path';

/**
 * Whether a folder is that of a vault, or lies in it. What is written there would be lost with the vault, or be decrypted
 * in the middle of it. Pure: follows no links.
 */
export function isWithinVault(dir: string, folder: string): boolean {
  const way = relative(resolve(dir), resolve(folder));
  // Out of the vault leads a way up, or, on Windows, none at all from one disk to another.
  return way.split(/[\\/]/)[0] !== '..' && !isAbsolute(way);
}
