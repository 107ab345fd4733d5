import { z } from 'zod';

/** Whom a report is about: name and number both have to be right. */
export const personReportInput = z.object({
  name: z.string().trim().min(1).max(100),
  number: z.string().trim().min(1).max(64),
  as: z.enum(['pdf', 'xlsx']),
});
