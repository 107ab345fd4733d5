import type { Application } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { judgeCase } from '../cases/judgeCase.ts';
import { caseIdOf, rulesOfToday } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import type { Vault } from '../vault/openVault.ts';
import { getAgency } from '../vault/store/agency.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { listSettlements } from '../vault/store/settlements.ts';
import { agencyDoubts } from './agencyDoubts.ts';
import { doubtsOf } from './doubtsOf.ts';
import { gatherLetter, type LetterValues } from './gatherLetter.ts';
import type { LetterTemplate } from './template.ts';

/** A case as letters quote it, in the vault it was read from. */
export interface CaseToPrint {
  readonly vault: Vault;
  readonly caseId: number;
  readonly caseNumber: string;
  readonly application: Application;
  /** What the case has for a template today. */
  readonly valuesFor: (template: LetterTemplate) => LetterValues;
  /** What of that is wrong, of the case or of the agency itself: worth a question before it goes onto paper. */
  readonly doubtsOn: (template: LetterTemplate) => Finding[];
}

/** Reads a case for printing. Throws `caseMissing`, `vaultLocked`. */
export function caseToPrint(desk: Desk, caseNumber: string): CaseToPrint {
  const vault = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const application = loadApplication(vault.db, caseId);
  // The date stays open: it is written by hand on the day of signing, from which the age of a letter counts.
  const agency = getAgency(vault.db);
  const material = { application, agency, pack: desk.pack, date: null };
  const valuesFor = (template: LetterTemplate) => gatherLetter(template, material);
  // What somebody stands by is not asked about again.
  const settlements = listSettlements(vault.db, caseId);
  const judged = judgeCase(application, listMaterials(vault.db, caseId), rulesOfToday(desk), settlements);
  const doubtsOn = (template: LetterTemplate) => {
    const values = valuesFor(template);
    return [...doubtsOf(template, values, judged), ...agencyDoubts(template, values, agency, desk.rulebook)];
  };
  return { vault, caseId, caseNumber, application, valuesFor, doubtsOn };
}
