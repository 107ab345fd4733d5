import { createHash } from 'node:crypto';
import type { DrawnLetter } from '#shared/api/letters.ts';
import type { Desk } from '../desk.ts';
import { keepMadeFile } from '../vault/madeFiles.ts';
import { insertLetter } from '../vault/store/letters.ts';
import { type CaseToPrint, caseToPrint } from './caseToPrint.ts';
import { letterFile } from './letterFile.ts';
import { templateById } from './loadTemplates.ts';
import type { LetterTemplate } from './template.ts';

interface LetterRequest {
  readonly caseNumber: string;
  readonly template: string;
}

/** A letter of a case as it would be printed now, kept nowhere. Throws `caseMissing`, `templateMissing`, `vaultLocked`. */
export async function previewCaseLetter(
  desk: Desk,
  request: LetterRequest,
  signal?: AbortSignal,
): Promise<DrawnLetter> {
  const { letter } = await drawLetterOf(desk, caseToPrint(desk, request.caseNumber), await find(request), signal);
  return letter;
}

/** Prints a letter of a case and keeps it there. Throws `caseMissing`, `templateMissing`, `vaultLocked`, `cannotWrite`. */
export async function printCaseLetter(desk: Desk, request: LetterRequest, signal?: AbortSignal): Promise<DrawnLetter> {
  return printLetter(desk, caseToPrint(desk, request.caseNumber), await find(request), signal);
}

/**
 * Draws a letter and keeps it in its case with every value it shows: the one way in which letters are printed.
 *
 * One that lacks values brings findings and is not kept. When it resolves with a file, the letter is durable.
 */
export async function printLetter(
  desk: Desk,
  of: CaseToPrint,
  template: LetterTemplate,
  signal?: AbortSignal,
): Promise<DrawnLetter> {
  const { bytes, values, now, letter } = await drawLetterOf(desk, of, template, signal);
  if (!bytes || letter.type !== 'made') return letter;
  const { vault, caseId } = of;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = { caseId, template: template.id, sha256, madeAt: now.toISOString(), values };
  let letterId: number | null = null;
  // Announced first: whatever breaks off, no PDF with names and numbers stays that no row owns.
  await keepMadeFile(vault, bytes, (fileId) => {
    letterId = insertLetter(vault.db, { ...kept, fileId });
  });
  return { ...letter, letterId };
}

async function drawLetterOf(
  desk: Desk,
  { vault, valuesFor, doubtsOn }: CaseToPrint,
  template: LetterTemplate,
  signal: AbortSignal | undefined,
) {
  const values = valuesFor(template);
  const now = desk.now();
  const made = await desk.pool.run('letter', { template, values, rules: desk.pack.rules, now }, { signal });
  vault.assertOpen();
  const findings = [...made.findings];
  const letter: DrawnLetter = made.ok
    ? {
        type: 'made',
        file: letterFile(made.bytes, template, values),
        findings,
        doubts: doubtsOn(template),
        letterId: null,
      }
    : { type: 'incomplete', findings };
  return { bytes: made.ok ? made.bytes : null, values, now, letter };
}

function find({ template }: LetterRequest): Promise<LetterTemplate> {
  return templateById(template);
}
