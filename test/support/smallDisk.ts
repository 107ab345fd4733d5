import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from './vault.ts';

export interface SmallDisk extends AsyncDisposable {
  readonly path: string;
  /** Leaves so many kilobytes free; `null` gives all of them back. */
  leave(kilobytes: number | null): void;
  /** While nobody has a file of it open for writing. */
  makeReadOnly(): void;
  makeWritable(): void;
}

/** Why a test of full and read-only disks was skipped. */
export const needsRoot = '本机无权挂载内存盘,跳过磁盘已满和只读的测试';

/** A small disk in memory, or null where this user may not mount one. */
export async function smallDisk(kilobytes: number): Promise<SmallDisk | null> {
  const folder = await freshFolder();
  const mount = (...options: string[]) => execFileSync('mount', options, { stdio: 'pipe' });
  try {
    mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder.path);
  } catch {
    await folder[Symbol.asyncDispose]();
    return null;
  }
  const filler = join(folder.path, 'filler');
  return {
    path: folder.path,
    leave: (free) => {
      rmSync(filler, { force: true });
      if (free === null) return;
      const { bavail, bsize } = statfsSync(folder.path);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free * 1024)));
    },
    makeReadOnly: () => mount('-o', 'remount,ro', folder.path),
    makeWritable: () => mount('-o', 'remount,rw', folder.path),
    [Symbol.asyncDispose]: async () => {
      execFileSync('umount', [folder.path]);
      await folder[Symbol.asyncDispose]();
    },
  };
}
