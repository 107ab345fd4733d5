/// <reference path="../betterSqlite3.d.ts" />
import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type Database from 'better-sqlite3';
import { DeskError } from '#shared/api/errors.ts';
import { mostUnclaimedNamed } from '#shared/erasure/receipt.ts';
import { asDiskError, errorCode } from '../../diskErrors.ts';
import type { BackupPlace } from '../backups/backupFolder.ts';
import { asMissingRoom } from '../backups/missingRoom.ts';
import { databaseBytes } from '../databaseCopy.ts';
import { filePath, listStrays, type VaultFiles } from '../files.ts';
import type { VaultLayout } from '../layout.ts';
import { dropMadeFiles } from '../madeFiles.ts';
import { namedFiles } from '../namedFiles.ts';
import { type ReplacedVault, tellReplaced } from '../replacedVault.ts';
import { keptDatabases } from '../salvage/keptDatabases.ts';
import { noteKeptErased } from '../salvage/lossNotes.ts';
import { stamp, type WriteDatabase } from '../sql.ts';
import {
  countUnfinishedErasures,
  doomedDatabases,
  forgetDoomedFiles,
  getErasure,
  listDoomedFiles,
  listErasedMarks,
  noteLeft,
  setErasuresFinished,
} from '../store/erasures.ts';
import { noteLags } from '../store/placeLags.ts';
import { asVaultError } from '../vaultErrors.ts';
import { deleteDoomedFiles } from './deleteDoomedFiles.ts';
import { erasedBefore, type Wish } from './doomed.ts';
import { eraseRows } from './eraseRows.ts';
import { addToErasureList, readErasureList } from './erasureList.ts';
import type { MarkOf } from './markOf.ts';
import { tellPlaces } from './tellPlaces.ts';

/** What is to be erased, who says so, and when that is. */
export interface EraseWish extends Pick<Wish, 'caseIds' | 'trayItemIds' | 'proposedItemIds' | 'unowned'> {
  readonly staff: string | null;
  readonly now: Date;
}

/** What came of an erasure: the id of its receipt, why files are still there, and which places of backups do not know of it. */
export interface Erased {
  readonly id: number;
  readonly unfinished: DeskError | null;
  readonly untold: readonly string[];
}

/** Erases for good, and goes on with what broke off. */
export interface Eraser {
  erase(wish: EraseWish): Promise<Erased>;
  finish(): Promise<void>;
  /** Tells every place of backups, and other states of the vault, what was erased; answers the folders of those that cannot be told now. */
  tell(): Promise<string[]>;
  /** Takes over what another state of the vault has told a place of backups: at the next opening it is erased from this one, too. */
  learn(place: BackupPlace): Promise<void>;
  /**
   * After opening: finishes what broke off, and erases from an older copy of the data what was erased since. A disk that
   * refuses does not keep the vault shut; it is tried again the next time.
   */
  eraseAgain(now: Date): Promise<void>;
}

interface EraserOf {
  readonly raw: Database;
  readonly db: WriteDatabase;
  readonly layout: VaultLayout;
  readonly files: VaultFiles;
  readonly vault: string;
  readonly markOf: MarkOf;
  /** Where backups may lie. */
  readonly places: () => readonly BackupPlace[];
  /** Other states of the vault in other folders. */
  readonly replaced: () => Promise<readonly ReplacedVault[]>;
}

/**
 * The one way anything leaves a vault for good.
 *
 * Rows go first, with a row that says what is still to be done, in one write. Then, in this order and each repeatable: the
 * list beside the vault and those of all places of backups are told, so that no older backup brings them back; the encrypted
 * files are deleted, and broken databases that were kept; the database is written anew without its free pages and its log is emptied, so that no byte of it
 * remembers. A place that cannot be told is written down on the receipt, as are other states of the vault and
 * files of which nobody can tell whose they are: they keep nothing from being finished.
 */
export function openEraser({ raw, db, layout, files, vault, markOf, places, replaced }: EraserOf): Eraser {
  const sizeOf = (fileId: string) => statSync(filePath(layout.files, fileId), { throwIfNoEntry: false })?.size ?? 0;

  const tell = async () => {
    const marks = listErasedMarks(db);
    const all = places();
    const untold = await tellPlaces(all, vault, marks);
    if (!raw.open) throw new DeskError('vaultLocked');
    noteLags(
      db,
      'erased',
      all.map(({ dir }) => dir),
      untold,
    );
    return { untold, replaced: await tellReplaced(await replaced(), vault, marks) };
  };

  async function finish(): Promise<void> {
    await addToErasureList(layout.dir, vault, listErasedMarks(db));
    if (countUnfinishedErasures(db) === 0) return;
    const left = await tell();
    if (!raw.open) throw new DeskError('vaultLocked');
    noteLeft(db, left);
    const there = await keptDatabases(layout);
    if (!raw.open) throw new DeskError('vaultLocked');
    const kept = doomedDatabases(db, there);
    noteKeptErased(db, kept);
    await deleteDoomedFiles({ layout, files, named: () => namedFiles(raw), kept, doomed: listDoomedFiles(db) });
    if (!raw.open) throw new DeskError('vaultLocked');
    // What the disk refused to clear away before may be theirs as well.
    await dropMadeFiles({ db, files });
    forgetDoomedFiles(db);
    const ownerless = await ownerlessIn(layout, namedFiles(raw));
    noteLeft(db, { unclaimed: ownerless.length, unclaimedNames: ownerless.slice(0, mostUnclaimedNamed) });
    await compact();
    setErasuresFinished(db, stamp(db));
  }

  async function compact(): Promise<void> {
    try {
      raw.exec('VACUUM');
      const [checkpoint] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      if (checkpoint?.busy !== 0) throw new Error('the log of the database was not emptied');
    } catch (error) {
      // It is written anew into its log, then over itself.
      throw asVaultError(await asMissingRoom(error, raw.name, async () => [databaseBytes(raw)]), raw.name);
    }
  }

  return {
    finish,
    tell: async () => (await tell()).untold,
    learn: async ({ dir }) => addToErasureList(layout.dir, vault, (await readErasureList(dir, vault)).marks),
    erase: async (wish) => {
      const kept = await keptDatabases(layout);
      if (!raw.open) throw new DeskError('vaultLocked');
      const id = eraseRows(db, { ...wish, why: 'asked', markOf, sizeOf, keptDatabases: kept });
      const untold = () => getErasure(db, id)?.receipt.untold ?? [];
      try {
        await finish();
        return { id, unfinished: null, untold: untold() };
      } catch (error) {
        const known = asDiskError(error, layout.dir);
        if (known instanceof DeskError) return { id, unfinished: known, untold: untold() };
        throw error;
      }
    },
    eraseAgain: async (now) => {
      const known = new Set(listErasedMarks(db));
      const unknown = new Set((await readErasureList(layout.dir, vault)).marks.filter((mark) => !known.has(mark)));
      if (unknown.size > 0) {
        const wish = erasedBefore(db, unknown, markOf);
        // What has nothing of it is no older copy, and what a salvage has kept is not to go for a list that knows more.
        const holdsErased = Object.values(wish).some((ids) => ids.length > 0);
        const kept = holdsErased ? await keptDatabases(layout).catch(ifRefused([])) : [];
        if (!raw.open) throw new DeskError('vaultLocked');
        const again = { why: 'again', staff: null, now, marks: unknown } as const;
        eraseRows(db, { ...wish, ...again, markOf, sizeOf, keptDatabases: kept });
      }
      try {
        await finish();
      } catch (error) {
        if (!(asDiskError(error, layout.dir) instanceof DeskError)) throw error;
      }
    },
  };
}

/** Files that were set aside or are to be, but for spoilt ones and copies of which a row says whose they are. */
async function ownerlessIn({ unclaimed, files }: VaultLayout, named: ReadonlySet<string>): Promise<string[]> {
  // Folders as well: what lies in them may be theirs.
  const aside = await readdir(unclaimed).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  });
  const strays = (await listStrays(files)).map(({ name }) => name);
  return [...aside, ...strays].filter((name) => !named.has(name.slice(0, 32))).toSorted();
}

/** For `catch`: `otherwise` where the disk refuses; every other error goes on. */
function ifRefused<Result>(otherwise: Result): (error: unknown) => Result {
  return (error) => {
    if (error instanceof DeskError && error.code === 'cannotWrite') return otherwise;
    throw error;
  };
}
