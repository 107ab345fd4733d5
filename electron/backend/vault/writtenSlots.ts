import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from './atomicWrite.ts';
import { vaultLayout } from './layout.ts';

/**
 * keys/written.json: what the key files held when they were last changed, as SHA-256. A vault that only this computer's key
 * opens afterwards knows by it that a key file is good, and lets backups follow. Nothing in it is secret.
 */
const schema = z.object({ passphrase: z.string().optional(), recovery: z.string().optional() });
type WrittenSlots = z.infer<typeof schema>;

const pathIn = (dir: string) => join(vaultLayout(dir).keys, 'written.json');

/** What was noted; nothing where that cannot be read. */
export async function readWrittenSlots(dir: string): Promise<WrittenSlots> {
  try {
    return schema.parse(JSON.parse(await readFile(pathIn(dir), 'utf8')));
  } catch {
    return {};
  }
}

/** Notes a key file that has just been written. A disk that refuses is no matter: opening with its secret proves it as well. */
export async function noteWrittenSlot(dir: string, kind: 'passphrase' | 'recovery', bytes: Uint8Array): Promise<void> {
  const written = { ...(await readWrittenSlots(dir)), [kind]: hashOfSlot(bytes) };
  await writeAtomically(pathIn(dir), `${JSON.stringify(written)}\n`).catch(() => undefined);
}

/** What a key file is known by. */
export function hashOfSlot(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
