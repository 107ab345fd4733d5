import type { OpenedCase } from '../api/cases.ts';
import type { Finding } from '../filing/finding.ts';
import { materialSlot, slotPlace } from '../filing/materialSlot.ts';
import { servingSlots } from '../filing/peopleDemands.ts';
import { packageParts } from './packagePlan.ts';

/** One problem, and all places of the case where it stands. */
export interface ToldOnce {
  readonly finding: Finding;
  readonly places: readonly [string, ...string[]];
}

/**
 * What blocks a package, one entry a problem: a picture that serves two roles is one picture to be put right, as the list
 * of the whole case counts it. Pure.
 */
export function onceAPicture(
  findings: readonly Finding[],
  { materials, application }: Pick<OpenedCase, 'materials' | 'application'>,
): ToldOnce[] {
  const parts = packageParts(materials, (slot) => servingSlots(application, slot));
  const pictures = Map.groupBy([...parts, ...materials], ({ slot }) => slotPlace(materialSlot(slot)));
  const keyOf = ({ rule, where, message }: Finding) => {
    const there = new Set(pictures.get(where)?.map(({ scanId }) => scanId));
    const [picture] = there;
    // Of several files in one slot nobody can tell here which one is meant.
    return rule.startsWith('scan.') && there.size === 1 ? `${rule} ${picture}` : `${rule} ${where} ${message}`;
  };
  return [...Map.groupBy(findings, keyOf).values()].map((same) => {
    const [finding] = same as [Finding, ...Finding[]];
    const places = [...new Set(same.map(({ where }) => where))] as [string, ...string[]];
    return { finding, places };
  });
}
