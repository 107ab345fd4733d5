import type { RulesChange } from '#shared/api/rules.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

/** Named per rule; a screen shows no more, and a rule may touch ten thousand. */
export const mostNumbers = 200;

interface Touched {
  readonly gained: string[];
  readonly lost: string[];
}

/**
 * Counts, case by case, which findings other rules bring and take away. Pure but for what it remembers.
 *
 * A finding is the same one while rule, place and weight are: another wording or source changes nothing for a client.
 */
export function openComparison() {
  const byRule = new Map<string, Touched>();
  let total = 0;
  let changed = 0;
  const touch = (rule: string, way: keyof Touched, number: string) => {
    const touched = byRule.get(rule) ?? { gained: [], lost: [] };
    byRule.set(rule, touched);
    if (touched[way].at(-1) !== number) touched[way].push(number);
  };
  return {
    /** One case; to be called in the order the numbers are to be named in. */
    add: (number: string, before: readonly Finding[], after: readonly Finding[]) => {
      total++;
      const gained = without(after, before);
      const lost = without(before, after);
      if (gained.length + lost.length === 0) return;
      changed++;
      for (const { rule } of gained) touch(rule, 'gained', number);
      for (const { rule } of lost) touch(rule, 'lost', number);
    },
    result: ({ rules }: RulePack): Pick<RulesChange, 'cases' | 'rules'> => ({
      cases: { total, changed },
      rules: rules.flatMap(({ id, title }) => {
        const touched = byRule.get(id);
        return touched ? [{ rule: id, title, gained: some(touched.gained), lost: some(touched.lost) }] : [];
      }),
    }),
  };
}

function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const there = new Set(others.map(identityOf));
  return findings.filter((finding) => !there.has(identityOf(finding)));
}

const identityOf = ({ rule, where, weight }: Finding) => `${rule} ${weight} ${where}`;

const some = (numbers: readonly string[]) => ({ count: numbers.length, numbers: numbers.slice(0, mostNumbers) });
