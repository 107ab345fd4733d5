import type { RulePackAbout } from '#shared/api/about.ts';
import { confidenceSchema } from '#shared/rules/provenance.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

/** Where a row, or a whole table, says how far it can be trusted. */
type Provenance = Pick<RulePack['rules'][number], 'asOf' | 'confidence'>;

/** What the rule pack is: of each table how many rows, the newest date, and how many rows of each confidence. Pure. */
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
  });
  return {
    manifest: pack.manifest,
    tables: [
      table('单位性质', pack.subjectTypes),
      table('证件类型', pack.certificateTypes),
      table('前置审批项', pack.preapprovalTypes),
      table('服务内容类型', pack.serviceTypes),
      // The table of districts has one source for all of its rows.
      table(
        '行政区划',
        districts.rows.map(() => districts),
      ),
      table('平台规格', pack.scanProfiles),
      table('画质判断界限', [pack.scanThresholds]),
      // Likewise: one notice announces all holidays and make-up days.
      table(
        '节假日与调休',
        [pack.workdays, ...pack.workdays.notices].flatMap((notice) =>
          [...notice.holidays, ...notice.workdays].map(() => notice),
        ),
      ),
      table('办理时限', Object.values(pack.timelines)),
      table('数量上限', Object.values(pack.quotas)),
      table(
        '平台状态',
        pack.officialStates.states.map(() => pack.officialStates),
      ),
      table('各省要求', pack.provinces),
      table('开发区归属', pack.zones),
      table('词表', Object.values(pack.wordLists).flat()),
      table('材料', pack.papers),
      table('材料要求', pack.paperDemands),
      table('驳回原因', pack.rejectionReasons),
      table(
        '驳回用语',
        pack.rejectionWords.rows.map(() => pack.rejectionWords),
      ),
      table('检查规则', pack.rules),
    ],
    rejectionReasons: pack.rejectionReasons,
  };
}

function countByConfidence(rows: readonly Provenance[]): Record<string, number> {
  return Object.fromEntries(
    confidenceSchema.options.map((level) => [level, rows.filter(({ confidence }) => confidence === level).length]),
  );
}
