import { z } from 'zod';
import { provenance } from '../rules/provenance.ts';
import { type Stage, stageSchema } from './stage.ts';

/** A state the platform shows of a filing, as it numbers them, and the stage of ours it means. */
export const officialStateRowSchema = z.object({
  code: z.int(),
  name: z.string().min(1),
  stage: stageSchema,
  rejected: z.boolean(),
});

/** A state within 管局审核中: whether the SMS was verified. */
const smsStateRowSchema = z.object({ code: z.int(), name: z.string().min(1), stage: stageSchema });

/** The platform's states; WeChat says they may change, so they are data. */
export const officialStatesSchema = z.object({
  ...provenance,
  states: z.array(officialStateRowSchema),
  /** Of the state `smsWithin` alone. */
  smsWithin: z.int(),
  smsStates: z.array(smsStateRowSchema),
});
export type OfficialStates = z.infer<typeof officialStatesSchema>;

/** What the platform's page shows while a case is in this stage, in its own words; empty where it has none. */
export function officialNamesOf({ states, smsWithin, smsStates }: OfficialStates, stage: Stage): string[] {
  const within = states.find(({ code }) => code === smsWithin);
  const names = states.filter((row) => row.stage === stage && !row.rejected && row.code !== smsWithin);
  const bySms = smsStates.filter((row) => row.stage === stage).map(({ name }) => `${within?.name ?? ''}，短信${name}`);
  return [...names.map(({ name }) => name), ...bySms];
}
