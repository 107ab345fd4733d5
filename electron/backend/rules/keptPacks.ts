import { z } from 'zod';
import { type ReadDatabase, transaction, type WriteDatabase } from '../vault/sql.ts';
import { getSetting, listSettings, putSetting, removeSetting } from '../vault/store/settings.ts';
import type { PackFiles } from './packFiles.ts';

/** The id of the pack that comes with the program; an imported one has a number from 1. */
export const shippedId = 0;

/** A pack the office imported: what it says otherwise than the one we ship, and what it calls itself. */
export interface KeptPack {
  readonly id: number;
  readonly importedAt: string;
  readonly version: string;
  readonly asOf: string;
  readonly files: PackFiles;
}

/** Beyond these, those imported first are forgotten; the ones in use and before it never are. */
const mostKept = 20;

const prefix = 'rulePack.';
const pointerName = 'rulePacks';

const storedSchema = z.object({
  importedAt: z.iso.datetime(),
  version: z.string(),
  asOf: z.string(),
  files: z.record(z.string(), z.string()),
});

/** `before` is where going back leads. */
const pointerSchema = z.object({ inUse: z.int().nonnegative(), before: z.int().nonnegative() });
export type PackPointer = z.infer<typeof pointerSchema>;

const onlyShipped: PackPointer = { inUse: shippedId, before: shippedId };

/** Which pack the office uses, and which one before; a pointer nobody can read means the shipped one. */
export function packPointer(db: ReadDatabase): PackPointer {
  const stored = getSetting(db, pointerName);
  const read = stored === null ? null : pointerSchema.safeParse(JSON.parse(stored));
  return read?.success ? read.data : onlyShipped;
}

/** An imported pack; null when it is not there or nobody can read it. */
export function keptPack(db: ReadDatabase, id: number): KeptPack | null {
  const stored = getSetting(db, `${prefix}${id}`);
  return stored === null ? null : readKept(id, stored);
}

/** All imported packs that can be read, the newest first. */
export function keptPacks(db: ReadDatabase): KeptPack[] {
  return keptIds(db).flatMap((id) => keptPack(db, id) ?? []);
}

/** Keeps an imported pack and uses it from now on: both or neither. Throws `cannotWrite`. */
export function keepPack(db: WriteDatabase, pack: Omit<KeptPack, 'id'>): void {
  transaction(db, () => {
    const { inUse } = packPointer(db);
    const ids = keptIds(db);
    const id = (ids[0] ?? shippedId) + 1;
    const { importedAt, version, asOf, files } = pack;
    putSetting(db, `${prefix}${id}`, JSON.stringify({ importedAt, version, asOf, files: Object.fromEntries(files) }));
    point(db, { inUse: id, before: inUse });
    const kept = new Set([id, inUse]);
    for (const old of ids.slice(mostKept - 1)) if (!kept.has(old)) removeSetting(db, `${prefix}${old}`);
  });
}

/** Uses another pack that is kept, or the shipped one. Throws `cannotWrite`. */
export function choosePack(db: WriteDatabase, id: number): void {
  transaction(db, () => {
    const { inUse } = packPointer(db);
    if (inUse !== id) point(db, { inUse: id, before: inUse });
  });
}

function point(db: WriteDatabase, pointer: PackPointer): void {
  putSetting(db, pointerName, JSON.stringify(pointer));
}

/** Newest first. */
function keptIds(db: ReadDatabase): number[] {
  return listSettings(db, prefix)
    .map(({ name }) => Number(name.slice(prefix.length)))
    .filter((id) => Number.isInteger(id) && id > shippedId)
    .toSorted((one, other) => other - one);
}

function readKept(id: number, stored: string): KeptPack | null {
  const read = storedSchema.safeParse(JSON.parse(stored));
  return read.success ? { id, ...read.data, files: new Map(Object.entries(read.data.files)) } : null;
}
