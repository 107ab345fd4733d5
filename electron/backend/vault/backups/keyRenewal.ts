import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SecretKind, secretKindSchema } from '#shared/vault/secretKind.ts';
import type { VaultLayout } from '../layout.ts';
import { type SeenSlot, seeSlot } from '../ownSlots.ts';
import { slotFile } from '../slotFile.ts';
import { vaultOf, type WriteDatabase } from '../sql.ts';
import { getBackupFolder } from '../store/backupFolder.ts';
import { listBackupPlaces } from '../store/backupPlaces.ts';
import { isFormerSlot, type NotedSlot, notedSlot, noteSlot } from '../store/notedSlots.ts';
import { noteLags } from '../store/placeLags.ts';
import { readRecordAt } from '../vaultRecord.ts';
import { hashOfSlot, noteKnownSlots, readWrittenSlots, type SlotHashes } from '../writtenSlots.ts';
import { type BackupPlace, listBackups } from './backupFolder.ts';
import { renewKeysAt } from './backupKeys.ts';
import { readBackupRecord } from './backupRecord.ts';
import { badSlotsOf, type OwnSlots, slotHashAt } from './backupSlots.ts';
import { heardOf } from './otherKeys.ts';

/** Keeps the keys of backups like those of the open vault. */
export interface KeyRenewal {
  /**
   * A key file has just opened the vault: it is noted as the last one. Answers false for one that is known not to be, which a former
   * secret opens: then nothing is noted, nothing follows it, and `openedByFormer` tells.
   */
  slotOpened(kind: SecretKind, bytes: Uint8Array): Promise<boolean>;
  /** The kind of a former secret that has opened the vault, while its key file lies there; null for none. */
  openedByFormer(): Promise<SecretKind | null>;
  /**
   * Renews a slot that has just been written or opened, and is known to be good by that; answers with the folders of places
   * that could not be renewed. What is out of reach now is renewed by the next backup there. `changed` where it is another one
   * than before.
   */
  renew(kind: SecretKind, places: readonly BackupPlace[], changed?: boolean): Promise<string[]>;
  /**
   * At an opening, whichever secret opened: the database gets to know the newest key file of both kinds. A change while the vault was locked is
   * noted only beside the key files, and goes with them. Writes nothing where that is known.
   */
  learn(): Promise<void>;
  /** Looks at a key file of the vault itself; see `seeSlot`. */
  seeSlot(kind: SecretKind): Promise<SeenSlot>;
  /** What the vault tells of its key files, for those of its backups to be compared with. */
  ownSlots(): Promise<OwnSlots>;
  /**
   * Before a backup at a place: its older ones get the slots that are known to be good, but where one of them has a whole one the vault has
   * never heard of, which may be newer (otherKeys.ts). A disk that refuses is asked again the next time.
   */
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
  /** Those that have opened it and are not the last. */
  const former = new Map<SecretKind, string>();
  const hashOf = async (kind: SecretKind) => hashOfSlot(await readFile(join(layout.dir, slotFile(kind))));
  const isGood = async (kind: SecretKind, hash: string, copies: readonly Copy[]) => {
    if (opened.get(kind) === hash) return true;
    const { known, ...written } = await readWrittenSlots(layout.dir);
    // The last word: what was noted elsewhere may be the one before it.
    if (known?.[kind] !== undefined) return known[kind] === hash;
    return written[kind] === hash || isLastOf(notedSlot(db, kind), hash, copies);
  };
  /** Null also where the database cannot say. */
  const notedOf = (kind: SecretKind) => {
    try {
      return notedSlot(db, kind);
    } catch {
      return null;
    }
  };
  const isFormer = async (kind: SecretKind, hash: string) => {
    const { known } = await readWrittenSlots(layout.dir);
    if (known?.[kind] === hash || opened.get(kind) === hash) return false;
    return former.get(kind) === hash || isFormerSlot(notedOf(kind), hash);
  };
  const see = async (kind: SecretKind): Promise<SeenSlot> => {
    const seen = await seeSlot(layout.dir, kind, opened.get(kind));
    if (seen.bytes === null || !(await isFormer(kind, hashOfSlot(seen.bytes)))) return seen;
    return { ...seen, state: 'spoilt', isFormer: true };
  };
  /** A change while the vault was locked could not be noted in the database, only beside the key file. */
  const isNew = async (kind: SecretKind, hash: string, noted: NotedSlot | null) =>
    noted === null ? (await readWrittenSlots(layout.dir))[kind] === hash : noted.hash !== hash;
  const copiesAt = async (kind: SecretKind, places: readonly BackupPlace[]) => {
    const copies: Copy[] = [];
    for (const folder of (await Promise.all(places.map(foldersOf))).flat()) {
      const isOurs = (await readRecordAt(join(folder, 'vault.json')))?.id === vaultOf(db);
      const hash = isOurs ? await slotHashAt(folder, kind) : null;
      if (hash === null) continue;
      const record = await readBackupRecord(folder).catch(() => null);
      const isBad = (await badSlotsOf(folder, record)).includes(kind);
      copies.push({ path: join(folder, slotFile(kind)), hash, isBad });
    }
    return copies;
  };
  return {
    slotOpened: async (kind, bytes) => {
      const hash = hashOfSlot(bytes);
      const last = (await readWrittenSlots(layout.dir)).known?.[kind];
      if (last === undefined ? isFormerSlot(notedOf(kind), hash) : last !== hash) {
        former.set(kind, hash);
        return false;
      }
      await noteKnownSlots(layout.dir, { [kind]: bytes });
      return true;
    },
    openedByFormer: async () => {
      for (const [kind, hash] of former) {
        const { bytes, isFormer: isStill } = await see(kind);
        if (isStill === true && bytes !== null && hashOfSlot(bytes) === hash) return kind;
      }
      return null;
    },
    renew: async (kind, places, changed = false) => {
      const hash = await hashOf(kind);
      opened.set(kind, hash);
      const { renewed, behind } = await renewKeysAt(layout, kind, places);
      const noted = notedSlot(db, kind);
      // It was changed while the vault was locked: whether other places could follow then, only a look at them tells.
      const unasked = !changed && (await isNew(kind, hash, noted)) ? listBackupPlaces(db) : [];
      const tried = [...new Set([...unasked, ...outside(places)])];
      noteLags(db, kind, tried, [...unasked.filter((dir) => !outside(places).includes(dir)), ...behind]);
      // It is what a backup of another day goes by; who backs up nowhere else and changes nothing needs it not.
      const needed = changed || renewed > 0 || behind.length > 0 || isBackedUpElsewhere(db);
      if (needed) noteSlot(db, kind, hash);
      return behind;
    },
    learn: async () => {
      for (const kind of kinds) {
        const { known, ...written } = await readWrittenSlots(layout.dir);
        const [last, noted] = [known?.[kind] ?? written[kind], notedSlot(db, kind)];
        if (last === undefined) {
          // Another one than was noted, which nothing is known of: a change whose note the disk refused, or a spoilt one.
          const there = noted === null ? null : await slotHashAt(layout.dir, kind);
          if (there !== null && there !== noted?.hash && !isFormerSlot(noted, there)) noteSlot(db, kind, null);
          continue;
        }
        if (noted?.hash === last) continue;
        const unasked = (await isNew(kind, last, noted)) ? listBackupPlaces(db) : [];
        noteLags(db, kind, unasked, unasked);
        noteSlot(db, kind, last);
      }
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
        const copies = await copiesAt(kind, [place]);
        if (hash === null || !(await isGood(kind, hash, copies))) continue;
        const heard = await heardOf(db, layout, kind);
        if (copies.some((copy) => !copy.isBad && copy.hash !== hash && !heard.has(copy.hash))) continue;
        const { behind } = await renewKeysAt(layout, kind, [place]);
        noteLags(db, kind, outside([place]), behind);
      }
    },
    copyOf: async (kind, places) => {
      const copies = await copiesAt(kind, places);
      for (const { path, hash } of copies) if (await isGood(kind, hash, copies)) return path;
      // Nothing was noted where it was never changed: then all of them are the one it was made with.
      const { known, ...written } = await readWrittenSlots(layout.dir);
      if (known?.[kind] !== undefined || kind in written || notedSlot(db, kind) !== null) return null;
      const whole = copies.filter(({ isBad }) => !isBad);
      const isOne = new Set(whole.map(({ hash }) => hash)).size === 1;
      return isOne ? (whole[0]?.path ?? null) : null;
    },
  };
}

/** A key file in a backup of the vault; `isBad` where its record tells that it is spoilt. */
interface Copy {
  readonly path: string;
  readonly hash: string;
  readonly isBad: boolean;
}

/**
 * Whether the database alone proves a key file to be the last: not where a whole copy is one it has never heard of, which may be the newer
 * one. Rather none is taken and that is told than that an old passphrase opens again.
 */
function isLastOf(noted: NotedSlot | null, hash: string, copies: readonly Copy[]): boolean {
  if (noted === null || noted.hash !== hash) return false;
  const heardOf = new Set([hash, ...noted.former]);
  return copies.every((copy) => copy.isBad || heardOf.has(copy.hash));
}

/** Those beside the vault: its own follow whenever it is opened. */
const outside = (places: readonly BackupPlace[]) => places.flatMap(({ dir, files }) => (files === null ? [] : [dir]));

const foldersOf = (place: BackupPlace) =>
  listBackups(place).then(
    (found) => found.map(({ folder }) => folder),
    () => [],
  );

const isBackedUpElsewhere = (db: WriteDatabase) => getBackupFolder(db) !== null || listBackupPlaces(db).length > 0;
