import type { z } from 'zod';
import type { FittedScan, fitScanInput } from '#shared/api/scans.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { copyFindings } from '#shared/scans/copyFindings.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { Desk } from '../desk.ts';
import { readUpload, unreadFinding } from '../scans/readUpload.ts';

/**
 * A copy of one picture that a platform takes, keeping nothing of it.
 *
 * What cannot be fitted says why as a finding that blocks. Throws `profileMissing`.
 */
export async function fitScan(
  desk: Desk,
  { file, kind, ...request }: z.infer<typeof fitScanInput>,
  signal?: AbortSignal,
): Promise<FittedScan> {
  const { pack, rulebook, pool } = desk;
  const profile = profileById(pack, request.profile);
  const unfit = (finding: Parameters<typeof copyFindings>[0]) => copyFindings(finding, { profile, kind }, rulebook);
  const bytes = await readUpload(file);
  if (typeof bytes === 'string') return { type: 'unfit', findings: [unreadFinding(bytes, rulebook)] };
  const target = copyTargetFor(profile, kind, pack.copyLimits);
  try {
    const copied = await pool.run('copy', { bytes: bytes.slice(0), target }, { signal });
    if (copied.made === 'none') {
      if (copied.reason !== 'unreadable') return { type: 'unfit', findings: unfit(copied) };
      const facts = await pool.run('scanFacts', { bytes, name: file.name }, { signal, transfer: [bytes] });
      const said = judgeScan(facts, { profile, kind, thresholds: pack.scanThresholds }, rulebook);
      const blocking = said.filter(({ weight }) => weight === 'must');
      return { type: 'unfit', findings: blocking.length > 0 ? blocking : [unreadFinding('breaksWorker', rulebook)] };
    }
    const { width, height, quality, made, contentType } = copied;
    const stem =
      file.name
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/\.[^.]+$/, '') ?? '';
    const named = new File([copied.bytes], `${safeFileName(stem)}.${contentType === 'png' ? 'png' : 'jpg'}`);
    return { type: 'fitted', file: named, changed: made === 'copy', width, height, quality, findings: unfit(copied) };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { type: 'unfit', findings: [unreadFinding('breaksWorker', rulebook)] };
  }
}
