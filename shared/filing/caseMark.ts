import { type Stage, stageSchema } from './stage.ts';

/** What staff tick off beside the stages: the face check was started, was passed; the number was seen. */
export const markKinds = ['faceStarted', 'facePassed', 'numberShown'] as const;
export type MarkKind = (typeof markKinds)[number];

/** The stages in which each can happen: the administrator's face while the form is filled in, the number once it is filed. */
const stagesOf: Readonly<Record<MarkKind, readonly Stage[]>> = {
  faceStarted: ['subjectInfo', 'appInfo'],
  facePassed: ['subjectInfo', 'appInfo'],
  numberShown: ['done'],
};

/** Whether something can be ticked off in a stage, or is still to come, or over. Taking a tick back is always fine. */
export function markTime(kind: MarkKind, stage: Stage): 'now' | 'later' | 'over' {
  const stages = stagesOf[kind];
  if (stages.includes(stage)) return 'now';
  const at = stageSchema.options.indexOf(stage);
  return stages.some((each) => stageSchema.options.indexOf(each) > at) ? 'later' : 'over';
}
