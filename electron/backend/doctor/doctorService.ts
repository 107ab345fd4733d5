import type { z } from 'zod';
import type { ExamineEvent, examineInput } from '#shared/api/doctor.ts';
import type { Desk } from '../desk.ts';
import { examine } from './examine.ts';
import { repair } from './repair.ts';

/** Looks the open vault over and, where wished, puts right what can be. Throws `vaultLocked`, `cannotWrite`. */
export async function* examineVault(
  desk: Pick<Desk, 'vault' | 'now'>,
  wish: z.infer<typeof examineInput>,
  signal?: AbortSignal,
): AsyncGenerator<ExamineEvent, void, undefined> {
  const examined = yield* examine(desk, signal);
  if (!wish.repair) return;
  for (const message of await repair(desk.vault(), examined, desk.now())) yield { type: 'mended', message };
}
