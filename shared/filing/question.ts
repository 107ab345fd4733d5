import { z } from 'zod';
import { isSoleTraderCode } from '../identity/creditCode.ts';
import type { RejectionReasonRow } from '../rules/rejectionReasons.ts';
import type { RulePack } from '../rules/rulePack.ts';
import type { HeldMaterial } from '../scans/storedScan.ts';
import type { Application } from './filingCase.ts';
import { officialFieldFor } from './officialFields.ts';
import { type Digest, matterOfFields, type Settlement } from './settlement.ts';
import { subjectNature } from './subjectNature.ts';

/** Something only a person can know, asked before submission; `confirmed` says who has looked, and when. */
export const questionSchema = z.object({
  /** The documented reason of rejection behind it, RJ01 to RJ56. */
  id: z.string(),
  title: z.string(),
  question: z.string(),
  /** Official path of the field it is about. */
  where: z.string(),
  source: z.string(),
  asOf: z.iso.date(),
  confirmed: z.object({ staff: z.string().nullable(), settledAt: z.iso.datetime() }).nullable(),
});
export type Question = z.infer<typeof questionSchema>;

/** Something nobody here can check; shown until somebody has seen it. */
export const reminderSchema = questionSchema.pick({ id: true, title: true, source: true, asOf: true }).extend({
  note: z.string(),
});
export type Reminder = z.infer<typeof reminderSchema>;

/** All reminders of a case are seen together. */
export const allReminders = 'reminders';

type Rules = Pick<RulePack, 'rejectionReasons' | 'subjectTypes'>;

/** The questions this application is asked, answered ones included. A cancellation is asked none. Pure. */
export function questionsOf(
  application: Application,
  held: readonly HeldMaterial[],
  rules: Rules,
  settlements: readonly Settlement[],
  digest: Digest,
): Question[] {
  return askedRows(application, held, rules).map((row) => {
    const about = digest(questionMatter(row, application, held));
    const answer = settlements.find(({ kind, rule }) => kind === 'confirmed' && rule === row.id);
    const stands = answer?.about === about;
    return {
      id: row.id,
      title: row.title,
      question: row.note,
      where: placeOf(row),
      source: row.source,
      asOf: row.asOf,
      confirmed: answer && stands ? { staff: answer.staff, settledAt: answer.settledAt } : null,
    };
  });
}

/** What a question is about, as text to take a digest of; null when the application is not asked it. */
export function matterOfQuestion(
  id: string,
  application: Application,
  held: readonly HeldMaterial[],
  rules: Rules,
): string | null {
  const row = askedRows(application, held, rules).find((each) => each.id === id);
  return row ? questionMatter(row, application, held) : null;
}

/** The reminders of this application, none once they were seen. Pure. */
export function remindersOf(application: Application, rules: Rules, settlements: readonly Settlement[]): Reminder[] {
  const seen = settlements.some(({ kind }) => kind === 'noticed');
  if (seen || application.filingCase.filingType === 'cancel') return [];
  return rules.rejectionReasons
    .filter(({ how }) => how === 'cannot')
    .map(({ id, title, note, source, asOf }) => ({ id, title, note, source, asOf }));
}

function askedRows(application: Application, held: readonly HeldMaterial[], rules: Rules): RejectionReasonRow[] {
  const { subject, filingCase } = application;
  if (filingCase.filingType === 'cancel') return [];
  const nature = subjectNature(subject, rules);
  const concerns = (of: RejectionReasonRow['of']) =>
    of === 'soleTrader'
      ? nature !== 'personal' && isSoleTraderCode(subject.certificateNumber ?? '')
      : of === 'any' || nature === null || of === nature;
  return rules.rejectionReasons.filter((row) => row.how === 'asked' && concerns(row.of) && hasMatter(row, held));
}

/** Of pictures nobody can have looked at them before they are there. */
function hasMatter({ about = [] }: RejectionReasonRow, held: readonly HeldMaterial[]): boolean {
  return about.some((field) => !field.startsWith(inSlot) || held.some(({ slot }) => field === `${inSlot}${slot}`));
}

const inSlot = 'materials.';

function questionMatter(
  { about = [] }: RejectionReasonRow,
  application: Application,
  held: readonly HeldMaterial[],
): string {
  return matterOfFields(about, application, held);
}

function placeOf({ about: [first = ''] = [] }: RejectionReasonRow): string {
  return officialFieldFor(first)?.path ?? first;
}
