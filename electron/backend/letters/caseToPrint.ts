import type { Application } from '#shared/filing/filingCase.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import type { Vault } from '../vault/openVault.ts';
import { getAgency } from '../vault/store/agency.ts';
import { loadApplication } from '../vault/store/cases.ts';
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
}

/** Reads a case for printing. Throws `caseMissing`, `vaultLocked`. */
export function caseToPrint(desk: Desk, caseNumber: string): CaseToPrint {
  const vault = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const application = loadApplication(vault.db, caseId);
  // The date stays open: it is written by hand on the day of signing, from which the age of a letter counts.
  const material = { application, agency: getAgency(vault.db), pack: desk.pack, date: null };
  return { vault, caseId, caseNumber, application, valuesFor: (template) => gatherLetter(template, material) };
}
