import type { RulePackAbout } from '#shared/api/about.ts';
import { packTables, rulesTitle } from '#shared/rules/packFiles.ts';
import { confidenceSchema } from '#shared/rules/provenance.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

/** Where a row, or a whole table, says how far it can be trusted. */
type Provenance = Pick<RulePack['rules'][number], 'source' | 'asOf' | 'confidence'>;

/** What the rule pack is: of each table how many rows, the newest date, how many rows of each confidence, and its sources. Pure. */
export function aboutRulePack(pack: RulePack): RulePackAbout {
  const { districts } = pack;
  const table = (name: string, rows: readonly Provenance[]) => ({
    name,
    rows: rows.length,
    asOf:
      rows
        .map(({ asOf }) => asOf)
        .toSorted()
        .at(-1) ?? pack.manifest.asOf,
    confidence: countByConfidence(rows),
    sources: sourcesOf(rows),
  });
  return {
    manifest: pack.manifest,
    tables: [
      table(packTables.subjectTypes.title, pack.subjectTypes),
      table(packTables.certificateTypes.title, pack.certificateTypes),
      table(packTables.preapprovalTypes.title, pack.preapprovalTypes),
      table(packTables.serviceTypes.title, pack.serviceTypes),
      // The table of districts has one source for all of its rows.
      table(
        packTables.districts.title,
        districts.rows.map(() => districts),
      ),
      table(packTables.scanProfiles.title, pack.scanProfiles),
      table(packTables.scanThresholds.title, [pack.scanThresholds]),
      table(packTables.copyLimits.title, [pack.copyLimits]),
      // Likewise: one notice announces all holidays and make-up days.
      table(
        packTables.workdays.title,
        [pack.workdays, ...pack.workdays.notices].flatMap((notice) =>
          [...notice.holidays, ...notice.workdays].map(() => notice),
        ),
      ),
      table(
        packTables.timelines.title,
        Object.values(pack.timelines).filter((each) => each !== undefined),
      ),
      table(
        packTables.quotas.title,
        Object.values(pack.quotas).filter((row) => row !== undefined),
      ),
      table(packTables.limits.title, Object.values(pack.limits)),
      table(
        packTables.officialStates.title,
        pack.officialStates.states.map(() => pack.officialStates),
      ),
      table(packTables.provinces.title, pack.provinces),
      table(packTables.zones.title, pack.zones),
      table(packTables.wordLists.title, Object.values(pack.wordLists).flat()),
      table(packTables.papers.title, pack.papers),
      table(packTables.paperDemands.title, pack.paperDemands),
      table(packTables.rejectionReasons.title, pack.rejectionReasons),
      table(
        packTables.rejectionWords.title,
        pack.rejectionWords.rows.map(() => pack.rejectionWords),
      ),
      table(rulesTitle, pack.rules),
    ],
    rejectionReasons: pack.rejectionReasons,
  };
}

function countByConfidence(rows: readonly Provenance[]): Record<string, number> {
  return Object.fromEntries(
    confidenceSchema.options.map((level) => [level, rows.filter(({ confidence }) => confidence === level).length]),
  );
}

function sourcesOf(rows: readonly Provenance[]): string[] {
  const counts = new Map<string, number>();
  for (const { source } of rows) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([source]) => source);
}
