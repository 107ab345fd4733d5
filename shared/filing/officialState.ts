import { z } from 'zod';
import { provenance } from '../rules/provenance.ts';
import { markKinds } from './caseMark.ts';
import type { FilingCase } from './filingCase.ts';
import { inPreparation, type Stage, stageSchema } from './stage.ts';

/** What every row has; `asks` is what it asks of the person, in a sentence of ours. */
const row = { code: z.int(), name: z.string().min(1) };
const asking = { ...row, asks: z.string().min(1) };

/** A state the platform shows of a filing, as it numbers them, and the stage of ours it means. */
export const officialStateRowSchema = z.object({
  ...row,
  stage: stageSchema,
  rejected: z.boolean(),
  asks: z.string().min(1).optional(),
});

/** A state within 管局审核中: whether the SMS was verified. */
const smsStateRowSchema = z.object({ ...row, stage: stageSchema });

/**
 * The platform's states; WeChat says they may change, so they are data.
 *
 * A pack written before a table was known has none of its rows.
 */
export const officialStatesSchema = z.object({
  ...provenance,
  states: z.array(officialStateRowSchema),
  /** Of the state `smsWithin` alone. */
  smsWithin: z.int(),
  smsStates: z.array(smsStateRowSchema),
  /** Whether the way in is there at all. */
  entranceStates: z.array(z.object({ ...asking, open: z.boolean() })).default([]),
  /** The administrator's face check, and the tick of ours that means the same; null where nothing has happened. */
  faceStates: z.array(z.object({ ...asking, mark: z.enum(markKinds).nullable() })).default([]),
  /** What a cancellation cancels, and why. */
  cancelTypes: z.array(z.object(asking)).default([]),
  cancelReasons: z.array(z.object(asking)).default([]),
  /** Numbers the platform answers with when something cannot be handed in, or taken back. */
  errorCodes: z.array(z.object({ ...asking, when: z.enum(['submitting', 'withdrawing']) })).default([]),
  /** An account certified along with the filing: the stage a state means, and the clock that it starts. */
  jointStates: z
    .array(z.object({ ...asking, stage: stageSchema, rejected: z.boolean(), starts: z.enum(['feeClock']).nullable() }))
    .default([]),
});
export type OfficialStates = z.infer<typeof officialStatesSchema>;

/** A number of the platform in words. */
export const errorCodeSchema = z.object(asking);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** The known numbers of the platform a text names, each as a whole and once, in the order of the table. Pure. */
export function errorCodesIn(text: string, { errorCodes }: OfficialStates): ErrorCode[] {
  const said = new Set(text.normalize('NFKC').match(/\d+/gu));
  return errorCodes.filter(({ code }) => said.has(String(code))).map(({ code, name, asks }) => ({ code, name, asks }));
}

/** Words of the platform about one thing, each with what it asks. */
export const officialWordsSchema = z.object({
  about: z.string().min(1),
  rows: z.array(z.object({ name: z.string().min(1), asks: z.string().min(1) })).min(1),
});
export type OfficialWords = z.infer<typeof officialWordsSchema>;

/** What the platform's page shows while a case is in this stage, in its own words; empty where it has none. */
export function officialNamesOf({ states, smsWithin, smsStates }: OfficialStates, stage: Stage): string[] {
  const within = states.find(({ code }) => code === smsWithin);
  const names = states.filter((each) => each.stage === stage && !each.rejected && each.code !== smsWithin);
  const bySms = smsStates
    .filter((each) => each.stage === stage)
    .map(({ name }) => `${within?.name ?? ''}，短信${name}`);
  return [...names.map(({ name }) => name), ...bySms];
}

/**
 * What else the platform may say to a case in its stage, by what it is about.
 *
 * The way in and what an account still lacks before the form; the face check while it is filled in; both halves of 认证 and
 * 备案 done together; of a cancellation what it is to cancel. Pure.
 */
export function officialWordsOf(
  official: OfficialStates,
  { stage, filingType }: Pick<FilingCase, 'stage' | 'filingType'>,
): OfficialWords[] {
  const cancels = filingType === 'cancel';
  const preparing = inPreparation(stage);
  const lacking = official.states.flatMap(({ name, asks, ...each }) =>
    each.stage === 'findEntrance' && asks !== undefined ? [{ name, asks }] : [],
  );
  // Once all is done there is nothing left to tell apart.
  const joint = official.jointStates.filter((each) => each.stage === stage && stage !== 'done');
  const errors = (when: 'submitting' | 'withdrawing') =>
    official.errorCodes
      .filter((each) => each.when === when)
      .map(({ code, name, asks }) => ({ name: `${code} ${name}`, asks }));
  const groups = [
    { about: '注销哪一个', rows: cancels && preparing ? official.cancelTypes : [] },
    { about: '注销的原因', rows: cancels && preparing ? official.cancelReasons : [] },
    { about: '备案入口', rows: !cancels && stage === 'findEntrance' ? official.entranceStates : [] },
    { about: '还缺什么', rows: !cancels && stage === 'findEntrance' ? lacking : [] },
    { about: '管理员刷脸', rows: !cancels && preparing && stage !== 'findEntrance' ? official.faceStates : [] },
    { about: '提交时报的编号', rows: !cancels && preparing && stage !== 'findEntrance' ? errors('submitting') : [] },
    { about: '撤回时报的编号', rows: !cancels && stage === 'platformReview' ? errors('withdrawing') : [] },
    // Only a new filing can be made together with the certification of its account.
    { about: '认证和备案一起办', rows: filingType === 'first' || filingType === 'added' ? joint : [] },
  ];
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ about, rows }) => ({ about, rows: rows.map(({ name, asks }) => ({ name, asks })) }));
}

/** What a state of a filing, or of 认证 and 备案 done together, means for a case. */
export interface StateMeaning {
  readonly stage: Stage;
  readonly rejected: boolean;
  /** The clock that runs from the moment it was seen. */
  readonly starts: 'feeClock' | null;
}

/**
 * The stage a number of the platform means, whichever of its two tables it is from; null for one nobody knows.
 *
 * `sms` is the state of the SMS, which the platform tells within 管局审核中 alone. Pure.
 */
export function meaningOfState(official: OfficialStates, code: number, sms: number | null = null): StateMeaning | null {
  const joint = official.jointStates.find((each) => each.code === code);
  if (joint) return { stage: joint.stage, rejected: joint.rejected, starts: joint.starts };
  const state = official.states.find((each) => each.code === code);
  if (!state) return null;
  const within = code === official.smsWithin ? official.smsStates.find((each) => each.code === sms) : undefined;
  return { stage: within?.stage ?? state.stage, rejected: state.rejected, starts: null };
}
