import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { type RulePack, rulePackSchema } from '#shared/rules/rulePack.ts';
import { resourcesDir } from '../resources.ts';
import { contradictionsIn } from './contradictions.ts';

const tables = rulePackSchema.shape;

/**
 * The rule pack of a folder, read afresh each time and checked before anything is judged by it.
 *
 * One file a table; the rules are all files of `rules/` together, so that each group of rules keeps its own.
 * Throws `rulePackInvalid`, naming the file and the row, for a file that is missing, is not JSON, does not fit the
 * schema, or contradicts another file.
 */
export async function loadRulePack(dir: string = join(resourcesDir, 'rule-pack')): Promise<RulePack> {
  const [
    manifest,
    subjectTypes,
    certificateTypes,
    preapprovalTypes,
    serviceTypes,
    districts,
    scanProfiles,
    scanThresholds,
    workdays,
    timelines,
    quotas,
    officialStates,
    provinces,
    zones,
    wordLists,
    papers,
    paperDemands,
    rejectionReasons,
    rejectionWords,
    rules,
  ] = await Promise.all([
    readTable(dir, 'manifest.json', tables.manifest),
    readTable(dir, 'subjectTypes.json', tables.subjectTypes),
    readTable(dir, 'certificateTypes.json', tables.certificateTypes),
    readTable(dir, 'preapprovalTypes.json', tables.preapprovalTypes),
    readTable(dir, 'serviceContentTypes.json', tables.serviceTypes),
    readTable(dir, 'districts.json', tables.districts),
    readTable(dir, 'scanProfiles.json', tables.scanProfiles),
    readTable(dir, 'scanThresholds.json', tables.scanThresholds),
    readTable(dir, 'workdays.json', tables.workdays),
    readTable(dir, 'timelines.json', tables.timelines),
    readTable(dir, 'quotas.json', tables.quotas),
    readTable(dir, 'officialStates.json', tables.officialStates),
    readTable(dir, 'provinces.json', tables.provinces),
    readTable(dir, 'zones.json', tables.zones),
    readTable(dir, 'wordLists.json', tables.wordLists),
    readTable(dir, 'papers.json', tables.papers),
    readTable(dir, 'paperDemands.json', tables.paperDemands),
    readTable(dir, 'rejectionReasons.json', tables.rejectionReasons),
    readTable(dir, 'rejectionWords.json', tables.rejectionWords),
    readRules(dir),
  ]);
  const pack: RulePack = {
    manifest,
    subjectTypes,
    certificateTypes,
    preapprovalTypes,
    serviceTypes,
    districts,
    scanProfiles,
    scanThresholds,
    workdays,
    timelines,
    quotas,
    officialStates,
    provinces,
    zones,
    wordLists,
    papers,
    paperDemands,
    rejectionReasons,
    rejectionWords,
    rules,
  };
  const [contradiction] = contradictionsIn(pack);
  if (contradiction) throw new DeskError('rulePackInvalid', { detail: contradiction });
  return pack;
}

async function readRules(dir: string): Promise<RulePack['rules']> {
  const names = await readdir(join(dir, 'rules')).catch((error: unknown) => {
    throw new DeskError('rulePackInvalid', { detail: '缺少文件夹 rules' }, { cause: error });
  });
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  const groups = await Promise.all(files.map((name) => readTable(dir, `rules/${name}`, tables.rules)));
  return groups.flat();
}

async function readTable<Schema extends z.ZodType>(dir: string, file: string, schema: Schema) {
  const text = await readFile(join(dir, file), 'utf8').catch((error: unknown) => {
    throw new DeskError('rulePackInvalid', { detail: `${file} 缺失或读不出来` }, { cause: error });
  });
  const parsed = schema.safeParse(parseJson(text, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DeskError(
    'rulePackInvalid',
    { detail: `${file} ${issue ? placeOf(issue.path) : ''}的内容不符合格式` },
    { cause: parsed.error },
  );
}

function parseJson(text: string, file: string): unknown {
  try {
    // Editors on Windows put a byte order mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new DeskError('rulePackInvalid', { detail: `${file} 不是正确的 JSON` }, { cause: error });
  }
}

/** Rows are counted from 1, as people count; the rest of the path names the value within the row. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? `第 ${part + 1} 行 ` : `${String(part)} `)).join('');
}
