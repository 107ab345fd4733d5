import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slotFile } from '../keySlots.ts';
import type { VaultLayout } from '../layout.ts';
import type { WriteDatabase } from '../sql.ts';
import { getBackupFolder } from '../store/backupFolder.ts';
import { listBackupPlaces } from '../store/backupPlaces.ts';
import { getSetting, putSetting } from '../store/settings.ts';
import { hashOfSlot, readWrittenSlots } from '../writtenSlots.ts';
import type { BackupPlace } from './backupFolder.ts';
import { renewKeysAt, type SecretKind } from './backupKeys.ts';

/** Keeps the keys of backups like those of the open vault. */
export interface KeyRenewal {
  /**
   * Renews a slot that has just been written or opened, and is known to be good by that; answers with the folders of places
   * that could not be renewed. What is out of reach now is renewed by the next backup there. `changed` where it is another one
   * than before.
   */
  renew(kind: SecretKind, places: readonly BackupPlace[], changed?: boolean): Promise<string[]>;
  /** Before a backup at a place: its older ones get the slots that are known to be good. A disk that refuses is asked again the next time. */
  follow(place: BackupPlace): Promise<void>;
}

const kinds = ['passphrase', 'recovery'] as const;

/** A slot that has been spoilt must never be handed to backups, whose good one would be the last: its hash is what counts. */
export function openKeyRenewal(db: WriteDatabase, layout: VaultLayout): KeyRenewal {
  const opened = new Map<SecretKind, string>();
  const nameOf = (kind: SecretKind) => `vault.slot.${kind}`;
  const hashOf = async (kind: SecretKind) => hashOfSlot(await readFile(join(layout.dir, slotFile(kind))));
  const isGood = async (kind: SecretKind, hash: string) =>
    opened.get(kind) === hash ||
    getSetting(db, nameOf(kind)) === JSON.stringify(hash) ||
    (await readWrittenSlots(layout.dir))[kind] === hash;
  return {
    renew: async (kind, places, changed = false) => {
      const hash = await hashOf(kind);
      opened.set(kind, hash);
      const { renewed, behind } = await renewKeysAt(layout, kind, places);
      // It is what a backup of another day goes by; who backs up nowhere else and changes nothing needs it not.
      const needed = changed || renewed > 0 || behind.length > 0 || isBackedUpElsewhere(db);
      if (needed && getSetting(db, nameOf(kind)) !== JSON.stringify(hash))
        putSetting(db, nameOf(kind), JSON.stringify(hash));
      return behind;
    },
    follow: async (place) => {
      for (const kind of kinds) {
        const hash = await hashOf(kind).catch(() => null);
        if (hash !== null && (await isGood(kind, hash))) await renewKeysAt(layout, kind, [place]);
      }
    },
  };
}

const isBackedUpElsewhere = (db: WriteDatabase) => getBackupFolder(db) !== null || listBackupPlaces(db).length > 0;
