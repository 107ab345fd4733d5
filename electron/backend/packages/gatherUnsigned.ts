import type { OpenedCase } from '#shared/api/cases.ts';
import type { MaterialRules } from '#shared/filing/demand.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { loadTemplates } from '../letters/loadTemplates.ts';
import { requiredLetters } from '../letters/requiredLetters.ts';
import type { Vault } from '../vault/openVault.ts';
import { listLetters } from '../vault/store/letters.ts';

/** A letter that was printed and whose signed scan is not in the case yet. */
export interface UnsignedLetter {
  readonly fileId: string;
  /** What it is called in the package, in Chinese and in ASCII alone. */
  readonly name: string;
  readonly ascii: string;
}

/**
 * The letters a case needs, as they were printed last, that are still to be signed; in the order of the form.
 *
 * Those that came back signed are scans of their slots, and need not go along as blank sheets; what stays in the office
 * is not handed in.
 */
export async function gatherUnsigned(
  vault: Vault,
  caseId: number,
  { application, materials }: Pick<OpenedCase, 'application' | 'materials'>,
  rules: MaterialRules,
): Promise<UnsignedLetter[]> {
  const printed = new Map(listLetters(vault.db, caseId).map((letter) => [letter.template, letter]));
  if (printed.size === 0) return [];
  const titles = new Map((await loadTemplates()).map(({ id, title }) => [id, title]));
  const held = new Set(materials.map(({ slot }) => slot));
  const wanted = requiredLetters(application, rules).filter(
    ({ slots }) =>
      slots.some((slot) => materialSlot(slot).officialPath !== null) && !slots.some((slot) => held.has(slot)),
  );
  return wanted.flatMap(({ template }, index) => {
    const letter = printed.get(template);
    if (!letter) return [];
    const order = String(index + 1).padStart(2, '0');
    return [
      {
        fileId: letter.fileId,
        name: safeFileName(`${order}_${titles.get(template) ?? '文书'}_待签字盖章.pdf`),
        ascii: safeFileName(`${order}_${template}.pdf`),
      },
    ];
  });
}
