import type { CheckedScan, CheckScansEvent } from '#shared/api/scans.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { blocks, sortFindings } from '#shared/filing/finding.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';

/**
 * Judges files against one profile and kind, keeping nothing.
 *
 * One `checked` event a file, in the order given; a bad file is a finding and never stops the others.
 * Throws `profileMissing` before the first event. Cancel by the signal or by leaving the loop.
 */
export async function* checkScans(
  desk: Desk,
  request: { files: readonly UploadedFile[]; profile: string; kind: ScanKind },
  signal?: AbortSignal,
): AsyncGenerator<CheckScansEvent, void, undefined> {
  const profile = profileById(desk.pack, request.profile);
  const total = request.files.length;
  const check = async (file: UploadedFile): Promise<CheckedScan> => {
    const bytes = await file.arrayBuffer();
    const facts = await desk.pool.run('scanFacts', { bytes, name: file.name }, { signal, transfer: [bytes] });
    const judged = { profile, kind: request.kind, thresholds: desk.pack.scanThresholds };
    const findings = sortFindings(judgeScan(facts, judged, desk.rulebook));
    return { type: 'checked', file: file.name, ok: !blocks(findings), facts, findings };
  };
  let done = 0;
  yield { type: 'progress', done, total, label: '' };
  for await (const checked of inOrder(request.files, desk.pool.width, check, signal)) {
    yield checked;
    yield { type: 'progress', done: ++done, total, label: checked.file };
  }
}
