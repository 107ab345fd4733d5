import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AccessKind } from '#shared/access/accessEntry.ts';
import { DeskError } from '#shared/api/errors.ts';
import { type Desk, openVaultOf } from '../desk.ts';
import { errorCode } from '../diskErrors.ts';
import { slotFile } from '../vault/slotFile.ts';
import { transaction } from '../vault/sql.ts';
import { getSetting, putSetting } from '../vault/store/settings.ts';
import { hashOfSlot } from '../vault/writtenSlots.ts';
import { noteAccess } from './accessLog.ts';

/** Where the log remembers which key files it knows of, as SHA-256; null for one that is not there. */
const setting = 'access.keys';
const knownSchema = z.object({
  passphrase: z.string().nullable(),
  recovery: z.string().nullable(),
  os: z.string().nullable(),
});
type KnownKeys = z.infer<typeof knownSchema>;

/** Calls after which key files may be others than the log knows; a change made while the vault was shut is met at the next opening. */
const mayChange: ReadonlySet<string> = new Set([
  'vault.create',
  'vault.unlock',
  'vault.changePassphrase',
  'vault.renewRecovery',
  'vault.rememberHere',
]);

/**
 * Writes down in the access log which key files have changed since it last looked: by whatever way, also while the vault was locked. Nothing of
 * a key is kept. The first look only learns them. A disk that refuses leaves it to the next time.
 */
export async function noteKeyChanges(desk: Pick<Desk, 'vault' | 'now'>, path: readonly string[]): Promise<void> {
  const vault = mayChange.has(path.join('.')) ? openVaultOf(desk) : null;
  if (vault === null) return;
  const now = await keysIn(vault.dir);
  if (now === null || openVaultOf(desk) !== vault) return;
  try {
    const noted = transaction(vault.db, () => {
      const known = knownSchema.safeParse(JSON.parse(getSetting(vault.db, setting) ?? 'null'));
      // One that is lost is doctor's to tell of, and is the same once it is put back.
      const next: KnownKeys = known.success
        ? { ...now, passphrase: now.passphrase ?? known.data.passphrase, recovery: now.recovery ?? known.data.recovery }
        : now;
      const kinds = known.success ? changes(known.data, next) : [];
      if (known.success && kinds.length === 0) return 0;
      putSetting(vault.db, setting, JSON.stringify(next));
      for (const kind of kinds) noteAccess(desk, kind);
      return kinds.length;
    });
    // Not without a line of its own: a head that was taken away is to be missed by the next one.
    if (noted > 0) vault.accessHead.keep();
  } catch (error) {
    if (!(error instanceof DeskError && ['cannotWrite', 'vaultDamaged', 'vaultLocked'].includes(error.code)))
      throw error;
  }
}

function changes(before: KnownKeys, after: KnownKeys): AccessKind[] {
  return [
    ...(before.passphrase === after.passphrase ? [] : (['passphraseChanged'] as const)),
    ...(before.recovery === after.recovery ? [] : (['recoveryRenewed'] as const)),
    // A system wraps the same key anew when its own changes: that is no other key.
    ...((before.os === null) === (after.os === null)
      ? []
      : ([after.os === null ? 'osKeyRemoved' : 'osKeyAdded'] as const)),
  ];
}

/** Null where they cannot be looked at now. */
async function keysIn(dir: string): Promise<KnownKeys | null> {
  const hashOf = (kind: 'passphrase' | 'recovery' | 'os') =>
    readFile(join(dir, slotFile(kind))).then(hashOfSlot, (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    });
  try {
    const [passphrase, recovery, os] = [await hashOf('passphrase'), await hashOf('recovery'), await hashOf('os')];
    return { passphrase, recovery, os };
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}
