import type { CheckedNumber } from '#shared/api/numbers.ts';
import { checkNumber, type NumberRules } from '#shared/identity/checkNumber.ts';
import type { NumberKind } from '#shared/rules/rulePack.ts';

/** Each number judged on its own; the reasons of a wrong one in one sentence. */
export function checkNumbers(kind: NumberKind, values: readonly string[], rules: NumberRules): CheckedNumber[] {
  return values.map((input) => {
    const checked = checkNumber(kind, input, rules);
    const reasons = checked.ok ? checked.notes : checked.problems.map((problem) => problem.reason);
    return { input, ok: checked.ok, normalized: checked.normalized, reason: reasons.join('；') || null };
  });
}
