import type { OpenedCase } from '#shared/api/cases.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { materialSlot, slotPlace } from '#shared/filing/materialSlot.ts';
import type { PackagePart } from '#shared/packages/packagePlan.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { thresholdsFor } from '#shared/rules/scanThresholds.ts';
import { usualExtensions } from '#shared/scans/contentType.ts';
import { copyFindings } from '#shared/scans/copyFindings.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import type { ScanFix, StoredScan } from '#shared/scans/storedScan.ts';
import type { Desk } from '../desk.ts';
import { chosenStrictness } from '../settings/chosenProfile.ts';
import type { Vault } from '../vault/openVault.ts';

/** A file as it goes into the package, and what is to be said of it. */
export interface PackedScan {
  readonly bytes: Uint8Array;
  readonly extension: string;
  readonly changed: boolean;
  readonly findings: readonly Finding[];
}

/**
 * The copy of one scan, fixed as somebody fixed it, that a platform takes; what is no picture, or cannot be fitted, goes as it counts in the case and says so.
 *
 * The copy itself is measured and judged: what fitting puts right is no problem any more, what it cannot is one still.
 * What somebody stands by in the case is not told again.
 */
export async function packScan(
  { desk, vault, profile, opened }: { desk: Desk; vault: Vault; profile: ScanProfile; opened: OpenedCase },
  part: PackagePart,
  { fileId, facts, fix }: StoredScan & { readonly fix: ScanFix | null },
  signal: AbortSignal | undefined,
): Promise<PackedScan> {
  const { pack, rulebook, pool } = desk;
  const slot = materialSlot(part.slot);
  const where = slotPlace(slot);
  const stoodBy = (finding: Finding) =>
    opened.overridden.some(({ finding: known }) => known.rule === finding.rule && known.where === finding.where);
  const told = (findings: readonly Finding[]) =>
    findings.map((finding) => ({ ...finding, where })).filter((finding) => !stoodBy(finding));
  const original = await vault.files.read(fileId);
  const asItCame = async (findings: readonly Finding[]): Promise<PackedScan> => ({
    bytes: fix ? await vault.files.read(fix.fileId) : original,
    extension: fix ? 'jpg' : (usualExtensions[facts.contentType][0] ?? facts.extension ?? 'bin'),
    changed: fix !== null,
    findings: told(findings),
  });
  const thresholds = thresholdsFor(pack.scanThresholds, chosenStrictness(vault.db));
  const demands = { profile, kind: slot.scanKind, thresholds };
  if (facts.unreadable !== null) return asItCame(judgeScan(facts, demands, rulebook));
  const target = copyTargetFor(profile, slot.scanKind, pack.copyLimits);
  const bytes = new Uint8Array(original).buffer;
  // Made of the original again: a copy of a copy would lose twice.
  const recipe = fix?.recipe ?? plainRecipe;
  const copied = await pool.run('copy', { bytes, target, recipe }, { signal, transfer: [bytes] });
  if (copied.made === 'none') return asItCame(copyFindings(copied, { profile, kind: slot.scanKind }, rulebook));
  const extension = copied.contentType === 'png' ? 'png' : 'jpg';
  const copy = copied.bytes.slice().buffer;
  const measured = await pool.run(
    'scanFacts',
    { bytes: copy, name: `copy.${extension}`, onlyPaper: recipe.corners !== null },
    { signal, transfer: [copy] },
  );
  return {
    bytes: copied.bytes,
    extension,
    changed: copied.made === 'copy',
    findings: told([
      ...copyFindings(copied, { profile, kind: slot.scanKind }, rulebook),
      ...judgeScan(measured, demands, rulebook),
    ]),
  };
}
