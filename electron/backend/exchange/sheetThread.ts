import { workerData } from 'node:worker_threads';
import { DeskError } from '#shared/api/errors.ts';
import { handOut } from '../jobs/handOut.ts';
import { type OpenedWorkbook, openSheets } from './openSheet.ts';

/** What it answers, once: the workbook, or why it cannot be read. */
export type SheetAnswer =
  | { readonly ok: true; readonly workbook: OpenedWorkbook }
  | { readonly ok: false; readonly detail: string; readonly advice: string };

/** Reads one workbook, then ends: see openSheetsGuarded.ts. */
const bytes: Uint8Array = workerData;
await handOut(opened(), () => []);

async function* opened(): AsyncGenerator<SheetAnswer, void, undefined> {
  try {
    yield { ok: true, workbook: await openSheets(bytes) };
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'sheetUnreadable')) throw error;
    const { detail = '', advice = '' } = error.details;
    yield { ok: false, detail: String(detail), advice: String(advice) };
  }
}
