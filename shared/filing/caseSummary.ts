import { z } from 'zod';
import { filingCaseSchema } from './filingCase.ts';
import { miniProgramSchema } from './miniProgram.ts';
import { subjectSchema } from './subject.ts';

/** One line of the case list. `updatedAt` is the moment of the last change to the case or its materials. */
export const caseSummarySchema = z.object({
  number: filingCaseSchema.shape.number,
  subjectName: subjectSchema.shape.name,
  subjectCertificateNumber: subjectSchema.shape.certificateNumber,
  miniProgramName: miniProgramSchema.shape.name,
  appId: miniProgramSchema.shape.appId,
  filingType: filingCaseSchema.shape.filingType,
  stage: filingCaseSchema.shape.stage,
  province: subjectSchema.shape.province,
  staff: filingCaseSchema.shape.staff,
  plannedOn: filingCaseSchema.shape.plannedOn,
  materialCount: z.int().nonnegative(),
  updatedAt: z.iso.datetime(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;
