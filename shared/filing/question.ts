import { z } from 'zod';
import { isSoleTraderCode } from '../identity/creditCode.ts';
import type { RejectionReasonRow } from '../rules/rejectionReasons.ts';
import type { RulePack } from '../rules/rulePack.ts';
import type { FoundDocument } from '../scans/appearance.ts';
import type { ScanFacts } from '../scans/scanFacts.ts';
import { countedFacts, type HeldMaterial } from '../scans/storedScan.ts';
import type { Application } from './filingCase.ts';
import { officialFieldFor } from './officialFields.ts';
import { placeLabel } from './placeLabel.ts';
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

/** What of the rules tells which questions are asked. */
export type QuestionRules = Pick<RulePack, 'rejectionReasons' | 'subjectTypes' | 'scanThresholds'>;

/** A question as this application is asked it. */
interface Asked {
  readonly row: RejectionReasonRow;
  readonly question: string;
  /** Fields of our model and slots; the question stands at the first. */
  readonly about: readonly string[];
}

/** The questions this application is asked, answered ones included. A cancellation is asked none. Pure. */
export function questionsOf(
  application: Application,
  held: readonly HeldMaterial[],
  rules: QuestionRules,
  settlements: readonly Settlement[],
  digest: Digest,
): Question[] {
  return asked(application, held, rules).map(({ row, question, about: fields }) => {
    const about = digest(matterOfFields(fields, application, held));
    const answer = settlements.find(({ kind, rule }) => kind === 'confirmed' && rule === row.id);
    const stands = answer?.about === about;
    return {
      id: row.id,
      title: row.title,
      question,
      where: placeOf(fields),
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
  rules: QuestionRules,
): string | null {
  const found = asked(application, held, rules).find(({ row }) => row.id === id);
  return found ? matterOfFields(found.about, application, held) : null;
}

/** The reminders of this application, none once they were seen. Pure. */
export function remindersOf(
  application: Application,
  { rejectionReasons }: Pick<RulePack, 'rejectionReasons'>,
  settlements: readonly Settlement[],
): Reminder[] {
  const seen = settlements.some(({ kind }) => kind === 'noticed');
  if (seen || application.filingCase.filingType === 'cancel') return [];
  return rejectionReasons.flatMap(({ id, title, how, note, remind, source, asOf }) => {
    const said = how === 'cannot' ? note : remind;
    return said === undefined ? [] : [{ id, title, note: said, source, asOf }];
  });
}

function asked(application: Application, held: readonly HeldMaterial[], rules: QuestionRules): Asked[] {
  const { subject, filingCase } = application;
  if (filingCase.filingType === 'cancel') return [];
  const nature = subjectNature(subject, rules);
  const concerns = (of: RejectionReasonRow['of']) =>
    of === 'soleTrader'
      ? nature !== 'personal' && isSoleTraderCode(subject.certificateNumber ?? '')
      : of === 'any' || nature === null || of === nature;
  return rules.rejectionReasons.flatMap((row) => {
    if (row.how === 'asked') {
      const about = row.about ?? [];
      return concerns(row.of) && hasMatter(about, held) ? [{ row, question: row.note, about }] : [];
    }
    if (row.doubt === undefined) return [];
    const { seen, question, about: slots } = row.doubt;
    const about = slots.filter((slot) => isDoubtful(slot, seen, held, rules));
    // Which pictures are meant; of each other one the desk has judged by itself.
    return about.length > 0 ? [{ row, question: `${about.map(placeLabel).join('、')}：${question}`, about }] : [];
  });
}

/** Of pictures nobody can have looked at them before they are there. */
function hasMatter(about: readonly string[], held: readonly HeldMaterial[]): boolean {
  return about.some((field) => !field.startsWith(inSlot) || held.some(({ slot }) => field === `${inSlot}${slot}`));
}

/** Whether a picture of the slot does not show by itself what is to be known of it. */
function isDoubtful(
  slot: string,
  seen: 'edges' | 'side',
  held: readonly HeldMaterial[],
  { scanThresholds }: QuestionRules,
): boolean {
  return held
    .filter((each) => slot === `${inSlot}${each.slot}`)
    .some((each) => {
      // A copy asks nothing its original does not: what shows there is known.
      const sideOf = ({ appearance }: ScanFacts) => appearance?.cardSide ?? null;
      if (seen === 'side') return (sideOf(countedFacts(each)) ?? sideOf(each.scan.facts)) === null;
      // Who has drawn the corners has looked at them. What was cut out along its edges shows none any more: the original does.
      if (each.fix?.recipe.corners) return false;
      return !showsItsEdges(each.scan.facts.appearance?.document ?? null, scanThresholds.documentSure);
    });
}

/** A paper that fills the picture hides whether an edge is missing. */
function showsItsEdges(found: FoundDocument | null, sure: number): boolean {
  return found !== null && !found.full && found.confidence >= sure;
}

const inSlot = 'materials.';

function placeOf([first = '']: readonly string[]): string {
  return officialFieldFor(first)?.path ?? first;
}
