import { z } from 'zod';
import { validUntilSchema } from './date.ts';
import { enteredText } from './person.ts';

/** The id that says: no pre-approval applies (以上都不涉及). */
export const noPreapproval = 24;

/** Width units of a name: ASCII counts 1, everything else (Chinese, full-width signs) 2. */
export function nameWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character <= '\x7f' ? 1 : 2), 0);
}

/** Most characters an 审批号 can have here; the platform states no limit. */
export const approvalNumberCharacters = 120;

/** One 前置审批项 with the number of its paper. The paper itself is a material. */
export const preapprovalSchema = z.object({
  type: z.int(),
  code: enteredText(approvalNumberCharacters),
  validUntil: validUntilSchema.nullable(),
});
export type Preapproval = z.infer<typeof preapprovalSchema>;

/** 小程序: name, AppID, second-level 服务内容类型 ids in order, pre-approvals, 备注. How long each may be is data of the rule pack (`limits`). */
export const miniProgramSchema = z.object({
  name: enteredText(120),
  appId: enteredText(64),
  serviceTypes: z.array(z.int()),
  preapprovals: z.array(preapprovalSchema),
  comment: enteredText(1000),
  recordNumber: enteredText(60),
});
export type MiniProgram = z.infer<typeof miniProgramSchema>;

/** A mini program of which nothing has been entered yet. */
export const emptyMiniProgram: MiniProgram = {
  name: null,
  appId: null,
  serviceTypes: [],
  preapprovals: [],
  comment: null,
  recordNumber: null,
};
