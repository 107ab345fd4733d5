import type { OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import { dueDatesOf } from '#shared/filing/dueDates.ts';
import { type Finding, sortFindings } from '#shared/filing/finding.ts';
import { questionsOf, remindersOf } from '#shared/filing/question.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { matterOf, settle } from '#shared/filing/settlement.ts';
import { registerFinding } from '#shared/lint/registers.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { likenessDigits } from '#shared/scans/likeness.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { Desk } from '../desk.ts';
import { chosenProfile, chosenStrictness, usualProfile } from '../settings/chosenProfile.ts';
import type { ReadDatabase } from '../vault/sql.ts';
import { getAgency } from '../vault/store/agency.ts';
import { getCaseLinks } from '../vault/store/caseFollows.ts';
import {
  countOtherCases,
  findCaseByNumber,
  getCaseParts,
  loadApplication,
  type StoredCase,
} from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { listOwnRules } from '../vault/store/ownRules.ts';
import { listSettlements } from '../vault/store/settlements.ts';
import { alikeInOtherCases } from './alikePictures.ts';
import { digestOf } from './digestOf.ts';
import { type CaseRules, judgeCase } from './judgeCase.ts';

/** What cases are judged by today, with the profile the office chose. Throws `vaultLocked`. */
export function rulesOfToday(desk: Desk): CaseRules {
  const { pack, rulebook } = desk;
  const { db } = desk.vault();
  const { phones, contactPhone } = getAgency(db);
  const agencyPhones = contactPhone === null ? phones : [...phones, contactPhone];
  return {
    pack,
    rulebook,
    profile: chosenProfile(db, pack),
    strictness: chosenStrictness(db),
    today: desk.today(),
    agencyPhones,
    ownRules: listOwnRules(db),
  };
}

/** The same without what the office has set of its own; reads nothing of the vault. */
export function shippedRulesOfToday({ shipped, today }: Desk): CaseRules {
  const { pack } = shipped;
  return {
    pack,
    rulebook: rulebookOf(pack),
    profile: profileById(pack, usualProfile),
    strictness: 'usual',
    today: today(),
    agencyPhones: [],
    ownRules: [],
  };
}

/** The row id of a case that is worked on. Throws `caseMissing`, and `caseRemoved` for one in the 回收站. */
export function caseIdOf(desk: Desk, caseNumber: string): number {
  return caseAtWork(desk.vault().db, caseNumber).id;
}

/** A case that is worked on. Throws `caseMissing`, and `caseRemoved` for one in the 回收站. */
export function caseAtWork(db: ReadDatabase, number: string): StoredCase {
  const found = findCaseByNumber(db, number);
  if (!found) throw new DeskError('caseMissing', { number });
  if (found.removedAt !== null) throw new DeskError('caseRemoved', { number });
  return found;
}

/**
 * Everything the desk knows about one case, judged today, and who else its parts serve.
 *
 * It is judged for the platform the office chose unless another is named. Throws `caseMissing`, `caseRemoved`,
 * `vaultLocked`.
 */
export function openCase(desk: Desk, caseNumber: string, profile?: ScanProfile): OpenedCase {
  const { db } = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const held = listMaterials(db, caseId);
  const settlements = listSettlements(db, caseId);
  const ofOffice = rulesOfToday(desk);
  const rules = profile ? { ...ofOffice, profile } : ofOffice;
  const { application, materials, ...judged } = judgeCase(loadApplication(db, caseId), held, rules, settlements);
  const aboutOf = (finding: Finding) => digestOf(matterOf(finding, application, held));
  const { byNumber, registers, dueRules } = desk.caseIndex().current();
  const entry = byNumber.get(caseNumber);
  const uses = entry ? registers.usesOf(entry).map((use) => registerFinding(desk.rulebook, use)) : [];
  const shared = settle(uses, settlements, aboutOf);
  const alike = entry
    ? alikeInOtherCases(entry, held, {
        db,
        registers,
        pictures: desk.alikePictures(),
        most: Math.floor(desk.pack.scanThresholds.alikeShare * likenessDigits * 4),
      })
    : [];
  const clock = entry && dueDatesOf(entry, dueRules).find(({ kind }) => kind === 'smsClock');
  return {
    application,
    materials,
    findings: sortFindings([...judged.findings, ...shared.findings]),
    overridden: [...judged.overridden, ...shared.overridden],
    questions: questionsOf(application, held, desk.pack, settlements, digestOf),
    reminders: remindersOf(application, desk.pack, settlements),
    alike,
    smsDueAt: clock?.dueAt ?? null,
    ...getCaseParts(db, caseId),
    required: requiredMaterials(application, desk.pack),
    links: getCaseLinks(db, caseId),
    otherCases: countOtherCases(db, caseId),
  };
}
