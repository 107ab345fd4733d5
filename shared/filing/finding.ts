import { z } from 'zod';
import { curedByFitting } from '../scans/curedByFitting.ts';
import { zoneSchema } from '../scans/quad.ts';

/**
 * How much a finding matters.
 *
 * `must` (必改) blocks the submission package, `should` (建议) warns, `hint` (提示) informs.
 */
export const weightSchema = z.enum(['must', 'should', 'hint']);
export type Weight = z.infer<typeof weightSchema>;

/** What the screen and the reports call each weight. */
export const weightLabels: Readonly<Record<Weight, string>> = { must: '必改', should: '建议', hint: '提示' };

/** `group.name`. */
export const ruleIdSchema = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/);

/**
 * One problem, with everything a staff member needs to act on it.
 *
 * `where` is the official dotted path of the field (see officialFields.ts), or, for a lone file,
 * the name of the measured fact. `source` says who demands it and `asOf` (YYYY-MM-DD) as of when.
 */
export const findingSchema = z.object({
  rule: ruleIdSchema,
  weight: weightSchema,
  where: z.string(),
  message: z.string().min(1),
  remedy: z.string().min(1),
  source: z.string().min(1),
  asOf: z.iso.date(),
  /** Where on the picture it is, for what is seen there; left out where it is about the file or the whole picture. */
  zones: z.array(zoneSchema).max(200).optional(),
  /** Rules whose finding is about the same defect, see `onceADefect`. */
  toldBy: z.array(ruleIdSchema).optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * Must-fix first; of these what only a new picture mends before what the desk mends by itself, so that nobody shrinks a file
 * that has to be taken again; then by place, so that a list reads in the order of the work.
 */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const rank: Record<Weight, number> = { must: 0, should: 1, hint: 2 };
  return findings.toSorted(
    (a, b) =>
      rank[a.weight] - rank[b.weight] ||
      mended(a) - mended(b) ||
      a.where.localeCompare(b.where) ||
      a.rule.localeCompare(b.rule),
  );
}

/** Whether making a copy for the platform puts it right, as 0 or 1. */
function mended({ rule }: Finding): number {
  return Object.hasOwn(curedByFitting, rule) ? 1 : 0;
}

/**
 * Without what only follows from another finding of the list: that a paper is missing which is needed only because of a
 * defect that is told already. Once that is put right, or somebody stands by it, the paper is asked for. Pure.
 */
export function onceADefect(findings: readonly Finding[]): Finding[] {
  const told = new Set(findings.map(({ rule }) => rule));
  return findings.filter(({ toldBy }) => toldBy === undefined || !toldBy.some((rule) => told.has(rule)));
}

/** True when at least one finding blocks. */
export function blocks(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.weight === 'must');
}
