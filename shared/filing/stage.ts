import { z } from 'zod';

/** The seven stages of a case, in order; the words on screen are the users' own. */
export const stageSchema = z.enum([
  'findEntrance',
  'subjectInfo',
  'appInfo',
  'platformReview',
  'smsVerification',
  'bureauReview',
  'done',
]);
export type Stage = z.infer<typeof stageSchema>;

export const stageLabels: Readonly<Record<Stage, string>> = {
  findEntrance: '找备案入口',
  subjectInfo: '填主体信息',
  appInfo: '填小程序信息',
  platformReview: '初审',
  smsVerification: '短信核验',
  bureauReview: '通管局审核',
  done: '完成',
};

const submitted = stageSchema.options.indexOf('platformReview');

/** True while the case is still being prepared: everything before 初审. */
export function inPreparation(stage: Stage): boolean {
  return stageSchema.options.indexOf(stage) < submitted;
}

/** Whether a stage lies before another one: going there is going back. */
export function isEarlier(stage: Stage, than: Stage): boolean {
  return stageSchema.options.indexOf(stage) < stageSchema.options.indexOf(than);
}
