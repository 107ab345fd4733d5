import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { lastBundleSchema, undoBundleInput, undoneBundleSchema } from '#shared/api/bundles.ts';
import { DeskError } from '#shared/api/errors.ts';
import { bundledCaseSchema } from '#shared/bundle/bundledCase.ts';
import { digestsOf, sameState } from '#shared/bundle/mergeCase.ts';
import { noteAccess } from '../access/accessLog.ts';
import { digestOf } from '../cases/digestOf.ts';
import type { Desk } from '../desk.ts';
import { clearMadeFiles } from '../vault/madeFiles.ts';
import { type ReadDatabase, transaction, type WriteDatabase } from '../vault/sql.ts';
import { forgetChanges, forgetState, type KeptChange, lastImport, listChanges } from '../vault/store/bundles.ts';
import { getCase, setCaseRemoved } from '../vault/store/cases.ts';
import { caseBeforeSchema } from './bringIn.ts';
import { gatherCase } from './gatherCase.ts';
import { restoreRecords, writeCase } from './writeCase.ts';

/**
 * Takes the last import back: cases it changed are as they were, those it brought lie in the 回收站. All or nothing.
 *
 * Throws `bundleUndoGone` when it was taken back already, another one followed, or one of the cases has changed since.
 */
export async function undoBundle(
  desk: Desk,
  { undo }: z.infer<typeof undoBundleInput>,
): Promise<z.infer<typeof undoneBundleSchema>> {
  const vault = desk.vault();
  const { db } = vault;
  const undone = transaction(db, () => {
    // All are compared before one is touched: they may share a subject.
    const steps = changesOf(db, undo).map((change) => stepBack(db, change));
    const told: z.infer<typeof undoneBundleSchema> = { restored: [], removed: [] };
    const now = desk.now();
    // Backwards: what is shared was first as the first case met it.
    for (const { caseId, state, current, before } of steps.toReversed()) {
      const { rows, removed, mine } = before;
      if (rows.caseId === null) {
        restoreRecords(db, rows, mine);
        setCaseRemoved(db, caseId, true, now);
        told.removed.push(current.filingCase.number);
      } else {
        writeCase(db, rows, { target: mine, current, fileOf: neverAsked, now });
        if (removed) setCaseRemoved(db, caseId, true, now);
        told.restored.push(current.filingCase.number);
      }
      forgetState(db, caseId, state);
    }
    forgetChanges(db);
    noteAccess(desk, 'bundleUndo', [...told.restored, ...told.removed]);
    return told;
  });
  vault.accessHead.keep();
  await clearMadeFiles(vault);
  return undone;
}

/** The last import, while nobody has changed what it did. Case by case, so that others get their turn meanwhile. */
export async function lastBundle(desk: Desk): Promise<z.infer<typeof lastBundleSchema>> {
  const undo = lastImport(desk.vault().db);
  if (undo === null) return { last: null };
  const cases: string[] = [];
  try {
    for (const change of changesOf(desk.vault().db, undo)) {
      cases.push(stepBack(desk.vault().db, change).current.filingCase.number);
      await setImmediate();
    }
    return { last: { undo, cases } };
  } catch (error) {
    if (error instanceof DeskError && error.code === 'bundleUndoGone') return { last: null };
    throw error;
  }
}

function changesOf(db: ReadDatabase, undo: string): KeptChange[] {
  const changes = listChanges(db, undo);
  if (changes.length === 0) throw new DeskError('bundleUndoGone', { why: '已经撤销过，或者之后又导入过别的交接包' });
  return changes;
}

/** What an import did to one case, which nobody has changed since. */
function stepBack(db: WriteDatabase, change: KeptChange) {
  const current = gatherCase(db, change.caseId);
  const after = digestsOf(bundledCaseSchema.parse(JSON.parse(change.after)), digestOf);
  const isSame = sameState(after, digestsOf(current, digestOf));
  if (!isSame || getCase(db, change.caseId)?.removedAt !== null) {
    throw new DeskError('bundleUndoGone', { why: `案件 ${current.filingCase.number} 导入以后又有改动` });
  }
  return { ...change, current, before: caseBeforeSchema.parse(JSON.parse(change.before)) };
}

/** What was here before is here still. */
function neverAsked(use: string): never {
  throw new DeskError('bundleUndoGone', { why: `原来的文件已经不在（${use.split(' ')[0]}）` });
}
