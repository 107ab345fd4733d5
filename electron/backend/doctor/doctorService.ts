import type { z } from 'zod';
import type { ExamineEvent, examineInput } from '#shared/api/doctor.ts';
import type { Desk } from '../desk.ts';
import { examine } from './examine.ts';
import { repair } from './repair.ts';

/**
 * Looks the open vault over and, where wished, puts right what can be. Throws `vaultLocked`, `cannotWrite`,
 * and `vaultDamaged` at the end, once everything else was looked at, where the database is broken.
 */
export async function* examineVault(
  desk: Pick<Desk, 'vault' | 'now'>,
  wish: z.infer<typeof examineInput>,
  signal?: AbortSignal,
): AsyncGenerator<ExamineEvent, void, undefined> {
  const examined = yield* examine(desk, signal);
  if (wish.repair) {
    for (const message of await repair(desk.vault(), examined, desk.now())) yield { type: 'mended', message };
  }
  if (examined.damage !== null) throw examined.damage;
}
