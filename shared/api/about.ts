import { z } from 'zod';
import { rulePackSchema } from '../rules/rulePack.ts';

/** The code tables pickers need. Districts come as [code, name] in code order. */
export const codeTablesSchema = rulePackSchema.pick({
  manifest: true,
  subjectTypes: true,
  certificateTypes: true,
  preapprovalTypes: true,
  serviceTypes: true,
  districts: true,
  provinces: true,
  officialStates: true,
  timelines: true,
});
export type CodeTables = z.infer<typeof codeTablesSchema>;

/** What the rule pack is and as of when: a row a table. */
export const rulePackAboutSchema = z.object({
  manifest: rulePackSchema.shape.manifest,
  tables: z.array(
    z.object({
      name: z.string(),
      rows: z.int(),
      asOf: z.iso.date(),
      confidence: z.record(z.string(), z.int()),
      /** Who says so, those of most rows first. */
      sources: z.array(z.string()),
    }),
  ),
  rejectionReasons: rulePackSchema.shape.rejectionReasons,
});
export type RulePackAbout = z.infer<typeof rulePackAboutSchema>;

export const licenceSchema = z.object({ title: z.string(), text: z.string() });
