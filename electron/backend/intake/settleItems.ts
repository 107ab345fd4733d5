import type { z } from 'zod';
import type { AcceptedIntake, acceptIntakeInput } from '#shared/api/intake.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import type { Proposal } from '#shared/intake/proposal.ts';
import { endOverrides } from '../cases/endOverrides.ts';
import type { Desk } from '../desk.ts';
import { transaction, type WriteDatabase } from '../vault/sql.ts';
import { findCaseByNumber, getCase } from '../vault/store/cases.ts';
import {
  getIntakeItems,
  type IntakeItem,
  type PlacedIn,
  reopenIntakeItem,
  settleIntakeItem,
  traceToCase,
} from '../vault/store/intake.ts';
import { attachScan, detachScan, listMaterials } from '../vault/store/materials.ts';
import { getScan } from '../vault/store/scans.ts';
import { placeMark } from './placeMark.ts';
import { baseName } from './staging.ts';
import { openTray } from './tray.ts';

/**
 * Puts items of the tray where they are proposed or were wished, all in one write. What it answers is durable.
 *
 * An item whose places are no longer those `placeMark` stands for waits to be looked at again: what came in meanwhile
 * may have moved it. One item is put everywhere it belongs or nowhere. A slot that is full keeps what it has unless `replace` says otherwise; such
 * an item still waits, with the reason. Throws `vaultLocked`, `cannotWrite`.
 */
export async function acceptItems(
  desk: Desk,
  { items, replace }: z.infer<typeof acceptIntakeInput>,
): Promise<AcceptedIntake> {
  const seen = new Map(items.map(({ id, placeMark: mark }) => [id, mark]));
  const { proposals } = await openTray(desk);
  const { db } = desk.vault();
  const result: AcceptedIntake = { accepted: [], refused: [] };
  transaction(db, () => {
    for (const item of getIntakeItems(db, [...seen.keys()])) {
      if (item.state !== 'pending') continue;
      const proposal = proposals.get(item.id);
      const placed =
        placeMark(proposal?.places ?? []) === seen.get(item.id)
          ? placeItem(desk, db, item, proposal, replace)
          : refusal('moved', '它要放的地方刚刚变了');
      if (!Array.isArray(placed)) {
        result.refused.push({ id: item.id, ...placed });
        continue;
      }
      settleIntakeItem(db, item.id, 'accepted', placed);
      result.accepted.push(item.id);
    }
  });
  return result;
}

type Refusal = Omit<AcceptedIntake['refused'][number], 'id'>;

function refusal(why: Refusal['why'], reason: string): Refusal {
  return { why, reason };
}

/** Puts one item in, or says why it cannot be; then nothing has changed. */
function placeItem(
  desk: Desk,
  db: WriteDatabase,
  item: IntakeItem,
  proposal: Proposal | undefined,
  replace: boolean,
): PlacedIn[] | Refusal {
  const { scan } = item;
  if (!scan) return refusal('unplaced', '这个文件打不开，不能放进案件');
  const known = proposal?.places ?? [];
  const wanted = known.filter(({ slots }) => slots.length > 0);
  if (known.length === 0) return refusal('unplaced', '还没有选好放到哪个案件、当作哪种材料');
  if (wanted.length === 0) return refusal('unplaced', '还没有选好当作哪种材料');
  const places: { caseId: number; slot: MaterialSlotId }[] = [];
  for (const { caseNumber, slots } of wanted) {
    const found = findCaseByNumber(db, caseNumber);
    if (!found || found.removedAt !== null) return refusal('unplaced', `案件 ${caseNumber} 已经不在了，或者在回收站里`);
    for (const slot of slots) {
      const full = fullWith(db, found.id, slot, scan.id);
      if (full && !replace) return refusal('full', `案件 ${caseNumber} 的“${materialSlot(slot).label}”${full}`);
      places.push({ caseId: found.id, slot });
    }
  }
  return places.flatMap(({ caseId, slot }) => {
    const now = desk.now();
    return endOverrides({ db, now, pack: desk.pack, reach: { type: 'case', caseId } }, () => {
      const removed = replace ? makeRoom(db, caseId, slot, scan.id) : [];
      const name = nameFor(item);
      const attached = attachScan(db, { caseId, slot, scanId: scan.id, now, name });
      return attached ? [{ caseId, slot, removed }] : [];
    });
  });
}

/** Why a slot takes no more; null when it does, or holds the same picture. */
function fullWith(db: WriteDatabase, caseId: number, slot: MaterialSlotId, scanId: number): string | null {
  const { most } = materialSlot(slot);
  const held = listMaterials(db, caseId).filter((each) => each.slot === slot);
  if (held.length < most || held.some(({ scan }) => scan.id === scanId)) return null;
  return most === 1 ? '已有另一份文件，没有替换' : `最多放 ${most} 份，放不下了`;
}

/** Takes out what a slot for one file holds; a list only loses its last one. */
function makeRoom(db: WriteDatabase, caseId: number, slot: MaterialSlotId, scanId: number): PlacedIn['removed'] {
  const held = listMaterials(db, caseId).filter((each) => each.slot === slot);
  if (held.length < materialSlot(slot).most || held.some(({ scan }) => scan.id === scanId)) return [];
  return held.slice(-1).map(({ scan, signedOn, position }) => {
    detachScan(db, { caseId, slot, scanId: scan.id });
    return { scanId: scan.id, name: scan.facts.name, signedOn, position };
  });
}

/** A page is called by its file and number, everything else as it came. */
function nameFor({ path, page, scan }: IntakeItem): string {
  return page === null ? baseName(path) : (scan?.facts.name ?? baseName(path));
}

/**
 * Puts items aside; nothing is deleted. Answers which waited. Throws `vaultLocked`, `cannotWrite`.
 *
 * The case each seemed to belong into is remembered: with it goes the picture, once that case is erased for good.
 */
export async function dismissItems(desk: Desk, ids: readonly number[]): Promise<{ changed: number[] }> {
  const { proposals } = await openTray(desk);
  const { db } = desk.vault();
  return transaction(db, () => {
    const waiting = getIntakeItems(db, ids).filter(({ state }) => state === 'pending');
    for (const { id, scanId } of waiting) {
      settleIntakeItem(db, id, 'dismissed');
      for (const { caseNumber } of proposals.get(id)?.places ?? []) {
        const found = findCaseByNumber(db, caseNumber);
        if (found && scanId !== null) traceToCase(db, found.id, scanId);
      }
    }
    return { changed: waiting.map(({ id }) => id) };
  });
}

/**
 * Takes back that items were accepted or dismissed: they wait again, and cases are as they were before.
 *
 * What somebody has moved or replaced in a case meanwhile stays as he left it. Throws `vaultLocked`, `cannotWrite`.
 */
export function reopenItems(desk: Desk, ids: readonly number[]): { changed: number[] } {
  const { db } = desk.vault();
  return transaction(db, () => {
    const settled = getIntakeItems(db, ids).filter(({ state }) => state !== 'pending');
    // The last first, so that what made way for another comes back last.
    for (const item of settled.toReversed()) {
      for (const placed of item.placed.toReversed()) takeBack(desk, db, item, placed);
      reopenIntakeItem(db, item.id);
    }
    return { changed: settled.map(({ id }) => id) };
  });
}

function takeBack(desk: Desk, db: WriteDatabase, { scan }: IntakeItem, { caseId, slot, removed }: PlacedIn): void {
  if (!scan || !getCase(db, caseId)) return;
  // Replaced or moved since by somebody: what made way for it then has no place to come back to.
  if (!listMaterials(db, caseId).some((each) => each.slot === slot && each.scan.id === scan.id)) return;
  const now = desk.now();
  endOverrides({ db, now, pack: desk.pack, reach: { type: 'case', caseId } }, () => {
    detachScan(db, { caseId, slot, scanId: scan.id });
    for (const { scanId, name, signedOn, position } of removed) {
      // Erased meanwhile, or lost with a broken database.
      if (getScan(db, scanId) === null) continue;
      attachScan(db, { caseId, slot, scanId, now, name: name ?? undefined, signedOn, position });
    }
  });
}
