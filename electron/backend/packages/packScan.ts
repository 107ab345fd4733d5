import type { Finding } from '#shared/filing/finding.ts';
import { materialSlot, slotPlace } from '#shared/filing/materialSlot.ts';
import { keyOf } from '#shared/packages/blocking.ts';
import type { PackagePart } from '#shared/packages/packagePlan.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { thresholdsFor } from '#shared/rules/scanThresholds.ts';
import { certificateKinds } from '#shared/scans/certificates.ts';
import { usualExtensions } from '#shared/scans/contentType.ts';
import { copyFindings } from '#shared/scans/copyFindings.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { documentShare } from '#shared/scans/documentShare.ts';
import { judgeFixed } from '#shared/scans/judgeFixed.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import type { ScanFix, StoredScan } from '#shared/scans/storedScan.ts';
import type { Desk } from '../desk.ts';
import { cleanBytes } from '../fit/cleanBytes.ts';
import { unreadFinding } from '../scans/readUpload.ts';
import { chosenStrictness } from '../settings/chosenProfile.ts';
import type { Vault } from '../vault/openVault.ts';

/** A file as it goes into the package, and what is to be said of it. */
export interface PackedScan {
  /** Null for what cannot be rid of what it tells of its making: that does not leave. */
  readonly file: { readonly bytes: Uint8Array; readonly extension: string; readonly changed: boolean } | null;
  readonly findings: readonly Finding[];
}

/** What the copies of one package have in common. */
export interface PackedFor {
  readonly desk: Desk;
  readonly vault: Vault;
  readonly profile: ScanProfile;
  /** What is written all over each copy; null where nothing is. */
  readonly watermark: string | null;
  /** What somebody stands by in the case. */
  readonly overridden: readonly Finding[];
}

/**
 * The copy of one scan, fixed as somebody fixed it, that a platform takes; what is no picture, or cannot be fitted, goes as it counts in the case and says so.
 *
 * The copy itself is measured and judged: what fitting puts right is no problem any more, what it cannot is one still.
 * What somebody stands by in the case is not told again. Whatever goes out says nothing of where and when it was made.
 */
export async function packScan(
  { desk, vault, profile, watermark, overridden }: PackedFor,
  part: PackagePart,
  { fileId, facts, fix }: StoredScan & { readonly fix: ScanFix | null },
  signal: AbortSignal | undefined,
): Promise<PackedScan> {
  const { pack, rulebook, pool } = desk;
  const slot = materialSlot(part.slot);
  const where = slotPlace(slot);
  const stoodBy = new Set(overridden.map(keyOf));
  const told = (findings: readonly Finding[]) =>
    findings.map((finding) => ({ ...finding, where })).filter((finding) => !stoodBy.has(keyOf(finding)));
  const original = await vault.files.read(fileId);
  const asItCame = async (findings: readonly Finding[]): Promise<PackedScan> => {
    const clean = await cleanBytes(pool, fix ? await vault.files.read(fix.fileId) : original, signal);
    if (clean === null) return { file: null, findings: [...told(findings), { ...withheld(desk), where }] };
    const extension = fix ? 'jpg' : (clean.extension ?? endingOf(facts));
    const isBare = watermark !== null && certificateKinds.has(slot.scanKind);
    const all = isBare ? [...findings, unmarked(desk)] : findings;
    return { file: { bytes: clean.bytes, extension, changed: fix !== null }, findings: told(all) };
  };
  const thresholds = thresholdsFor(pack.scanThresholds, chosenStrictness(vault.db));
  const kind = slot.scanKind;
  const demands = { profile, kind, thresholds };
  if (facts.unreadable !== null) return asItCame(judgeScan(facts, demands, rulebook));
  const target = copyTargetFor(profile, kind, pack.copyLimits, documentShare(fix?.facts ?? facts, demands));
  const bytes = new Uint8Array(original).buffer;
  // Made of the original again: a copy of a copy would lose twice.
  const recipe = fix?.recipe ?? plainRecipe;
  const copied = await pool.run('copy', { bytes, target, recipe, watermark }, { signal, transfer: [bytes] });
  if (copied.made === 'none') {
    const why = copyFindings(copied, { profile, kind }, rulebook);
    return asItCame(why.length > 0 ? why : [unreadFinding('breaksWorker', rulebook)]);
  }
  const extension = copied.contentType === 'png' ? 'png' : 'jpg';
  const copy = copied.bytes.slice().buffer;
  const measured = await pool.run(
    'scanFacts',
    { bytes: copy, name: `copy.${extension}`, onlyPaper: recipe.corners !== null },
    { signal, transfer: [copy] },
  );
  const judged = fix
    ? judgeFixed(measured, { original: facts, recipe, fitted: true }, demands, rulebook)
    : judgeScan(measured, demands, rulebook);
  return {
    file: { bytes: copied.bytes, extension, changed: copied.made === 'copy' },
    findings: told([...copyFindings(copied, { profile, kind }, rulebook), ...judged]),
  };
}

/** The ending of a file that keeps its contents: its own where that is right, as a film may be .mov. */
function endingOf({ contentType, extension }: StoredScan['facts']): string {
  const usual = usualExtensions[contentType];
  if (extension !== null && usual.includes(extension)) return extension;
  return usual[0] ?? extension ?? 'bin';
}

/** A certificate leaves without what it is for only where somebody says why. */
function unmarked({ rulebook }: Desk): Finding {
  return rulebook('scan.unmarked', {
    weight: 'must',
    where: 'contentType',
    message: '这份证件做不成图片，没能加上用途水印。',
    remedy: '请换成图片：PDF 拖到“收件”，每一页会变成一张图片。确实要照原样交的，写明理由后再生成。',
  });
}

function withheld({ rulebook }: Desk): Finding {
  return rulebook('scan.withheld', {
    weight: 'must',
    where: 'contentType',
    message: '这个文件里可能记着拍摄地点、时间或作者，本软件去不掉，所以没有放进提交包。',
    remedy: '请另存为 JPG 图片或 PDF 后换上；打不开的，请让客户重新发送。',
  });
}
