import { z } from 'zod';

/** How sure we are of a row of the rule pack. */
export const confidenceSchema = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof confidenceSchema>;

/** How sure we are, as the screen says it. */
export const confidenceLabels: Readonly<Record<Confidence, string>> = {
  high: '出处明确',
  medium: '来源不一',
  low: '未核实',
};

/** What every row says of itself: who says so, as of when, how sure we are. */
export const provenance = {
  source: z.string().min(1),
  asOf: z.iso.date(),
  confidence: confidenceSchema,
};
