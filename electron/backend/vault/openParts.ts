import { DeskError } from '#shared/api/errors.ts';
import type { SoundBackup } from '#shared/doctor/wayOut.ts';
import type { LaggingPlace } from '#shared/vault/laggingPlace.ts';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import { endOf } from '../jobs/endOf.ts';
import { type AccessHeadKeeper, openAccessHead } from './accessHead/accessHead.ts';
import { makeFolder } from './atomicWrite.ts';
import { type BackupPlace, ownBackupPlace } from './backups/backupFolder.ts';
import { type BackupState, type BackupToExamine, examineBackup } from './backups/examineBackup.ts';
import { type KeyRenewal, openKeyRenewal } from './backups/keyRenewal.ts';
import { knownPlaces } from './backups/knownPlaces.ts';
import { laggingPlaces } from './backups/laggingPlaces.ts';
import { newestSound } from './backups/newestSound.ts';
import { type BackupStep, type BackupWish, type MadeBackup, writeBackup } from './backups/writeBackup.ts';
import { openEncrypted, readVersion } from './database.ts';
import { type DumpedTable, dumpDatabase } from './dumpDatabase.ts';
import { type Erased, type EraseWish, openEraser } from './erasure/eraser.ts';
import { marksFor } from './erasure/markOf.ts';
import { marksBeside } from './erasure/marksBeside.ts';
import { exists } from './exists.ts';
import { openFiles, type VaultFiles } from './files.ts';
import type { VaultKeys } from './keySlots.ts';
import type { VaultLayout } from './layout.ts';
import type { VaultLock } from './lock.ts';
import { sweepMadeFiles } from './madeFiles.ts';
import { knownVersion, migrate } from './migrate.ts';
import { namedFiles } from './namedFiles.ts';
import { sweepOsSlot } from './osSlot.ts';
import type { SeenSlot } from './ownSlots.ts';
import { otherStates, type ReplacedVault } from './replacedVault.ts';
import type { Salvaged } from './salvage/fillDatabase.ts';
import { keptName, putInPlace } from './salvage/putInPlace.ts';
import { salvageDatabase } from './salvage/salvageDatabase.ts';
import { salvageSource } from './salvage/salvageSource.ts';
import { type WriteDatabase, writeDatabase } from './sql.ts';
import { forgetBackupPlace, noteBackedUp, rememberBackupPlace } from './store/backupPlaces.ts';
import type { CaseMade } from './store/comingCases.ts';
import { isErasedMark } from './store/erasures.ts';
import { isUnrecordedLetter, recordedSha256, recordLetterSha256, unrecordedLetters } from './store/recordedSha256.ts';
import { sweep } from './sweep.ts';
import { ifDamaged, unlessDamaged } from './unlessDamaged.ts';

/** An open vault: one process has it, until `close`. */
export interface Vault {
  readonly id: string;
  readonly dir: string;
  readonly db: WriteDatabase;
  readonly files: VaultFiles;
  /** Ids of all originals that rows name. */
  namedFiles(): ReadonlySet<string>;
  /** Every table with every row, not encrypted: only for what a person takes out on purpose. */
  dump(): Generator<DumpedTable, void, undefined>;
  /** Gives backups a key slot that was changed or opened; see `KeyRenewal`. */
  renewBackupKeys: KeyRenewal['renew'];
  /** See `KeyRenewal.learn`. */
  learnKeys: KeyRenewal['learn'];
  /** What is kept of the access log outside of the database. */
  readonly accessHead: AccessHeadKeeper;
  /** See `KeyRenewal`. */
  slotOpened: KeyRenewal['slotOpened'];
  openedByFormer: KeyRenewal['openedByFormer'];
  /** Looks at one of its key files; see `seeSlot`. */
  seeSlot(kind: SecretKind): Promise<SeenSlot>;
  /** A copy of one of its key files that may be put back where it is lost; see `KeyRenewal.copyOf`. */
  copyOfSlot(kind: SecretKind): Promise<string | null>;
  /** Every place where backups of it may lie, its own first; that alone where a broken page keeps the others from being known. */
  backupPlaces(): readonly BackupPlace[];
  /** Places of its backups that are behind; see `laggingPlaces`. */
  laggingPlaces(): Promise<LaggingPlace[]>;
  /** Lets the places that can be reached follow: the keys, and what was erased. Throws `vaultLocked`. */
  followPlaces(): Promise<void>;
  /** See `newestSound`. */
  newestSoundBackup(): Promise<SoundBackup | null>;
  /** The vaults it was restored in place of, and those that were in place of one of them, as far as they have the same keys. */
  replacedVaults(): Promise<readonly ReplacedVault[]>;
  /** Backs it up while it is open; see `writeBackup`. The place is remembered. */
  backUp(wish: BackupWish): AsyncGenerator<BackupStep, MadeBackup, undefined>;
  /** Opens all a backup of this vault has; see `examineBackup`. */
  examineBackup(backup: BackupToExamine): AsyncGenerator<BackupStep, BackupState, undefined>;
  /** The mark by which other processes see that the vault is open here. */
  readonly lock: Pick<VaultLock, 'state' | 'placeAgain'>;
  /**
   * Erases cases and all that no other case holds, for good; answers with the id of the receipt. The rows are gone when this
   * resolves; where the disk refuses the rest, `unfinished` says so, and it is done when the vault is opened next.
   */
  erase(wish: EraseWish): Promise<Erased>;
  /** Whether a case of this number and moment was erased from this vault, or a state of it that it has heard of: by those it is known. */
  wasErased(made: CaseMade): boolean;
  /** Tells places of backups what was erased that could not be told then; answers the folders of those that still cannot. */
  tellErased(): Promise<string[]>;
  /** Goes on with erasures that broke off. Throws `cannotWrite`. */
  finishErasures(): Promise<void>;
  /**
   * Makes a new database of all that can be read of a broken one, and closes the vault; the broken one is kept, at the path that
   * comes with the answer. See `salvageDatabase`.
   */
  salvage(now: Date): Promise<Salvaged & { readonly keptAt: string }>;
  /** Throws `vaultLocked` once it is closed: for work that read it and is about to hand out what it made. */
  assertOpen(): void;
  /** Closes the database and gives the vault free. Calling it again does nothing. */
  close(): void;
}

interface Parts {
  readonly layout: VaultLayout;
  readonly keys: VaultKeys;
  /** Already held; given back by `Vault.close`, or by the caller when this throws. */
  readonly lock: VaultLock;
  readonly now: Date;
  readonly clock: (() => Date) | undefined;
  readonly create: boolean;
  /** False for a database that is a copy itself: none is made of it before it is migrated. */
  readonly backUpFirst?: boolean;
}

/**
 * Opens database and files behind the lock, migrates (an existing database is backed up first), erases again what an older
 * copy of the data still holds, and clears up.
 */
export async function openParts(parts: Parts): Promise<Vault> {
  const { layout, keys, lock, now, clock, create, backUpFirst = !create } = parts;
  const raw = openEncrypted(layout.database, keys.databaseKey, create);
  try {
    await makeFolder(layout.backups);
    const present = clock ?? (() => new Date());
    const db = writeDatabase(raw, present, keys.vault);
    const renewal = openKeyRenewal(db, layout);
    if (backUpFirst && readVersion(raw) < knownVersion) {
      const place = ownBackupPlace(layout.backups);
      // A database of before the settings cannot say which copy is the last; then what there is has to do.
      const copyOf = (kind: SecretKind) => renewal.copyOf(kind, [place]).catch(() => null);
      const slots = { seeSlot: renewal.seeSlot, copyOf };
      await endOf(writeBackup({ raw, keys, layout, slots }, { place, kind: 'beforeUpgrade', now }));
    }
    migrate(raw);
    const files = await openFiles(layout.files, keys.fileIdentity, {
      recorded: (id) => recordedSha256(db, id),
      looked: (id, sha256) => noteLooked(db, id, sha256),
    });
    const backupPlaces = () =>
      unlessDamaged(() => knownPlaces(db, layout, keys.vault), [ownBackupPlace(layout.backups)]);
    // Those within the vault have its own list, and what is made of a backup leaves the place of that backup as it is.
    const places = () => (parts.backUpFirst === false ? [] : backupPlaces().filter((place) => place.files !== null));
    const replaced = async () => (parts.backUpFirst === false ? [] : otherStates(layout.dir, keys.vault));
    const eraser = openEraser({ raw, db, layout, files, vault: keys.vault, markOf: marksFor(keys), places, replaced });
    // None of it is done on a guess: where a broken page keeps from knowing what to clear away, everything stays, and doctor tells of it.
    for (const clear of [
      () => eraser.eraseAgain(now),
      () => sweepMadeFiles(layout, db),
      async () => sweep(layout, namedFiles(raw)),
    ])
      await clear().catch(ifDamaged(undefined));
    await sweepOsSlot(layout.dir);
    const close = () => {
      if (!raw.open) return;
      raw.close();
      lock.release(true);
    };
    const assertOpen = () => {
      if (!raw.open) throw new DeskError('vaultLocked');
    };
    const copyOf = (kind: SecretKind) => renewal.copyOf(kind, backupPlaces());
    const newest = async () => newestSound(keys, backupPlaces(), await renewal.ownSlots(), present());
    const backUp = async function* (wish: BackupWish) {
      // First: once the backup counts, nothing may fail any more.
      const { dir, files: beside } = wish.place;
      const isNew = beside !== null && rememberBackupPlace(db, dir);
      try {
        await renewal.follow(wish.place);
        if (beside !== null) await eraser.learn(wish.place);
        await lookAtLetters(db, files);
        const made = yield* writeBackup({ raw, keys, layout, slots: { seeSlot: renewal.seeSlot, copyOf } }, wish);
        if (beside !== null) unlessRefused(() => noteBackedUp(db, dir, wish.now));
        return made;
      } catch (error) {
        // Nobody is to be told later of a place where nothing ever lay.
        if (isNew && !(await exists(dir))) unlessRefused(() => forgetBackupPlace(db, dir));
        throw error;
      }
    };
    return {
      id: keys.vault,
      dir: layout.dir,
      db,
      files,
      namedFiles: () => namedFiles(raw),
      dump: () => dumpDatabase(raw),
      accessHead: openAccessHead({ raw, layout, keys, places: backupPlaces }),
      renewBackupKeys: renewal.renew,
      learnKeys: renewal.learn,
      slotOpened: renewal.slotOpened,
      openedByFormer: renewal.openedByFormer,
      seeSlot: renewal.seeSlot,
      copyOfSlot: copyOf,
      backUp,
      examineBackup: async function* (backup) {
        return yield* examineBackup(keys, { own: await renewal.ownSlots(), ...backup });
      },
      lock,
      backupPlaces,
      laggingPlaces: () => laggingPlaces(db, layout, backupPlaces()),
      followPlaces: async () => {
        for (const place of backupPlaces()) if (place.files !== null) await renewal.follow(place);
        await eraser.tell();
      },
      newestSoundBackup: newest,
      replacedVaults: replaced,
      erase: eraser.erase,
      wasErased: (made) => isErasedMark(db, marksFor(keys)({ kind: 'case', ...made })),
      tellErased: eraser.tell,
      finishErasures: eraser.finish,
      salvage: async (at) => {
        const backup = await newest();
        const source = await salvageSource(keys, backupPlaces(), backup);
        const [marks, isListBroken] = await marksBeside(layout.dir, keys.vault, source);
        try {
          const salvaged = await salvageDatabase({
            broken: raw,
            key: keys.databaseKey,
            path: layout.salvaged,
            backup,
            source,
            erased: { vault: keys.vault, markOf: marksFor(keys), marks, isListBroken },
            keptName: keptName(at),
            now: at,
            closeBroken: () => raw.close(),
          });
          return { ...salvaged, keptAt: await putInPlace(layout, at) };
        } finally {
          if (!raw.open) lock.release(true);
        }
      },
      assertOpen,
      close,
    };
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** How many letters of before a backup looks at: a few seconds of work, until none is left. */
const lettersAtOnce = 500;

/** So that letters nobody opens are compared one day as well. */
async function lookAtLetters(db: WriteDatabase, files: VaultFiles): Promise<void> {
  for (const id of unrecordedLetters(db, lettersAtOnce)) await files.read(id).catch(() => null);
}

/** A letter of before is compared from its first look on; a disk that refuses the note keeps nobody from reading it. */
function noteLooked(db: WriteDatabase, id: string, sha256: string): void {
  unlessRefused(() => {
    if (isUnrecordedLetter(db, id)) recordLetterSha256(db, id, sha256);
  });
}

/** Notes what is good to know and keeps nobody waiting: a disk that refuses it, or a vault closed meanwhile, is no matter. */
function unlessRefused(note: () => void): void {
  try {
    note();
  } catch (error) {
    if (!(error instanceof DeskError && (error.code === 'cannotWrite' || error.code === 'vaultLocked'))) throw error;
  }
}
