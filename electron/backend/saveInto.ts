import type { z } from 'zod';
import type { saveIntoInput } from '#shared/api/host.ts';
import type { Desk } from './desk.ts';

/**
 * Saves a file into a folder by the host's hand; one that waits in the outbox goes there without a detour by the page.
 *
 * A file that could not be saved goes on waiting. Throws `badInput` for a folder nobody chose, `cannotWrite`,
 * `hostCannot`, `ticketExpired`.
 */
export function saveInto(
  { host, outbox }: Pick<Desk, 'host' | 'outbox'>,
  { folder, name, file }: z.infer<typeof saveIntoInput>,
): Promise<{ path: string }> {
  if (!('ticket' in file)) return host.saveInto(folder, name, file);
  return outbox.handOver(file.ticket, (waiting) => host.saveInto(folder, name, waiting));
}
