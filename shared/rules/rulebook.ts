import type { Finding, Weight } from '../filing/finding.ts';
import type { Zone } from '../scans/quad.ts';
import type { RulePack, RuleRow } from './rulePack.ts';

/** What a rule says about one concrete place; the rest of the finding comes from the rule's row. */
export interface Verdict {
  readonly weight: Weight;
  readonly where: string;
  readonly message: string;
  readonly remedy: string;
  /** Overrides the rule's own source, for limits that come from a platform profile. */
  readonly source?: string;
  readonly asOf?: string;
  /** Where on a picture. */
  readonly zones?: readonly Zone[] | undefined;
  /** See `onceADefect`. */
  readonly toldBy?: readonly string[] | undefined;
}

/** Turns a verdict into a finding that names its source and date. */
export type Rulebook = (rule: string, verdict: Verdict) => Finding;

/**
 * The rulebook of a rule pack.
 *
 * A rule that is not registered is a programming error. A row of low confidence never blocks:
 * its `must` is softened to `should` here, once, for every rule.
 */
export function rulebookOf({ rules }: Pick<RulePack, 'rules'>): Rulebook {
  const known = madeRulebooks.get(rules);
  if (known) return known;
  const made = makeRulebook(rules);
  madeRulebooks.set(rules, made);
  return made;
}

/** Made once a pack: every application and every list of materials asks for it anew. */
const madeRulebooks = new WeakMap<RulePack['rules'], Rulebook>();

function makeRulebook(rules: RulePack['rules']): Rulebook {
  const rows = new Map<string, RuleRow>(rules.map((row) => [row.id, row]));
  return (rule, verdict) => {
    const row = rows.get(rule);
    if (!row) throw new Error(`rule ${rule} is not in the rule pack`);
    return {
      rule,
      weight: row.confidence === 'low' && verdict.weight === 'must' ? 'should' : verdict.weight,
      where: verdict.where,
      message: verdict.message,
      remedy: verdict.remedy,
      source: verdict.source ?? row.source,
      asOf: verdict.asOf ?? row.asOf,
      ...(verdict.zones && verdict.zones.length > 0 ? { zones: [...verdict.zones] } : {}),
      ...(verdict.toldBy ? { toldBy: [...verdict.toldBy] } : {}),
    };
  };
}
