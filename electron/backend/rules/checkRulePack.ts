import { DeskError } from '#shared/api/errors.ts';
import { packTables } from '#shared/rules/packFiles.ts';
import { type RulePack, rulePackSchema } from '#shared/rules/rulePack.ts';
import { contradictionsIn } from './contradictions.ts';
import { type PackFiles, parsed, rulesFolder } from './packFiles.ts';

/** Named at once; whoever has corrected these is told of the next. */
const mostProblemsAFile = 3;

/** A pack that holds together, or what is wrong with it: one Chinese phrase each, naming the file and the row. */
export type CheckedPack = { readonly pack: RulePack } | { readonly problems: readonly string[] };

/** Reads the texts of a pack by the schemas of its tables, then looks for contradictions among them. Pure. */
export function checkRulePack(files: PackFiles): CheckedPack {
  const problems: string[] = [];
  const tables: Record<string, unknown> = {};
  for (const [table, { file }] of Object.entries(packTables)) {
    tables[table] = readFile(files, file, table as keyof RulePack, problems);
  }
  const groups = [...files.keys()].filter((name) => name.startsWith(rulesFolder));
  tables['rules'] = groups.flatMap((name) => readFile(files, name, 'rules', problems) ?? []);
  if (problems.length > 0) return { problems };
  // Every table above was read by its own part of this schema.
  const pack = tables as RulePack;
  const contradictions = contradictionsIn(pack);
  return contradictions.length > 0 ? { problems: contradictions } : { pack };
}

/** The pack of these files. Throws `rulePackInvalid`, naming the first places that are wrong. */
export function parseRulePack(files: PackFiles): RulePack {
  const checked = checkRulePack(files);
  if ('pack' in checked) return checked.pack;
  throw new DeskError('rulePackInvalid', { detail: sayProblems(checked.problems) });
}

/** Problems as the end of one sentence. */
export function sayProblems(problems: readonly string[]): string {
  const shown = 5;
  const rest = problems.length > shown ? `；另有 ${problems.length - shown} 处` : '';
  return `${problems.slice(0, shown).join('；')}${rest}`;
}

function readFile(files: PackFiles, file: string, table: keyof RulePack, problems: string[]): unknown {
  const text = files.get(file);
  if (text === undefined) {
    problems.push(`${file} 缺失或读不出来`);
    return undefined;
  }
  const content = parsed(text);
  if (content === undefined) {
    problems.push(`${file} 不是正确的 JSON`);
    return undefined;
  }
  const read = rulePackSchema.shape[table].safeParse(content);
  if (read.success) return read.data;
  for (const { path } of read.error.issues.slice(0, mostProblemsAFile)) {
    problems.push(`${file} ${placeOf(path)}的内容不符合格式`);
  }
  return undefined;
}

/** Rows are counted from 1, as people count; the rest of the path names the value within the row. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? `第 ${part + 1} 行 ` : `${String(part)} `)).join('');
}
