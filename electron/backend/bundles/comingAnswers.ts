import type { BundledCase } from '#shared/bundle/bundledCase.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { matterOfQuestion, type QuestionRules } from '#shared/filing/question.ts';
import { isSameMatter, type Settlement } from '#shared/filing/settlement.ts';
import { digestOf } from '../cases/digestOf.ts';
import { applicationOf, materialsOf } from './travellingCase.ts';

interface Sides {
  readonly mine: BundledCase;
  readonly theirs: BundledCase;
  readonly rules: QuestionRules;
  readonly now: Date;
}

/**
 * A merged case with one answer to each question: the one that fits what stands there in the end, and of several such, or
 * of none, the latest. An answer of the other side that fitted there and does not fit here is not taken over, else it
 * would replace the one that does, or come alive with a value nobody here has asked about; the history says so.
 */
export function withOneAnswer(merged: BundledCase, { mine, theirs, rules, now }: Sides): BundledCase {
  const stands = (answer: Settlement, held: BundledCase) => isAnswered(answer, held, rules);
  const dropped = merged.settlements.filter(
    (each) =>
      each.kind === 'confirmed' &&
      !mine.settlements.some((held) => isSameMatter(held, each) && held.about === each.about) &&
      stands(each, theirs) &&
      !stands(each, merged),
  );
  const left = merged.settlements.filter((each) => !dropped.includes(each));
  const isBeaten = (one: Settlement) =>
    left.some((other) => {
      if (other === one || !isSameMatter(one, other)) return false;
      const fits = Number(stands(other, merged)) - Number(stands(one, merged));
      return fits === 0 ? isLater(other, one) : fits > 0;
    });
  const settlements = left.filter((each) => each.kind === 'overridden' || !isBeaten(each));
  const events = dropped.map((each) => sayDropped(each, rules, now));
  return { ...merged, settlements, events: [...merged.events, ...events] };
}

/** Of two answers of one moment one counts on every machine: the row can hold no more. */
function isLater(one: Settlement, other: Settlement): boolean {
  return one.settledAt === other.settledAt ? one.about > other.about : one.settledAt > other.settledAt;
}

/** Reminders are about nothing that changes. */
function isAnswered({ kind, rule, about }: Settlement, held: BundledCase, rules: QuestionRules): boolean {
  if (kind !== 'confirmed') return true;
  const matter = matterOfQuestion(rule, applicationOf(held), materialsOf(held), rules);
  return matter !== null && digestOf(matter) === about;
}

function sayDropped({ rule, staff }: Settlement, { rejectionReasons }: QuestionRules, now: Date) {
  const row = rejectionReasons.find(({ id }) => id === rule);
  const [field = ''] = row?.about ?? row?.doubt?.about ?? [];
  const what = row ? `“${row.title}”的确认` : '一项确认';
  const where = field === '' ? '内容' : `“${placeLabel(field)}”等内容`;
  const note = `交接包里${what}没有带过来：那边确认时的${where}和这里最后保留的不同。那边的确认人：${staff ?? '没有写姓名'}`;
  return { kind: 'noted', at: now.toISOString(), fromStage: null, toStage: null, note, since: null } as const;
}
