import { z } from 'zod';
import { filingTypeSchema } from '../filing/filingCase.ts';
import { ruleIdSchema, weightSchema } from '../filing/finding.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { papersCount } from './bounds.ts';
import { provenance } from './provenance.ts';

/** What a paper is to whoever has to bring it: a picture to take, a letter to sign, somebody else's document, a video. */
export const paperFormSchema = z.enum(['photo', 'letter', 'document', 'video']);
export type PaperForm = z.infer<typeof paperFormSchema>;

/** Who signs, or which seal; null where nobody does. Organisations and persons differ. */
const bySubjectNature = z.object({
  organisation: z.string().min(1).nullable(),
  personal: z.string().min(1).nullable(),
});

/** 材料: one paper a case may need, in the client's words. */
export const paperRowSchema = z.object({
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  /** Where its file goes; several papers may share one of the two “other” slots. */
  slot: materialSlotIdSchema,
  title: z.string().min(1),
  /** What files of it are called, beside what code knows: each word means this paper wherever it stands in a name. */
  names: z.array(z.string().min(2).max(20)).max(20).optional(),
  form: paperFormSchema,
  /** The letter template the desk prints it from; null when others issue it. */
  template: z.string().nullable(),
  signer: bySubjectNature,
  seal: bySubjectNature,
  /** Who issues it; null when the client has it, or signs it himself. */
  issuer: z.string().nullable(),
  /** How to get it and what its picture must look like, one sentence each. */
  howTo: z.array(z.string().min(1)).min(1),
  ...provenance,
});
export type PaperRow = z.infer<typeof paperRowSchema>;

/** What a demand may depend on that only code can see; decided in shared/filing/circumstances.ts. */
export const circumstanceSchema = z.enum(['principalIsAnother', 'legalOutside', 'legalNotMainland', 'noDoorNumber']);
export type Circumstance = z.infer<typeof circumstanceSchema>;

/** Rules of the lint a demand is reported under. */
export const demandRuleSchema = z.enum([
  'material.guangdongCommitment',
  'material.jiangsuTruthPapers',
  'material.xinjiangPartyBuilding',
  'material.nameChangeLetter',
  'material.notInvolvedPledge',
  'material.constructionProposal',
  'material.brandProof',
  'material.statement',
  'material.provincePaper',
]);

const anyTypes = z.array(z.int()).min(1);

/**
 * One reason for which somebody asks for a paper. Every condition that is given must hold; null asks nothing.
 *
 * `reason` may name the words that were found as {words}. A row of low confidence never blocks.
 */
export const paperDemandRowSchema = z.object({
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  paper: paperRowSchema.shape.id,
  rule: demandRuleSchema,
  weight: weightSchema,
  count: papersCount,
  /** 6-digit codes; null for every province but `exceptProvinces`. */
  provinces: z.array(z.string().regex(/^\d{2}0000$/)).nullable(),
  exceptProvinces: z.array(z.string().regex(/^\d{2}0000$/)),
  filingTypes: z.array(filingTypeSchema).min(1).nullable(),
  nature: z.enum(['organisation', 'personal']).nullable(),
  /** Official ids of 单位性质. */
  subjectTypes: anyTypes.nullable(),
  circumstance: circumstanceSchema.nullable(),
  /** Words of these 前置审批 fields in the name or the scope, while none of the field's items is chosen. */
  approvalTypes: anyTypes.nullable(),
  /** At least one of these 前置审批项 is chosen. */
  chosenTypes: anyTypes.nullable(),
  /** None of these 前置审批项 is chosen. */
  unlessChosen: z.array(z.int()),
  /** Own words, looked for in the texts `wordsIn` names. */
  words: z.array(z.string().min(1)).min(1).nullable(),
  wordsIn: z.array(z.enum(['subjectName', 'appName', 'scope'])),
  /** Which of several texts the paper has: each that is asked for is one of its own. */
  wording: z.string().min(1).optional(),
  /** Rules whose finding tells of the same defect: while one of them stands, that the paper is missing is not told as well. */
  toldBy: z.array(ruleIdSchema).optional(),
  reason: z.string().min(1),
  ...provenance,
});
export type PaperDemandRow = z.infer<typeof paperDemandRowSchema>;
