import type { CaseFile, OpenedCase } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import { type Finding, sortFindings } from '#shared/filing/finding.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { registerFinding } from '#shared/lint/registers.ts';
import type { Desk } from '../desk.ts';
import { chosenProfile } from '../settings/chosenProfile.ts';
import { getAgency } from '../vault/store/agency.ts';
import { countOtherCases, findCaseByNumber, getCaseParts, loadApplication } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { type CaseRules, judgeCase } from './judgeCase.ts';

/** What cases are judged by today, with the profile the office chose. Throws `vaultLocked`. */
export function rulesOfToday(desk: Desk): CaseRules {
  const { pack, rulebook } = desk;
  const { db } = desk.vault();
  const { phones, contactPhone } = getAgency(db);
  const agencyPhones = contactPhone === null ? phones : [...phones, contactPhone];
  return { pack, rulebook, profile: chosenProfile(db, pack), today: desk.today(), agencyPhones };
}

/** The row id of a case. Throws `caseMissing`. */
export function caseIdOf(desk: Desk, caseNumber: string): number {
  const found = findCaseByNumber(desk.vault().db, caseNumber);
  if (!found) throw new DeskError('caseMissing', { number: caseNumber });
  return found.id;
}

/** Everything the desk knows about one case, judged today, and who else its parts serve. Throws `caseMissing`, `vaultLocked`. */
export function openCase(desk: Desk, caseNumber: string): OpenedCase {
  const { db } = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const caseFile = judgeCaseById(desk, caseId, rulesOfToday(desk));
  return {
    ...caseFile,
    findings: sortFindings([...caseFile.findings, ...registerFindings(desk, caseNumber)]),
    ...getCaseParts(db, caseId),
    required: requiredMaterials(caseFile.application, desk.pack),
    otherCases: countOtherCases(db, caseId),
  };
}

/** What the registers of the office say of a case. */
function registerFindings(desk: Desk, caseNumber: string): Finding[] {
  const { byNumber, registers } = desk.caseIndex().current();
  const entry = byNumber.get(caseNumber);
  return entry ? registers.usesOf(entry).map((use) => registerFinding(desk.rulebook, use)) : [];
}

/** One case by its row id, judged by these rules. */
export function judgeCaseById(desk: Desk, caseId: number, rules: CaseRules): CaseFile {
  const { db } = desk.vault();
  return judgeCase(loadApplication(db, caseId), listMaterials(db, caseId), rules);
}
