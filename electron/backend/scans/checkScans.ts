import type { CheckedScan, CheckScansEvent } from '#shared/api/scans.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { blocks, sortFindings } from '#shared/filing/finding.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { type Strictness, thresholdsFor } from '#shared/rules/scanThresholds.ts';
import { codeKinds } from '#shared/scans/certificates.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { readUpload, type UnreadUpload, unreadFinding } from './readUpload.ts';

/**
 * Judges files against one profile and kind, keeping nothing.
 *
 * One `checked` event a file, in the order given; a bad file is a finding and never stops the others.
 * Throws `profileMissing` before the first event. Cancel by the signal or by leaving the loop.
 */
export async function* checkScans(
  desk: Desk,
  request: { files: readonly UploadedFile[]; profile: string; kind: ScanKind; strictness?: Strictness },
  signal?: AbortSignal,
): AsyncGenerator<CheckScansEvent, void, undefined> {
  const profile = profileById(desk.pack, request.profile);
  const thresholds = thresholdsFor(desk.pack.scanThresholds, request.strictness ?? 'usual');
  const total = request.files.length;
  const check = async (file: UploadedFile): Promise<CheckedScan> => {
    const facts = await measure(desk, file, codeKinds.has(request.kind), signal);
    if (typeof facts === 'string') {
      return {
        type: 'checked',
        file: file.name,
        ok: false,
        facts: null,
        findings: [unreadFinding(facts, desk.rulebook)],
      };
    }
    const judged = { profile, kind: request.kind, thresholds };
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

/** Measures in a worker. One that breaks, or outgrows its heap, takes only this file with it. */
async function measure(
  desk: Desk,
  file: UploadedFile,
  codes: boolean,
  signal: AbortSignal | undefined,
): Promise<ScanFacts | UnreadUpload> {
  const bytes = await readUpload(file);
  if (typeof bytes === 'string') return bytes;
  try {
    return await desk.pool.run('scanFacts', { bytes, name: file.name, codes }, { signal, transfer: [bytes] });
  } catch (error) {
    if (signal?.aborted) throw error;
    return 'breaksWorker';
  }
}
