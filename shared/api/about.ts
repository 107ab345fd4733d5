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
  limits: true,
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

/** Something of others that comes with the desk; `name` is Chinese, `packages` are names that people can look up. */
export const licencePartSchema = z.object({ name: z.string(), packages: z.array(z.string()), licence: z.string() });
export type LicencePart = z.infer<typeof licencePartSchema>;

/** A licence in its own language, under a Chinese title. */
const licenceTextSchema = z.object({ title: z.string(), text: z.string() });
export type LicenceText = z.infer<typeof licenceTextSchema>;

export const licencesSchema = z.object({ parts: z.array(licencePartSchema), texts: z.array(licenceTextSchema) });
export type Licences = z.infer<typeof licencesSchema>;
