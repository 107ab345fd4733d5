import { ReadingEnded, type ReadingFault, type ReadingLimits } from '../jobs/answersOf.ts';
import { inGuardedThread } from '../jobs/guardedThread.ts';
import { sheetScript } from '../places.ts';
import { type OpenedWorkbook, unreadable } from './openSheet.ts';
import type { SheetAnswer } from './sheetThread.ts';

/** The fullest sheet that is read at all takes some ten seconds on a slow machine. */
const usualLimits: ReadingLimits = { seconds: 60, heapMb: 1024 };

const pasteAnew = '请新建一张采集表，只把客户那几行粘贴过去，再导入。';
const faults: Readonly<Record<ReadingFault, readonly [detail: string, advice: string]>> = {
  timeout: ['打开用的时间太长，已经放弃', pasteAnew],
  outOfMemory: ['打开要用的内存太多，已经放弃', pasteAnew],
  broken: ['内容已损坏', '请用 Excel 或 WPS 打开后另存为 .xlsx，再导入一次。'],
};

/**
 * `openSheets` for a file nobody vouches for: in a thread of its own, which is ended at its deadline or with its heap.
 *
 * Throws `sheetUnreadable` as that does, and the signal's reason.
 */
export async function openSheetsGuarded(
  bytes: Uint8Array,
  signal?: AbortSignal,
  limits: ReadingLimits = usualLimits,
): Promise<OpenedWorkbook> {
  try {
    for await (const answer of inGuardedThread<SheetAnswer>(sheetScript, bytes, { ...limits, signal })) {
      if (answer.ok) return answer.workbook;
      throw unreadable(answer.detail, answer.advice);
    }
  } catch (error) {
    if (error instanceof ReadingEnded) throw unreadable(...faults[error.fault], error);
    throw error;
  }
  throw unreadable(...faults.broken);
}
