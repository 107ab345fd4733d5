import { writeFile } from 'node:fs/promises';
import { vaultLayout } from '#backend/vault/layout.ts';

/** Leaves in a vault what a computer does that had it open and is out of use: “样例旧电脑”, since 2025-01-01 08:00 Beijing time. */
export async function leaveForeignLock(vault: string): Promise<void> {
  const since = '2025-01-01T00:00:00.000Z';
  const lock = { pid: 4711, host: '样例旧电脑', boot: 'x', started: null, since, token: 'x' };
  await writeFile(vaultLayout(vault).lock, JSON.stringify(lock));
}
