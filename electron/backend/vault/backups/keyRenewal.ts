import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SecretKind, secretKindSchema } from '#shared/vault/secretKind.ts';
import type { VaultLayout } from '../layout.ts';
import { type SeenSlot, seeSlot } from '../ownSlots.ts';
import { slotFile } from '../slotFile.ts';
import { vaultOf, type WriteDatabase } from '../sql.ts';
import { getBackupFolder } from '../store/backupFolder.ts';
import { listBackupPlaces } from '../store/backupPlaces.ts';
import { noteLags } from '../store/placeLags.ts';
import { getSetting, putSetting } from '../store/settings.ts';
import { readRecordAt } from '../vaultRecord.ts';
import { hashOfSlot, readWrittenSlots, type SlotHashes } from '../writtenSlots.ts';
import { type BackupPlace, listBackups } from './backupFolder.ts';
import { renewKeysAt } from './backupKeys.ts';
import { type OwnSlots, slotHashAt } from './backupSlots.ts';

/** Keeps the keys of backups like those of the open vault. */
export interface KeyRenewal {
  /**
   * Renews a slot that has just been written or opened, and is known to be good by that; answers with the folders of places
   * that could not be renewed. What is out of reach now is renewed by the next backup there. `changed` where it is another one
   * than before.
   */
  renew(kind: SecretKind, places: readonly BackupPlace[], changed?: boolean): Promise<string[]>;
  /** Looks at a key file of the vault itself; see `seeSlot`. */
  seeSlot(kind: SecretKind): Promise<SeenSlot>;
  /** What the vault tells of its key files, for those of its backups to be compared with. */
  ownSlots(): Promise<OwnSlots>;
  /** Before a backup at a place: its older ones get the slots that are known to be good. A disk that refuses is asked again the next time. */
  follow(place: BackupPlace): Promise<void>;
  /**
   * Path of a copy in a backup that is proven to be the key file the vault had last; null where there is none. An older one would
   * let an old passphrase in again.
   */
  copyOf(kind: SecretKind, places: readonly BackupPlace[]): Promise<string | null>;
}

const kinds = secretKindSchema.options;

/** A slot that has been spoilt must never be handed to backups, whose good one would be the last: its hash is what counts. */
export function openKeyRenewal(db: WriteDatabase, layout: VaultLayout): KeyRenewal {
  const opened = new Map<SecretKind, string>();
  const nameOf = (kind: SecretKind) => `vault.slot.${kind}`;
  const hashOf = async (kind: SecretKind) => hashOfSlot(await readFile(join(layout.dir, slotFile(kind))));
  const isGood = async (kind: SecretKind, hash: string) => {
    if (opened.get(kind) === hash) return true;
    const { known, ...written } = await readWrittenSlots(layout.dir);
    // The last word: what was noted elsewhere may be the one before it.
    if (known?.[kind] !== undefined) return known[kind] === hash;
    return written[kind] === hash || getSetting(db, nameOf(kind)) === JSON.stringify(hash);
  };
  const see = (kind: SecretKind) => seeSlot(layout.dir, kind, opened.get(kind));
  /** A change while the vault was locked could not be noted in the database, only beside the key file. */
  const isNew = async (kind: SecretKind, hash: string, noted: string | null) =>
    noted === null ? (await readWrittenSlots(layout.dir))[kind] === hash : noted !== JSON.stringify(hash);
  return {
    renew: async (kind, places, changed = false) => {
      const hash = await hashOf(kind);
      opened.set(kind, hash);
      const { renewed, behind } = await renewKeysAt(layout, kind, places);
      const noted = getSetting(db, nameOf(kind));
      // It was changed while the vault was locked: whether other places could follow then, only a look at them tells.
      const unasked = !changed && (await isNew(kind, hash, noted)) ? listBackupPlaces(db) : [];
      const tried = [...new Set([...unasked, ...outside(places)])];
      noteLags(db, kind, tried, [...unasked.filter((dir) => !outside(places).includes(dir)), ...behind]);
      // It is what a backup of another day goes by; who backs up nowhere else and changes nothing needs it not.
      const needed = changed || renewed > 0 || behind.length > 0 || isBackedUpElsewhere(db);
      if (needed && noted !== JSON.stringify(hash)) putSetting(db, nameOf(kind), JSON.stringify(hash));
      return behind;
    },
    seeSlot: see,
    ownSlots: async () => {
      const { known } = await readWrittenSlots(layout.dir);
      const spoilt: SlotHashes = {};
      for (const kind of kinds) {
        const { state, bytes } = await see(kind);
        if (state === 'spoilt' && bytes !== null) spoilt[kind] = hashOfSlot(bytes);
      }
      return { known: { ...known, ...Object.fromEntries(opened) }, spoilt };
    },
    follow: async (place) => {
      for (const kind of kinds) {
        const hash = await hashOf(kind).catch(() => null);
        if (hash === null || !(await isGood(kind, hash))) continue;
        const { behind } = await renewKeysAt(layout, kind, [place]);
        noteLags(db, kind, outside([place]), behind);
      }
    },
    copyOf: async (kind, places) => {
      const copies: { path: string; hash: string }[] = [];
      for (const folder of (await Promise.all(places.map(foldersOf))).flat()) {
        const isOurs = (await readRecordAt(join(folder, 'vault.json')))?.id === vaultOf(db);
        const hash = isOurs ? await slotHashAt(folder, kind) : null;
        if (hash !== null) copies.push({ path: join(folder, slotFile(kind)), hash });
      }
      for (const { path, hash } of copies) if (await isGood(kind, hash)) return path;
      // Nothing was noted where it was never changed: then all of them are the one it was made with.
      const { known, ...written } = await readWrittenSlots(layout.dir);
      const noted = known?.[kind] !== undefined || kind in written || getSetting(db, nameOf(kind)) !== null;
      const isOne = new Set(copies.map(({ hash }) => hash)).size === 1;
      return !noted && isOne ? (copies[0]?.path ?? null) : null;
    },
  };
}

/** Those beside the vault: its own follow whenever it is opened. */
const outside = (places: readonly BackupPlace[]) => places.flatMap(({ dir, files }) => (files === null ? [] : [dir]));

const foldersOf = (place: BackupPlace) =>
  listBackups(place).then(
    (found) => found.map(({ folder }) => folder),
    () => [],
  );

const isBackedUpElsewhere = (db: WriteDatabase) => getBackupFolder(db) !== null || listBackupPlaces(db).length > 0;
