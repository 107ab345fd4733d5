import { z } from 'zod';
import * as bounds from './bounds.ts';
import { provenance } from './provenance.ts';

/** Lengths, counts, ages and prefixes that entered values are measured by, each with who says so. */
export const formLimitsSchema = z.object({
  /** 小程序名称 in width units: a character outside ASCII counts 2. */
  appName: z.object({ least: bounds.nameWidth, most: bounds.nameWidth, ...provenance }),
  /** 小程序备注 in characters. */
  appComment: z.object({ least: bounds.remark, most: bounds.remark, ...provenance }),
  /** Second-level 服务内容类型 of one mini program: one to `most`. */
  serviceTypes: z.object({ most: bounds.serviceTypes, ...provenance }),
  /** Full years of age: below `least` nobody is accepted, below `usual` hardly anybody. */
  principalAge: z.object({ least: bounds.years, usual: bounds.years, ...provenance }),
  /** How mobiles of virtual operators begin; they are reported not to receive the message of 12381. */
  virtualNumbers: z.object({ prefixes: z.array(z.string().regex(/^1[3-9]\d{0,5}$/)), ...provenance }),
});
export type FormLimits = z.infer<typeof formLimitsSchema>;
