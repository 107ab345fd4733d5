import { join } from 'node:path';
import { z } from 'zod';
import { type Loss, lossSchema } from '#shared/doctor/loss.ts';
import { exists } from '../exists.ts';
import { vaultLayout } from '../layout.ts';
import type { Vault } from '../openVault.ts';
import type { ReadDatabase, WriteDatabase } from '../sql.ts';
import { getSetting, listSettings, putSetting } from '../store/settings.ts';

/** What the name of the note in `settings` begins with; the name of the kept database follows. */
export const lossPrefix = 'salvage.';

const noteSchema = lossSchema.extend({
  /** True once an erasure took the broken database along. */
  erased: z.boolean().optional(),
});

/** What a salvage could not bring over, and where the broken database is. */
export interface LossNote {
  readonly loss: Loss;
  readonly keptAt: string;
  /** `erased`: an erasure took it along; `away`: somebody did. */
  readonly kept: 'there' | 'erased' | 'away';
}

/** What all salvages noted, the oldest first. */
export async function lossNotes({ db, dir }: Pick<Vault, 'db' | 'dir'>): Promise<LossNote[]> {
  const notes: LossNote[] = [];
  for (const { name, value } of listSettings(db, lossPrefix)) {
    const note = readNote(value);
    if (note === null) continue;
    const { erased = false, ...loss } = note;
    const keptAt = join(vaultLayout(dir).unclaimed, name.slice(lossPrefix.length));
    // The file first: an erasure may not have come that far.
    notes.push({ loss, keptAt, kept: (await exists(keptAt)) ? 'there' : erased ? 'erased' : 'away' });
  }
  return notes;
}

/** Notes, before kept databases are deleted, that an erasure does so: nobody has settled what is missing by that. */
export function noteKeptErased(db: ReadDatabase & WriteDatabase, keptNames: readonly string[]): void {
  for (const kept of keptNames) {
    const note = readNote(getSetting(db, lossPrefix + kept) ?? 'null');
    if (note) putSetting(db, lossPrefix + kept, JSON.stringify({ ...note, erased: true }));
  }
}

function readNote(json: string): z.infer<typeof noteSchema> | null {
  const note = noteSchema.safeParse(JSON.parse(json));
  return note.success ? note.data : null;
}

/** Tables of which a lost row lets something look as if it were nobody's. */
const holders = new Set(['cases', 'case_traces', 'intake_items', 'materials', 'mini_programs', 'subjects']);

/**
 * True where what belongs to whom is not known any more: a salvage lost rows that told, or nobody can tell whether it did. It stays so
 * whatever became of the broken database: among what looks like nobody's are pictures of cases that are worked on.
 */
export function hasLostHolders(db: ReadDatabase): boolean {
  return listSettings(db, lossPrefix).some(({ value }) => {
    const note = readNote(value);
    if (note === null) return false;
    return note.cases === null || note.cases.length > 0 || note.missing.some(({ table }) => holders.has(table));
  });
}
