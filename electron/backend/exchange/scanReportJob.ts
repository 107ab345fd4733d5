import type { CheckedScan } from '#shared/api/scans.ts';
import type { ScanDemands } from './writeScanReport.ts';

/** `writeScanReport` as a worker does it: a report on thousands of files takes seconds. */
export async function scanReportJob(input: {
  readonly checked: readonly CheckedScan[];
  readonly demands: ScanDemands;
  readonly now: Date;
}) {
  // Loaded when asked for: no other job needs the spreadsheet library.
  const { writeScanReport } = await import('./writeScanReport.ts');
  return writeScanReport(input.checked, input.demands, input.now);
}
