import type { z } from 'zod';
import type { ExamineEvent, examineInput } from '#shared/api/doctor.ts';
import { saySalvaged } from '#shared/doctor/salvaged.ts';
import type { Desk } from '../desk.ts';
import type { Vault } from '../vault/openVault.ts';
import { examine } from './examine.ts';
import { repair } from './repair.ts';

/**
 * Looks the open vault over and, where wished, puts right what can be. Throws `vaultLocked`, `cannotWrite`,
 * and `vaultDamaged` at the end, once everything else was looked at, where the database is broken; a repair makes a new one of what
 * can be read of it, and locks the vault.
 */
export async function* examineVault(
  desk: Pick<Desk, 'vault' | 'now' | 'lockVault'>,
  wish: z.infer<typeof examineInput>,
  signal?: AbortSignal,
): AsyncGenerator<ExamineEvent, void, undefined> {
  const examined = yield* examine(desk, signal);
  if (wish.repair) {
    const { mended, waiting } = await repair(desk.vault(), examined, desk.now());
    for (const message of mended) yield { type: 'mended', message };
    if (examined.damage !== null) {
      // Last: the vault is closed by it.
      const vault = desk.vault();
      try {
        const told = saySalvaged(await vault.salvage(desk.now()));
        const message = `${told}资料库已经锁定，请重新打开。${waiting.join('')}`;
        desk.lockVault();
        yield { type: 'mended', message };
      } catch (error) {
        if (!isOpen(vault)) desk.lockVault();
        throw error;
      }
      return;
    }
  }
  if (examined.damage !== null) throw examined.damage;
}

function isOpen(vault: Vault): boolean {
  try {
    vault.assertOpen();
    return true;
  } catch {
    return false;
  }
}
