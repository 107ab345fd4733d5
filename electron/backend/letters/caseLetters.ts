import { DeskError } from '#shared/api/errors.ts';
import type { CaseLetter, PrintedLetter } from '#shared/api/letters.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { discretionFor } from '../cases/discretion.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { clearMadeFiles } from '../vault/madeFiles.ts';
import { deleteLetter, getLetter, listLetters, type StoredLetter } from '../vault/store/letters.ts';
import { type CaseToPrint, caseToPrint } from './caseToPrint.ts';
import { letterChanges } from './letterChanges.ts';
import { letterFile } from './letterFile.ts';
import { loadTemplates } from './loadTemplates.ts';
import { decideWithFonts } from './makeLetter.ts';
import { requiredLetters } from './requiredLetters.ts';
import type { LetterTemplate } from './template.ts';

/** What a letter is called whose template is gone. */
const unnamed = '文书';

/**
 * The letters a case needs, and those it had printed and needs no longer, each with what keeps it from being printed now
 * and every time it was printed. Nothing is drawn. Throws `caseMissing`, `vaultLocked`.
 */
export async function lettersOfCase(desk: Desk, caseNumber: string): Promise<CaseLetter[]> {
  const templates = new Map((await loadTemplates()).map((template) => [template.id, template]));
  const of = caseToPrint(desk, caseNumber);
  const printed = Map.groupBy(listLetters(of.vault.db, of.caseId).toReversed(), ({ template }) => template);
  const needed = requiredLetters(of.application, desk.pack);
  const others = [...printed.keys()]
    .filter((id) => !needed.some(({ template }) => template === id))
    .map((template) => ({ template, reason: null, slots: [] }));
  return Promise.all(
    [...needed, ...others].map(async ({ template: id, reason, slots }): Promise<CaseLetter> => {
      const template = templates.get(id);
      return {
        template: id,
        title: template?.title ?? unnamed,
        reason,
        slots: [...slots],
        findings: template ? await obstacles(desk, of, template) : [],
        doubts: template ? of.doubtsOn(template) : [],
        printed: (printed.get(id) ?? []).map((letter) => history(letter, of, template)),
      };
    }),
  );
}

/** The PDF of a letter as it was printed. Throws `recordMissing` for a letter that is not this case's, `caseMissing`. */
export async function printedLetter(
  desk: Desk,
  { caseNumber, letterId }: { readonly caseNumber: string; readonly letterId: number },
): Promise<UploadedFile> {
  const vault = desk.vault();
  const letter = getLetter(vault.db, { caseId: caseIdOf(desk, caseNumber), id: letterId });
  if (!letter) throw new DeskError('recordMissing', { what: '文书' });
  const template = (await loadTemplates()).find(({ id }) => id === letter.template);
  const bytes = await vault.files.read(letter.fileId);
  vault.assertOpen();
  return letterFile(bytes, template ?? { title: unnamed, fields: [] }, letter.values);
}

/**
 * Takes back the record of a letter that did not get onto paper after all, and its PDF, which goes later where the disk
 * refuses it now.
 *
 * Throws `recordMissing` for a letter that is not this case's, `caseMissing`, `cannotWrite`.
 */
export async function forgetPrinting(
  desk: Desk,
  { caseNumber, letterId }: { readonly caseNumber: string; readonly letterId: number },
): Promise<void> {
  const vault = desk.vault();
  const letter = getLetter(vault.db, { caseId: caseIdOf(desk, caseNumber), id: letterId });
  if (!letter) throw new DeskError('recordMissing', { what: '打印记录' });
  deleteLetter(vault.db, letter.id);
  await clearMadeFiles(vault);
}

async function obstacles(desk: Desk, of: CaseToPrint, template: LetterTemplate): Promise<CaseLetter['findings']> {
  const decision = await decideWithFonts(template, of.valuesFor(template), desk.rulebook);
  return decision.ok ? [] : [...decision.findings];
}

function history(
  { id, madeAt, values }: StoredLetter,
  { application, valuesFor }: CaseToPrint,
  template: LetterTemplate | undefined,
): PrintedLetter {
  const changed = template
    ? letterChanges(template, values, valuesFor(template), discretionFor(application, true))
    : [];
  return { id, madeAt, changed };
}
