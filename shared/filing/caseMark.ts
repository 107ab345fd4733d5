import { type Stage, stageSchema } from './stage.ts';

/**
 * What staff tick off beside the stages.
 *
 * The way in that the platform keeps shut; the administrator's face check, started, failed, passed; the fee of an account
 * that is certified along with the filing, asked for, paid; the SMS by which a known subject agrees that its data are used
 * again, first sent, sent once more, answered; and, once filed, the number seen and 公安联网备案 seen to.
 */
export const markKinds = [
  'entranceClosed',
  'faceStarted',
  'faceFailed',
  'facePassed',
  'feeAsked',
  'feePaid',
  'reuseAsked',
  'reuseTried',
  'reuseConfirmed',
  'numberShown',
  'policeSettled',
] as const;
export type MarkKind = (typeof markKinds)[number];

/** Of each kind that is ticked off the ISO moment it happened. */
export type CaseMarks = Readonly<Partial<Record<MarkKind, string>>>;

/** Until the form is handed in. */
const preparing: readonly Stage[] = ['findEntrance', 'subjectInfo', 'appInfo'];

/** The stages in which each can happen. */
const stagesOf: Readonly<Record<MarkKind, readonly Stage[]>> = {
  entranceClosed: ['findEntrance'],
  faceStarted: ['subjectInfo', 'appInfo'],
  faceFailed: ['subjectInfo', 'appInfo'],
  facePassed: ['subjectInfo', 'appInfo'],
  feeAsked: ['appInfo', 'platformReview'],
  feePaid: ['appInfo', 'platformReview'],
  reuseAsked: preparing,
  reuseTried: preparing,
  reuseConfirmed: preparing,
  numberShown: ['done'],
  policeSettled: ['done'],
};

/** Whether something can be ticked off in a stage, or is still to come, or over. Taking a tick back is always fine. */
export function markTime(kind: MarkKind, stage: Stage): 'now' | 'later' | 'over' {
  const stages = stagesOf[kind];
  if (stages.includes(stage)) return 'now';
  const at = stageSchema.options.indexOf(stage);
  return stages.some((each) => stageSchema.options.indexOf(each) > at) ? 'later' : 'over';
}

/** What a tick makes untrue: what is begun anew is neither failed nor done. */
const undoneBy: Readonly<Partial<Record<MarkKind, readonly MarkKind[]>>> = {
  faceStarted: ['faceFailed', 'facePassed'],
  faceFailed: ['facePassed'],
  facePassed: ['faceFailed'],
  feeAsked: ['feePaid'],
  reuseAsked: ['reuseTried', 'reuseConfirmed'],
  reuseTried: ['reuseConfirmed'],
};

/** What must be taken back, too, where something never began. */
const restingOn: Readonly<Partial<Record<MarkKind, readonly MarkKind[]>>> = {
  faceStarted: ['faceFailed', 'facePassed'],
  feeAsked: ['feePaid'],
  reuseAsked: ['reuseTried', 'reuseConfirmed'],
};

/** Which other ticks go when one is set, or taken back. */
export function alsoTakenBack(kind: MarkKind, on: boolean): readonly MarkKind[] {
  return (on ? undoneBy : restingOn)[kind] ?? [];
}
