import type { RulePack } from './rulePack.ts';

type TableName = Exclude<keyof RulePack, 'rules'>;

/** The files a rule pack consists of beside the folder `rules`: one a table, with what the screen calls it. */
export const packTables = {
  manifest: { file: 'manifest.json', title: '说明' },
  subjectTypes: { file: 'subjectTypes.json', title: '单位性质' },
  certificateTypes: { file: 'certificateTypes.json', title: '证件类型' },
  preapprovalTypes: { file: 'preapprovalTypes.json', title: '前置审批项' },
  serviceTypes: { file: 'serviceContentTypes.json', title: '服务内容类型' },
  districts: { file: 'districts.json', title: '行政区划' },
  scanProfiles: { file: 'scanProfiles.json', title: '平台规格' },
  scanThresholds: { file: 'scanThresholds.json', title: '画质判断界限' },
  copyLimits: { file: 'copyLimits.json', title: '压缩副本界限' },
  workdays: { file: 'workdays.json', title: '节假日与调休' },
  timelines: { file: 'timelines.json', title: '办理时限' },
  quotas: { file: 'quotas.json', title: '数量上限' },
  limits: { file: 'limits.json', title: '填写限制与号段' },
  officialStates: { file: 'officialStates.json', title: '平台状态' },
  provinces: { file: 'provinces.json', title: '各省要求' },
  zones: { file: 'zones.json', title: '开发区归属' },
  wordLists: { file: 'wordLists.json', title: '词表' },
  papers: { file: 'papers.json', title: '材料' },
  paperDemands: { file: 'paperDemands.json', title: '材料要求' },
  rejectionReasons: { file: 'rejectionReasons.json', title: '驳回原因' },
  rejectionWords: { file: 'rejectionWords.json', title: '驳回用语' },
} as const satisfies Record<TableName, { readonly file: string; readonly title: string }>;

/** What the screen calls the rules themselves, all files of `rules` together. */
export const rulesTitle = '检查规则';

/** What the screen calls the tables in these files, each once. */
export function titlesOf(files: Iterable<string>): string[] {
  const tables = Object.values(packTables);
  return [...new Set([...files].map((name) => tables.find(({ file }) => file === name)?.title ?? rulesTitle))];
}

/** The rows of one table that two packs do not share. */
export interface TableDifference {
  readonly name: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** What of a pack's tables is another in a new one, row by row; empty when nothing is. Pure. */
export function compareTables(old: RulePack, now: RulePack): TableDifference[] {
  const titled = [
    ...Object.entries(packTables).map(([table, { title }]) => [table as TableName, title] as const),
    ['rules', rulesTitle] as const,
  ];
  return titled.flatMap(([table, name]) => {
    const before = rowsOf(old[table]);
    const after = rowsOf(now[table]);
    const added = [...after.keys()].filter((key) => !before.has(key)).length;
    const removed = [...before.keys()].filter((key) => !after.has(key)).length;
    const changed = [...after].filter(([key, row]) => before.has(key) && before.get(key) !== row).length;
    return added + removed + changed === 0 ? [] : [{ name, added, removed, changed }];
  });
}

/** The rows of a table by what names them, each as text to compare. */
function rowsOf(table: unknown): Map<string, string> {
  if (Array.isArray(table)) return new Map(table.map((row, index) => [nameOf(row, index), JSON.stringify(row)]));
  return new Map(
    Object.entries(Object(table)).flatMap(([key, value]): [string, string][] =>
      Array.isArray(value)
        ? [...rowsOf(value)].map(([name, row]) => [`${key} ${name}`, row])
        : [[key, JSON.stringify(value)]],
    ),
  );
}

function nameOf(row: unknown, index: number): string {
  if (typeof row !== 'object' || row === null) return String(row);
  const { id, code, zone, province, title } = row as Record<string, unknown>;
  if (Array.isArray(row)) return String(row[0]);
  return String(id ?? code ?? (zone === undefined ? undefined : `${province} ${zone}`) ?? title ?? index);
}
