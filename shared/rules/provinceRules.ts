import { z } from 'zod';
import { characters, code, years } from './bounds.ts';
import { confidenceSchema } from './provenance.ts';

/** Whom a province takes as 主体负责人 of an organisation. */
export const principalRuleSchema = z.enum(['legalRepresentative', 'letter', 'anyone', 'conditional', 'disputed']);

/** What a note of a province is about; the order is the order on the card. */
export const provinceTopicSchema = z.enum([
  'people',
  'identity',
  'age',
  'phone',
  'address',
  'name',
  'remark',
  'scope',
  'papers',
  'scan',
  'seal',
  'other',
]);
export type ProvinceTopic = z.infer<typeof provinceTopicSchema>;

/** What the screen calls each topic. */
export const provinceTopicLabels: Readonly<Record<ProvinceTopic, string>> = {
  people: '负责人',
  identity: '身份',
  age: '年龄',
  phone: '电话',
  address: '地址',
  name: '名称',
  remark: '备注',
  scope: '经营范围',
  papers: '材料',
  scan: '图片',
  seal: '公章',
  other: '其他',
};

/**
 * 各省要求: what one 通信管理局 is known to ask.
 *
 * Collected from rules for websites; the tables of today for mini programs could not be read. So they prompt, and never
 * block: see the rules that use them.
 */
export const provinceRowSchema = z.object({
  /** 6-digit code. */
  code: z.string().regex(/^\d{2}0000$/),
  name: z.string().min(1),
  /** What numbers of its filings begin with, one character each; empty in tables that came before this. */
  letters: z
    .string()
    .regex(/^\p{Script=Han}*$/u)
    .default(''),
  principal: principalRuleSchema,
  /** Whether a 小程序负责人 who is not the legal representative needs a letter. */
  appPrincipalLetter: z.enum(['needed', 'notNeeded', 'unclear']),
  /** Full years. */
  leastAge: z.object({ organisation: years, personal: years }),
  /** What is said of people under 18, in words of the pack; null where nothing but the least age is known. */
  minors: z
    .object({ organisation: z.string().min(1).nullable(), personal: z.string().min(1).nullable() })
    .default({ organisation: null, personal: null }),
  mostAge: years.nullable(),
  /** Of whom `mostAge` is said. */
  mostAgeOf: z.enum(['principals', 'appPrincipal']).default('principals'),
  /** Full years from which a 小程序负责人 is past retirement and may be refused; null where nothing is said. */
  retirementAge: z.object({ male: years, female: years }).nullable().default(null),
  /** Characters a remark of a person's mini program must have at least; null where only the platform says. */
  leastPersonalRemark: characters.nullable().default(null),
  /** Where 主体负责人 is not the legal representative, 小程序负责人 must be the same person. */
  samePrincipals: z.boolean().default(false),
  /** Where the legal representative is no mainland resident, 小程序负责人 must be one. */
  mainlandAppPrincipal: z.boolean().default(false),
  /** Subject types (ids) that may name another 主体负责人 by letter where others may not. */
  letterSubjectTypes: z.array(code).default([]),
  /** A service called 其他: not taken, or only with what it is in the remark; null where nothing is said. */
  otherService: z.enum(['refused', 'described']).nullable().default(null),
  /**
   * What a remark must speak of, and the words of which one shows that it does.
   *
   * `when`: only where 主体负责人 is not the legal representative (`deputy`), or where the name or the business scope
   * (`approvalWords`), or the scope (`scopeWords`), has 前置审批 words no chosen item answers. `either`: the subject's
   * own remark will do as well as that of the mini program.
   */
  remarkMustSay: z
    .array(
      z.object({
        of: z.enum(['any', 'organisation', 'personal']),
        when: z.enum(['always', 'deputy', 'approvalWords', 'scopeWords']).default('always'),
        either: z.boolean().default(false),
        what: z.string().min(1),
        anyOf: z.array(z.string().min(1)).min(1),
      }),
    )
    .default([]),
  /** A filing that adds (新增) goes on with the 主体负责人 of the earlier ones. */
  samePrincipalAsBefore: z.boolean().default(false),
  /** A subject has one 主体备案号: one that has it does not file for the first time. */
  oneRecordNumber: z.boolean().default(false),
  /** Persons who file for themselves with a certificate of another province; `localNumber`: with a mobile of the province. */
  outsidePersonal: z.enum(['allowed', 'proof', 'localNumber', 'refused', 'unclear']),
  /** Whose mobile should be of the province. */
  localMobile: z.enum(['everybody', 'personal', 'nobody']),
  /** 通讯地址 and 证件住所 must be in one city. */
  sameCity: z.boolean(),
  /** A foreign, Hong Kong, Macao or Taiwan legal representative must let somebody from the mainland be principal. */
  mainlandDelegate: z.boolean(),
  /** Distinct numbers among mobiles and emergency mobiles of two principals; null where nothing is said. */
  leastNumbers: z.int().min(2).max(4).nullable(),
  notes: z.array(z.object({ topic: provinceTopicSchema, text: z.string().min(1) })),
  source: z.string().min(1),
  asOf: z.iso.date(),
  confidence: confidenceSchema,
});
export type ProvinceRow = z.infer<typeof provinceRowSchema>;
