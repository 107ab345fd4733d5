import type { Application } from '#shared/filing/filingCase.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { type MaterialRules, type RequiredMaterial, requiredMaterials } from '#shared/filing/requiredMaterials.ts';

/** A letter the desk can print for a case: its template, why the case needs it, and the slots its signed scan fills. */
export interface RequiredLetter {
  readonly template: string;
  readonly reason: string;
  readonly slots: readonly MaterialSlotId[];
}

/** Which template is printed for a slot that wants a letter; letters of others (更名函, 党建函) have none. */
const templateOf: Partial<Record<MaterialSlotId, string>> = {
  subjectPrincipalLetter: 'subjectPrincipalAuthorization',
  appPrincipalLetter: 'appPrincipalAuthorization',
  commitmentLetter: 'filingCommitment',
  agencyMandate: 'agencyMandate',
};

/** One letter for a person who holds both roles. */
const bothRoles = 'bothRolesAuthorization';

/**
 * The letters to print for a case, in the order of their slots. Pure.
 *
 * Follows from the materials the case needs, so that what is printed and what is asked for can never differ: a slot
 * that one letter serves together with another gets the letter for both roles, once.
 */
export function requiredLetters(application: Application, pack: MaterialRules): RequiredLetter[] {
  const letters: RequiredLetter[] = [];
  for (const material of requiredMaterials(application, pack)) {
    const slots = [material.slot, ...material.servedBy];
    const template = templateFor(material);
    if (template === undefined || letters.some((letter) => letter.slots.includes(material.slot))) continue;
    letters.push({ template, reason: material.reason, slots });
  }
  return letters;
}

function templateFor({ slot, servedBy }: RequiredMaterial): string | undefined {
  const template = templateOf[slot];
  return template !== undefined && servedBy.length > 0 ? bothRoles : template;
}
