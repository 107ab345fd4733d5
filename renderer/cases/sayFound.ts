import type { FoundCases } from '#shared/api/cases.ts';

/** How many cases are shown and how many there are, and what is not known of them yet. */
export function sayFound({ numbers, total, unjudged, failed }: FoundCases): string {
  const shown = numbers.length;
  return [
    shown === total ? `共 ${total} 个案件` : `找到 ${shown} 个，共 ${total} 个案件`,
    ...(unjudged > 0 ? [`还有 ${unjudged} 个正在检查`] : []),
    ...(failed.length > 0 ? [`${failed.length} 个没能检查，改动以后会再查`] : []),
  ].join('，');
}
