import { join } from 'node:path';
import { secretKindSchema } from '#shared/vault/secretKind.ts';
import { exists } from './exists.ts';
import type { VaultLayout } from './layout.ts';
import { slotFile } from './slotFile.ts';
import { vaultFormat, writeVaultRecord } from './vaultRecord.ts';

/**
 * Writes vault.json and its copy anew for a vault that has lost both: nothing in it is secret, and all of it follows from what
 * else lies there. When it was made is not known any more: the moment of the mending stands for it. The key one computer
 * keeps is left out, as nobody can tell whose it is; it is offered again. Throws `cannotWrite`.
 */
export async function rebuildRecord(layout: VaultLayout, id: string, now: Date): Promise<void> {
  const kinds = await Promise.all(
    secretKindSchema.options.map(async (kind) => {
      return (await exists(join(layout.dir, slotFile(kind)))) ? [kind] : [];
    }),
  );
  await writeVaultRecord(layout.record, {
    format: vaultFormat,
    id,
    createdAt: now.toISOString(),
    database: { file: 'desk.db', cipher: 'sqlite3mc-chacha20' },
    files: { folder: 'files', cipher: 'age-x25519' },
    slots: kinds.flat().map((kind) => ({ kind, file: slotFile(kind) })),
  });
}
