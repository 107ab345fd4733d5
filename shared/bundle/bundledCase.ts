import { z } from 'zod';
import { caseEventSchema, caseMarkSchema, rejectionReasonSchema, rejectionSchema } from '../api/caseHistory.ts';
import { daySchema } from '../filing/date.ts';
import { filingCaseSchema } from '../filing/filingCase.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { miniProgramSchema } from '../filing/miniProgram.ts';
import { personSchema } from '../filing/person.ts';
import { settlementSchema } from '../filing/settlement.ts';
import { subjectSchema } from '../filing/subject.ts';
import { recipeSchema } from '../scans/recipe.ts';
import { scanFactsSchema } from '../scans/scanFacts.ts';

/** A name that holds on every machine: 32 random hex digits. */
export const uidSchema = z.string().regex(/^[0-9a-f]{32}$/);
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z.iso.datetime();

/** A human being with every name they are known by, the sender's own first. */
const bundledPersonSchema = personSchema.extend({
  uids: z.array(uidSchema).min(1).max(50),
  updatedAt: moment.nullable(),
});
export type BundledPerson = z.infer<typeof bundledPersonSchema>;

const holder = uidSchema.nullable();

/** A file in a slot, by its content. */
const bundledMaterialSchema = z.object({
  slot: materialSlotIdSchema,
  position: z.int().nonnegative().max(100_000),
  sha256: sha256Schema,
  attachedAt: moment,
  /** What it was called for this case; that of the scan when null. */
  name: z.string().min(1).max(1000).nullable(),
  signedOn: daySchema.nullable(),
});
export type BundledMaterial = z.infer<typeof bundledMaterialSchema>;

/** A better copy of a scan; its bytes are the file of `facts.sha256`. */
const bundledFixSchema = z.object({ recipe: recipeSchema, facts: scanFactsSchema, madeAt: moment });
export type BundledFix = z.infer<typeof bundledFixSchema>;

/** An original, its bytes the file of `facts.sha256`, and the copies of it: what counts and what an undo brings back. */
const bundledScanSchema = z.object({
  facts: scanFactsSchema,
  origin: z.string().min(1).max(4000).nullable(),
  receivedAt: moment,
  now: bundledFixSchema.nullable(),
  before: bundledFixSchema.nullable(),
});
export type BundledScan = z.infer<typeof bundledScanSchema>;

const bundledLetterSchema = z.object({
  template: z.string().min(1).max(100),
  madeAt: moment,
  values: z.record(z.string().min(1).max(100), z.string().max(20_000)),
  /** The PDF as it was printed; null within a vault, where the file has a name of its own. */
  sha256: sha256Schema.nullable(),
});
export type BundledLetter = z.infer<typeof bundledLetterSchema>;

const bundledEventSchema = caseEventSchema.omit({ id: true }).extend({ since: moment.nullable() });
export type BundledEvent = z.infer<typeof bundledEventSchema>;

const bundledRejectionSchema = rejectionSchema.omit({ id: true, reasons: true }).extend({
  reasons: z
    .array(rejectionReasonSchema.omit({ id: true }))
    .min(1)
    .max(1000),
});
export type BundledRejection = z.infer<typeof bundledRejectionSchema>;

/**
 * All of one case as it travels between machines.
 *
 * `states` names the states of it that this machine has handed out or taken in, the newest (this very state) first: what
 * both machines know is where they parted. `keys` tell within one bundle which cases share a subject or a mini program.
 */
export const bundledCaseSchema = z.object({
  uid: uidSchema,
  states: z.array(uidSchema).min(1).max(1000),
  keys: z.object({ subject: z.string().min(1).max(40), miniProgram: z.string().min(1).max(40) }),
  createdAt: moment,
  updatedAt: moment,
  filingCase: filingCaseSchema,
  /** The case it was started from. */
  follows: uidSchema.nullable(),
  subject: subjectSchema,
  subjectUpdatedAt: moment.nullable(),
  miniProgram: miniProgramSchema,
  miniProgramUpdatedAt: moment.nullable(),
  persons: z.array(bundledPersonSchema).max(3),
  roles: z.object({ legalRepresentative: holder, subjectPrincipal: holder, appPrincipal: holder }),
  events: z.array(bundledEventSchema).max(20_000),
  marks: z.array(caseMarkSchema).max(100),
  /** Until when it is kept once closed, in place of the office's general rule. Left out where the program that wrote it knew no such day. */
  keepUntil: daySchema.nullable().optional(),
  rejections: z.array(bundledRejectionSchema).max(1000),
  settlements: z.array(settlementSchema).max(5000),
  materials: z.array(bundledMaterialSchema).max(2000),
  scans: z.array(bundledScanSchema).max(2000),
  letters: z.array(bundledLetterSchema).max(2000),
  /** What an imported payload said beyond our model. */
  rest: z.array(z.object({ path: z.array(z.union([z.string(), z.int()])).max(40), value: z.json() })).max(5000),
});
export type BundledCase = z.infer<typeof bundledCaseSchema>;

/** The content of every file a case needs, by SHA-256, each once. Pure. */
export function filesOf({ scans, letters }: Pick<BundledCase, 'scans' | 'letters'>): string[] {
  const pictures = scans.flatMap(({ facts, now, before }) => [facts, now?.facts, before?.facts]);
  const hashes = [...pictures.map((facts) => facts?.sha256), ...letters.map(({ sha256 }) => sha256)];
  return [...new Set(hashes.filter((each) => typeof each === 'string'))];
}

/** Why a case contradicts itself, in Chinese; null when it does not. The schema cannot see it. Pure. */
export function contradictionIn(held: BundledCase): string | null {
  const persons = new Set(held.persons.map(({ uids }) => uids[0]));
  if (Object.values(held.roles).some((uid) => uid !== null && !persons.has(uid))) return '负责人的资料不全';
  const scans = new Set(held.scans.map(({ facts }) => facts.sha256));
  if (scans.size !== held.scans.length) return '同一份扫描件写了两遍';
  if (held.materials.some(({ sha256 }) => !scans.has(sha256))) return '材料里有找不到的扫描件';
  if (held.letters.some(({ sha256 }) => sha256 === null)) return '有文书没有文件';
  return null;
}
