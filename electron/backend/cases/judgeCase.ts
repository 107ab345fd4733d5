import type { CaseFile } from '#shared/api/cases.ts';
import type { Day } from '#shared/filing/date.ts';
import { type Application, personIn } from '#shared/filing/filingCase.ts';
import { type Finding, sortFindings } from '#shared/filing/finding.ts';
import { type MaterialSlotId, materialSlot, roleOfCard, slotPlace } from '#shared/filing/materialSlot.ts';
import { matterOf, type Settlement, settle } from '#shared/filing/settlement.ts';
import { lintApplication } from '#shared/lint/lintApplication.ts';
import type { OwnRule } from '#shared/rules/ownRules.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { RulePack, ScanProfile } from '#shared/rules/rulePack.ts';
import { type Strictness, thresholdsFor } from '#shared/rules/scanThresholds.ts';
import { agreedSides, weighSide } from '#shared/scans/agreedSides.ts';
import { judgeBrightened } from '#shared/scans/brightened.ts';
import { judgeFixed } from '#shared/scans/judgeFixed.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { judgeSides } from '#shared/scans/judgeSides.ts';
import { countedFacts, type HeldMaterial } from '#shared/scans/storedScan.ts';
import { weighForCase } from '#shared/scans/weighForCase.ts';
import { digestOf } from './digestOf.ts';

/** What a case is judged by. */
export interface CaseRules {
  readonly pack: RulePack;
  readonly rulebook: Rulebook;
  readonly profile: ScanProfile;
  /** How strictly pictures are looked at. */
  readonly strictness: Strictness;
  readonly today: Day;
  /** The agency's own numbers. */
  readonly agencyPhones: readonly string[];
  /** What the agency learnt from its rejections. */
  readonly ownRules: readonly OwnRule[];
}

/**
 * All findings of a case at once: its fields, what is missing, and every picture in its slot. Pure.
 *
 * A picture's findings stand at the payload field its slot fills, or at the slot where it fills none. A picture
 * that serves several slots is judged in each, because their limits may differ; the list of the whole case names a
 * problem of one file once. What the copy for a platform will put right weighs no more than a 提示. What somebody stands by in `settlements` is listed apart.
 */
export function judgeCase(
  application: Application,
  held: readonly HeldMaterial[],
  { pack, rulebook, profile, strictness, today, agencyPhones, ownRules }: CaseRules,
  settlements: readonly Settlement[] = [],
): CaseFile {
  const thresholds = thresholdsFor(pack.scanThresholds, strictness);
  const sides = judgeSides(held, { alikeShare: thresholds.alikeShare, rulebook });
  const agreed = agreedSides(held, (front) => wantsIdCard(front, application, pack));
  const materials = held.map((material) => {
    const slot = materialSlot(material.slot);
    const facts = countedFacts(material);
    const original = material.scan.facts;
    const judged = {
      profile,
      kind: slot.scanKind,
      thresholds,
      where: slotPlace(slot),
      creditCode: creditCodeOf(application, pack),
    };
    const onFile = material.fix
      ? judgeFixed(facts, { original, recipe: material.fix.recipe }, judged, rulebook)
      : judgeScan(facts, judged, rulebook);
    return {
      scanId: material.scan.id,
      slot: material.slot,
      position: material.position,
      facts,
      givenName: material.scan.facts.name,
      receivedAt: material.scan.receivedAt,
      attachedAt: material.attachedAt,
      signedOn: material.signedOn,
      fix: material.fix && {
        id: material.fix.fileId,
        recipe: material.fix.recipe,
        madeAt: material.fix.madeAt,
      },
      fixBefore: material.fixBefore,
      findings: sortFindings([
        ...weighForCase(onFile, { facts, original, profile, kind: slot.scanKind }).map((finding) =>
          weighSide(finding, agreed.get(material.slot), rulebook),
        ),
        ...(material.fix === null || onFile.some(({ rule }) => rule === 'scan.dark')
          ? []
          : judgeBrightened(material.fix.recipe, original, judged, rulebook)),
        ...sides.flatMap((each) =>
          each.slot === material.slot && each.scanId === material.scan.id ? [each.finding] : [],
        ),
      ]),
    };
  });
  const fields = lintApplication(application, pack, {
    today,
    profile,
    materials: held,
    agencyPhones,
    ownRules,
  });
  const all: Finding[] = [...fields, ...onceAFile(materials)];
  const aboutOf = (finding: Finding) => digestOf(matterOf(finding, application, held));
  return { application, materials, ...settle(sortFindings(all), settlements, aboutOf) };
}

/** Whether the card in a place is an ID card, as far as anybody said: most are. */
function wantsIdCard(slot: MaterialSlotId, application: Application, { certificateTypes }: RulePack): boolean {
  const role = roleOfCard[slot];
  const type = role === undefined ? null : personIn(application, role)?.certificateType;
  return (certificateTypes.find(({ id }) => id === type)?.numberKind ?? 'resident-id') === 'resident-id';
}

/** What the code on the subject's certificate is compared with; false for a certificate of another kind. */
function creditCodeOf({ subject }: Application, { certificateTypes }: RulePack): string | null | false {
  const type = certificateTypes.find(({ id }) => id === subject.certificateType);
  return type !== undefined && type.numberKind !== 'credit-code' ? false : subject.certificateNumber;
}

/** Three roles of one person hold the same picture: one blurred picture is one problem, not three. */
function onceAFile(materials: CaseFile['materials']): Finding[] {
  const told = new Set<string>();
  return materials.flatMap(({ facts, findings }) =>
    findings.filter(({ rule, message }) => {
      const problem = `${facts.sha256} ${rule} ${message}`;
      if (told.has(problem)) return false;
      told.add(problem);
      return true;
    }),
  );
}
