import type { MakeLettersEvent } from '#shared/api/letters.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { listCases } from '../vault/store/cases.ts';
import { type CaseToPrint, caseToPrint } from './caseToPrint.ts';
import { loadTemplates } from './loadTemplates.ts';
import { printLetter } from './printLetter.ts';
import { requiredLetters } from './requiredLetters.ts';
import type { LetterTemplate } from './template.ts';

/** One letter that one case needs, ready to be made. */
interface PlannedLetter {
  readonly of: CaseToPrint;
  readonly template: LetterTemplate;
  readonly reason: string;
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
  for await (const event of inOrder(planned, desk.pool.width, (each) => makeOne(desk, each, signal), { signal })) {
    yield event;
    yield { type: 'progress', done: ++done, total, label: event.title };
  }
}

async function planLetters(desk: Desk, caseNumbers: readonly string[]): Promise<PlannedLetter[]> {
  const templates = new Map((await loadTemplates()).map((template) => [template.id, template]));
  return caseNumbers.flatMap((caseNumber) => {
    const of = caseToPrint(desk, caseNumber);
    return requiredLetters(of.application, desk.pack).flatMap(({ template: id, reason }) => {
      const template = templates.get(id);
      return template ? [{ of, template, reason }] : [];
    });
  });
}

async function makeOne(desk: Desk, { of, template, reason }: PlannedLetter, signal: AbortSignal | undefined) {
  const { caseNumber } = of;
  const letter = await printLetter(desk, of, template, signal);
  return {
    type: 'letter',
    caseNumber,
    template: template.id,
    title: template.title,
    reason,
    file: letter.type === 'made' ? desk.outbox.put(letter.file) : null,
    findings: letter.findings,
  } as const;
}
