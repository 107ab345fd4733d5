import type { z } from 'zod';
import type { FittedScan, fitScanInput } from '#shared/api/scans.ts';
import { type Finding, sortFindings } from '#shared/filing/finding.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { blockingBeforehand, blockingOfCopy } from '#shared/packages/blocking.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { type CopyResult, copyFindings } from '#shared/scans/copyFindings.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { documentShare } from '#shared/scans/documentShare.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import { purposeMark } from '#shared/sheets/purposeMark.ts';
import type { Desk } from '../desk.ts';
import { readPicture } from '../intake/open/pagesOf.ts';
import { unreadFinding } from '../scans/readUpload.ts';

/**
 * A copy of one picture, or of the one page of a paper, that a platform takes, keeping nothing of it, and what is still wrong
 * with it.
 *
 * The copy is measured and judged like any picture; what cannot be cured by fitting, as blur, is told of the original.
 * What cannot be fitted says why as a finding that blocks. Throws `profileMissing`.
 */
export async function fitScan(
  desk: Desk,
  { file, kind, ...request }: z.infer<typeof fitScanInput>,
  signal?: AbortSignal,
): Promise<FittedScan> {
  const { pack, rulebook, pool } = desk;
  const profile = profileById(pack, request.profile);
  const unmarked = whyUnmarked(request, profile);
  const watermark = unmarked === null ? purposeMark(request.miniProgram, desk.today()) : null;
  const ofCopy = (result: CopyResult) => copyFindings(result, { profile, kind }, rulebook);
  const demands = { profile, kind, thresholds: pack.scanThresholds };
  const bytes = await readPicture(pool, file, signal);
  if (typeof bytes === 'string') return { type: 'unfit', findings: [unreadFinding(bytes, rulebook)] };
  const measure = (of: ArrayBuffer, name: string) =>
    pool.run('scanFacts', { bytes: of, name }, { signal, transfer: [of] });
  try {
    const facts = await measure(bytes.slice(0), file.name);
    const said = judgeScan(facts, demands, rulebook);
    const target = copyTargetFor(profile, kind, pack.copyLimits, documentShare(facts, demands));
    const copied = await pool.run('copy', { bytes, target, watermark }, { signal, transfer: [bytes] });
    if (copied.made === 'none') {
      if (copied.reason !== 'unreadable') return { type: 'unfit', findings: ofCopy(copied) };
      const blocking = said.filter(({ weight }) => weight === 'must');
      return { type: 'unfit', findings: blocking.length > 0 ? blocking : [unreadFinding('breaksWorker', rulebook)] };
    }
    const { width, height, quality, made, contentType } = copied;
    const extension = contentType === 'png' ? 'png' : 'jpg';
    const measured = await measure(copied.bytes.slice().buffer, `copy.${extension}`);
    const told: Finding[] = [...ofCopy(copied), ...judgeScan(measured, demands, rulebook)];
    const findings = sortFindings([...blockingOfCopy(told, blockingBeforehand(said)), ...told]);
    const stem =
      file.name
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/\.[^.]+$/, '') ?? '';
    const named = new File([copied.bytes], `${safeFileName(stem)}.${extension}`);
    return {
      type: 'fitted',
      file: named,
      changed: made === 'copy',
      width,
      height,
      quality,
      watermark,
      unmarked,
      findings,
    };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { type: 'unfit', findings: [unreadFinding('breaksWorker', rulebook)] };
  }
}

/** As in packages and on sheets: on every copy, save for a platform that refuses it. */
function whyUnmarked(
  { watermark }: Pick<z.infer<typeof fitScanInput>, 'watermark'>,
  profile: ScanProfile,
): 'refused' | 'unwanted' | null {
  if (!watermark) return 'unwanted';
  return profile.watermark === 'refused' ? 'refused' : null;
}
