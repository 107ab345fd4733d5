import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { DeskError } from '#shared/api/errors.ts';
import { asDiskError, errorCode } from '../diskErrors.ts';
import { makeFolder, syncFolder, temporaryName, writeAtomically } from './atomicWrite.ts';
import { isAsRecorded } from './recordedHashes.ts';

/** A file that has just been put; `sha256` and `bytes` are those of the original. */
export interface StoredFile {
  /** 32 lower-case hex digits, random: a name tells nothing about what is inside. */
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The encrypted files of a vault: standard age files, one per original, never altered once written. */
export interface VaultFiles {
  /**
   * Encrypts and stores; durable when it resolves. Name it in a row only after that (architecture.md, trap 5). `id` is one
   * of `newFileId` that is announced already; a new one when left out.
   */
  put(bytes: Uint8Array, id?: string): Promise<StoredFile>;
  /**
   * The original bytes. Throws `vaultDamaged` when the file is missing, one bit of it was changed, or it is not the content a
   * row recorded under this id: a whole file of this vault that lies in the place of another is no less wrong.
   */
  read(id: string): Promise<Uint8Array>;
  /** What is in an encrypted file of this vault, wherever it lies. Rejects for one that is not, or not whole. */
  decrypt(encrypted: Uint8Array): Promise<Uint8Array>;
  /** Whether an encrypted file is one of this vault's and whole: every block of it opens, to these contents where given (SHA-256). */
  canOpen(encrypted: Uint8Array, sha256?: string): Promise<boolean>;
  /** Puts an encrypted file that was lost back under its id, as it is. Durable when it resolves. */
  takeBack(id: string, encrypted: Uint8Array): Promise<void>;
  /** Ids of all files, in no particular order. */
  list(): Promise<string[]>;
  /** Deletes for good. Remove the row first: a row without its file counts as damage. */
  remove(id: string): Promise<void>;
}

/** What rows keep of files. */
interface Records {
  /** The SHA-256 a row keeps of a file, in lower-case hex; null where none does. */
  recorded(id: string): string | null;
  /** Told what a file holds of which no row keeps it. */
  looked(id: string, sha256: string): void;
}

const fileName = /^([0-9a-f]{32})\.age$/;
/** Whatever else was made of such a name. */
const encryptedName = /\.age/iu;

/** A name for a file that is yet to be put. */
export function newFileId(): string {
  return randomBytes(16).toString('hex');
}

/** All shelves: the first two digits of an id. */
const shelves = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

/**
 * The files below `folder` (<2 digits>/<id>.age), for the X25519 identity of the vault.
 *
 * All shelves are made (and durable) beforehand: a put that found its shelf just being made by another put could
 * otherwise resolve before the shelf itself survives a power cut.
 */
export async function openFiles(folder: string, identity: string, { recorded, looked }: Records): Promise<VaultFiles> {
  await makeShelves(folder);
  const recipient = await identityToRecipient(identity);
  return {
    put: async (bytes, id = newFileId()) => {
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      // Hash first: whoever hands over the bytes may reuse them while we encrypt.
      const sha256 = sha256Of(bytes);
      const encrypted = await encrypter.encrypt(bytes);
      await writeAtomically(filePath(folder, id), encrypted);
      return { id, sha256, bytes: bytes.byteLength };
    },
    read: async (id) => {
      const sha256 = recorded(id);
      const bytes = await readWhole(folder, id, identity);
      if (sha256 === null) looked(id, sha256Of(bytes));
      if (isAsRecorded(bytes, sha256 ?? undefined)) return bytes;
      throw new DeskError('vaultDamaged', { detail: `文件 ${id} 的内容和收到时记下的不同` });
    },
    decrypt: (encrypted) => decrypt(encrypted, identity),
    canOpen: (encrypted, sha256) => opens(encrypted, identity, sha256),
    takeBack: (id, encrypted) => writeAtomically(filePath(folder, id), encrypted),
    list: () => listFiles(folder),
    remove: async (id) => {
      try {
        await rm(filePath(folder, id), { force: true });
        await syncFolder(shelf(folder, id));
      } catch (error) {
        throw asDiskError(error, filePath(folder, id));
      }
    },
  };
}

/** Whether an encrypted file opens, every block of it, and holds what was noted of it, where something was. */
export async function opens(encrypted: Uint8Array, identity: string, sha256?: string): Promise<boolean> {
  try {
    return isAsRecorded(await decrypt(encrypted, identity), sha256);
  } catch {
    return false;
  }
}

async function decrypt(encrypted: Uint8Array, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(encrypted);
}

/** Ids of the files on the shelves. */
async function listFiles(folder: string): Promise<string[]> {
  return (await listShelves(folder)).flatMap(({ name }) => idOfFile(name) ?? []);
}

/** Everything that lies on the shelves, by folder and name: encrypted files, and leftovers of a crash. */
export async function listShelves(folder: string): Promise<{ readonly shelf: string; readonly name: string }[]> {
  const names = await Promise.all(shelves.map((each) => namesOn(join(folder, each))));
  return names.flatMap((each, index) => each.map((name) => ({ shelf: join(folder, shelves[index] ?? ''), name })));
}

/**
 * Encrypted files on the shelves that are not where they belong, or not called so: copies that somebody, or a program which keeps
 * folders alike, has made (`… (1).age`). No row can mean them.
 */
export async function listStrays(folder: string): Promise<{ readonly shelf: string; readonly name: string }[]> {
  return (await listShelves(folder)).filter(({ shelf, name }) => {
    const id = idOfFile(name);
    if (id !== null) return join(shelf, name) !== filePath(folder, id);
    return encryptedName.test(name) && !temporaryName.test(name);
  });
}

/** A vault has all of its shelves, a backup only those it needs. */
async function namesOn(shelved: string): Promise<string[]> {
  try {
    return await readdir(shelved);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The id in the name of an encrypted file, or null for any other name. */
export function idOfFile(name: string): string | null {
  return fileName.exec(name)?.[1] ?? null;
}

async function makeShelves(folder: string): Promise<void> {
  await makeFolder(folder);
  const there = new Set(await readdir(folder));
  const missing = shelves.filter((each) => !there.has(each));
  if (missing.length === 0) return;
  try {
    for (const each of missing) await mkdir(join(folder, each), { mode: 0o700 });
    await syncFolder(folder);
  } catch (error) {
    throw asDiskError(error, folder);
  }
}

/** Where the file with this id lies. Throws for anything that is not an id: no path leads out of the folder. */
export function filePath(folder: string, id: string): string {
  return join(shelf(folder, id), `${id}.age`);
}

function shelf(folder: string, id: string): string {
  if (!/^[0-9a-f]{32}$/.test(id)) throw new Error(`not a file id: ${id}`);
  return join(folder, id.slice(0, 2));
}

async function readWhole(folder: string, id: string, identity: string): Promise<Uint8Array> {
  const encrypted = await readEncrypted(folder, id);
  try {
    return await decrypt(encrypted, identity);
  } catch (error) {
    throw new DeskError('vaultDamaged', { detail: `文件 ${id} 的内容被改动或不完整` }, { cause: error });
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function readEncrypted(folder: string, id: string): Promise<Uint8Array> {
  const path = filePath(folder, id);
  try {
    return await readFile(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') throw new DeskError('vaultDamaged', { detail: `文件 ${id} 不见了` }, { cause: error });
    throw new DeskError('fileUnreadable', { path }, { cause: error });
  }
}
