import type { TrayFile } from '#shared/intake/trayCase.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { ReadDatabase } from '../vault/sql.ts';
import { getIntakeItems, type IntakeItem, type IntakePlace, waitingMarks } from '../vault/store/intake.ts';
import { measuringsOf } from '../vault/store/scans.ts';

/** One thing that waits, as much of it as its place depends on. */
export interface WaitingItem extends Omit<TrayFile, 'chosen'> {
  /** Where somebody wants it. */
  readonly wish: IntakePlace | null;
}

interface Known {
  readonly measurings: number;
  readonly items: ReadonlyMap<number, { readonly mark: string; readonly item: WaitingItem }>;
}
const knownItems = new WeakMap<ReadDatabase, Known>();

/** Items read at a time: what is measured on each zone of a picture is thrown away at once. */
const readAtOnce = 500;

/**
 * Everything that waits, in the order it came. Only what is new, or was wished elsewhere, is read: while thousands come in, all of
 * them are asked for again and again.
 */
export function waitingItems(db: ReadDatabase): WaitingItem[] {
  const measurings = measuringsOf(db);
  const held = knownItems.get(db);
  const known = held?.measurings === measurings ? held.items : new Map<number, never>();
  const marks = waitingMarks(db);
  const missing = marks.filter(({ id, mark }) => known.get(id)?.mark !== mark).map(({ id }) => id);
  const read = new Map<number, WaitingItem>();
  for (let from = 0; from < missing.length; from += readAtOnce)
    for (const item of getIntakeItems(db, missing.slice(from, from + readAtOnce))) read.set(item.id, waitingOf(item));
  const items = new Map<number, { readonly mark: string; readonly item: WaitingItem }>();
  for (const { id, mark } of marks) {
    const item = read.get(id) ?? known.get(id)?.item;
    if (item) items.set(id, { mark, item });
  }
  knownItems.set(db, { measurings, items });
  return [...items.values()].map(({ item }) => item);
}

function waitingOf({ id, path, page, modifiedAt, scan, numberGlyphs, chosen }: IntakeItem): WaitingItem {
  return { id, path, page, modifiedAt, facts: scan && whatTellsPlaces(scan.facts), numberGlyphs, wish: chosen };
}

const noGrid = { columns: 1, rows: 1, values: [] };

/** Without what is measured cell by cell, which is nearly all of it. */
function whatTellsPlaces(facts: ScanFacts): ScanFacts {
  const { appearance } = facts;
  return appearance === null
    ? facts
    : { ...facts, appearance: { ...appearance, focus: noGrid, meanFocus: null, light: noGrid, glare: [] } };
}
