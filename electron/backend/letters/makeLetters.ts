import type { MakeLettersEvent } from '#shared/api/letters.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { getAgency } from '../vault/store/agency.ts';
import { listCases, loadApplication } from '../vault/store/cases.ts';
import { insertLetter } from '../vault/store/letters.ts';
import { gatherLetter, type LetterValues } from './gatherLetter.ts';
import { letterFile } from './letterService.ts';
import { loadTemplates } from './loadTemplates.ts';
import { requiredLetters } from './requiredLetters.ts';
import type { LetterTemplate } from './template.ts';

/** One letter that one case needs, ready to be made. */
interface PlannedLetter {
  readonly caseId: number;
  readonly caseNumber: string;
  readonly template: LetterTemplate;
  readonly reason: string;
  readonly values: LetterValues;
}

/**
 * Makes the letters that the named cases need (null: every case), and keeps each in its case.
 *
 * One `letter` event a letter; one that lacks values brings findings instead of a file and stops nobody else.
 * What an event reports is durable. Throws `caseMissing`, `vaultLocked` before the first event.
 */
export async function* makeLetters(
  desk: Desk,
  caseNumbers: readonly string[] | null,
  signal?: AbortSignal,
): AsyncGenerator<MakeLettersEvent, void, undefined> {
  const planned = await planLetters(desk, caseNumbers ?? listCases(desk.vault().db).map(({ number }) => number));
  const total = planned.length;
  let done = 0;
  yield { type: 'progress', done, total, label: '' };
  for await (const event of inOrder(planned, desk.pool.width, (each) => makeOne(desk, each, signal), signal)) {
    yield event;
    yield { type: 'progress', done: ++done, total, label: event.title };
  }
}

async function planLetters(desk: Desk, caseNumbers: readonly string[]): Promise<PlannedLetter[]> {
  const { db } = desk.vault();
  const templates = new Map((await loadTemplates()).map((template) => [template.id, template]));
  const agency = getAgency(db);
  return caseNumbers.flatMap((caseNumber) => {
    const caseId = caseIdOf(desk, caseNumber);
    const application = loadApplication(db, caseId);
    // The date stays open: it is written by hand on the day of signing, from which the age of a letter counts.
    const material = { application, agency, pack: desk.pack, date: null };
    return requiredLetters(application, desk.pack).flatMap(({ template: id, reason }) => {
      const template = templates.get(id);
      return template ? [{ caseId, caseNumber, template, reason, values: gatherLetter(template, material) }] : [];
    });
  });
}

async function makeOne(desk: Desk, planned: PlannedLetter, signal: AbortSignal | undefined) {
  const { caseId, caseNumber, template, reason, values } = planned;
  const now = desk.now();
  const made = await desk.pool.run('letter', { template, values, rules: desk.pack.rules, now }, { signal });
  const letter = { type: 'letter', caseNumber, template: template.id, title: template.title, reason } as const;
  if (!made.ok) return { ...letter, file: null, findings: [...made.findings] };
  const { db, files } = desk.vault();
  const stored = await files.put(made.bytes);
  insertLetter(db, { caseId, template: template.id, fileId: stored.id, madeAt: now.toISOString(), values });
  return { ...letter, file: desk.outbox.put(letterFile(made.bytes, template.title)), findings: [...made.findings] };
}
