import type { MaterialRules } from '#shared/filing/demand.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';

/** A letter the desk can print for a case: its template, why the case needs it, and the slots its signed scan fills. */
export interface RequiredLetter {
  readonly template: string;
  readonly reason: string;
  readonly slots: readonly MaterialSlotId[];
}

/** One letter for a person who holds both roles, instead of one each. */
const bothRoles = 'bothRolesAuthorization';

/**
 * The letters to print for a case, in the order of their slots. Pure.
 *
 * Follows from the papers the case needs, so that what is printed and what is asked for can never differ: a slot
 * that one letter serves together with another gets the letter for both roles, once. A letter that is wanted in two
 * copies, or for two reasons, is one letter.
 */
export function requiredLetters(application: Application, pack: MaterialRules): RequiredLetter[] {
  const letters: RequiredLetter[] = [];
  for (const { slot, servedBy, papers } of requiredMaterials(application, pack)) {
    for (const paper of papers) {
      if (paper.template === null) continue;
      const template = servedBy.length > 0 ? bothRoles : paper.template;
      if (letters.some((letter) => letter.template === template)) continue;
      letters.push({ template, reason: paper.reason, slots: [slot, ...servedBy] });
    }
  }
  return letters;
}
