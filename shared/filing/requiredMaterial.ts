import { z } from 'zod';
import { paperFormSchema } from '../rules/papers.ts';
import { confidenceSchema } from '../rules/provenance.ts';
import { ruleIdSchema, weightSchema } from './finding.ts';
import { type MaterialSlotId, materialSlotIdSchema } from './materialSlot.ts';

/** One paper a case needs: what it is, where it goes, who signs and seals it, how to get it, why, and who says so. */
export const requiredPaperSchema = z.object({
  /** Id of the rule pack's papers. */
  paper: z.string(),
  title: z.string().min(1),
  form: paperFormSchema,
  /** Official path of the field it fills, with the index where the field is one of a list; null when it stays in the office. */
  path: z.string().nullable(),
  count: z.int().positive(),
  /** The letter template it is printed from. */
  template: z.string().nullable(),
  signer: z.string().nullable(),
  seal: z.string().nullable(),
  issuer: z.string().nullable(),
  howTo: z.array(z.string()).readonly(),
  rule: z.string(),
  reason: z.string().min(1),
  weight: weightSchema,
  source: z.string().min(1),
  asOf: z.iso.date(),
  confidence: confidenceSchema,
  /** While a finding of one of these rules stands, that the paper is missing is not told as well; empty for most. */
  toldBy: z.array(ruleIdSchema).readonly(),
});
export type RequiredPaper = z.infer<typeof requiredPaperSchema>;

/**
 * Everything one slot of a case is wanted for. Papers that weigh most come first.
 *
 * `count` is that of all its papers; rule, weight, source and date are those of the first.
 */
export const requiredMaterialSchema = z.object({
  slot: materialSlotIdSchema,
  count: z.int().positive(),
  rule: z.string(),
  reason: z.string(),
  weight: weightSchema,
  source: z.string(),
  asOf: z.iso.date(),
  /** Slots whose scan does as well, because the same human being holds both roles. */
  servedBy: z.array(materialSlotIdSchema).readonly(),
  papers: z.array(requiredPaperSchema).min(1).readonly(),
});
export type RequiredMaterial = z.infer<typeof requiredMaterialSchema>;

/**
 * The papers a slot still lacks when it holds so many files. Pure.
 *
 * Which file is which paper cannot be told, so files count for the papers that weigh most.
 */
export function lackingPapers({ papers }: Pick<RequiredMaterial, 'papers'>, held: number): RequiredPaper[] {
  let left = held;
  return papers.flatMap((paper) => {
    const here = Math.min(left, paper.count);
    left -= here;
    return here < paper.count ? [{ ...paper, count: paper.count - here }] : [];
  });
}

/** A slot that lacks files, and how many it has, its own or those of the slot that serves it. */
export interface LackingMaterial {
  readonly required: RequiredMaterial;
  readonly best: number;
}

/**
 * What a case still lacks, in the order of its slots: the one count for the list of problems, the tabs and the tiles.
 *
 * What one file does for two roles of one human being is asked for once, at the first of its slots. Pure.
 */
export function lackingMaterials(
  required: readonly RequiredMaterial[],
  held: (slot: MaterialSlotId) => number,
): LackingMaterial[] {
  const asked = new Set<MaterialSlotId>();
  return required.flatMap((each) => {
    const best = Math.max(held(each.slot), ...each.servedBy.map(held));
    if (best >= each.count || each.servedBy.some((id) => asked.has(id))) return [];
    asked.add(each.slot);
    return [{ required: each, best }];
  });
}
