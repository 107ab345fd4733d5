import { z } from 'zod';
import type { ReadDatabase, WriteDatabase } from '../sql.ts';
import { getSetting, putSetting, removeSetting } from './settings.ts';

/** A digest of what was filled in, by the step it was filled in at; see `filling/filling.ts`. Nothing else of it is kept. */
const ticksSchema = z.record(z.string(), z.string());
export type FillingTicks = Readonly<Record<string, string>>;

const nameOf = (caseNumber: string) => `filling.${caseNumber}`;

/** What is ticked in a case; nothing where nothing is, or where another version wrote it in a way this one cannot read. */
export function fillingTicks(db: ReadDatabase, caseNumber: string): FillingTicks {
  const kept = ticksSchema.safeParse(JSON.parse(getSetting(db, nameOf(caseNumber)) ?? 'null'));
  return kept.success ? kept.data : {};
}

/** Keeps what is ticked in a case, in place of what was. */
export function keepFillingTicks(db: WriteDatabase, caseNumber: string, ticks: FillingTicks): void {
  putSetting(db, nameOf(caseNumber), JSON.stringify(ticks));
}

/** Forgets every tick of a case; nothing happens where there is none. */
export function forgetFillingTicks(db: WriteDatabase, caseNumber: string): void {
  removeSetting(db, nameOf(caseNumber));
}
