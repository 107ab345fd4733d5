import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { packTables } from '#shared/rules/packFiles.ts';

/** The texts of a pack's files by their names below its folder, e.g. `provinces.json`, `rules/form.json`. */
export type PackFiles = ReadonlyMap<string, string>;

export const rulesFolder = 'rules/';

/** The files of a pack in a folder; tables first, then the rules by name. Throws `rulePackInvalid` for what is missing. */
export async function readPackFiles(dir: string): Promise<PackFiles> {
  const rules = await readdir(join(dir, rulesFolder)).catch((error: unknown) => {
    throw new DeskError('rulePackInvalid', { detail: '缺少文件夹 rules' }, { cause: error });
  });
  const groups = rules.filter((name) => name.endsWith('.json')).toSorted();
  const names = [
    ...Object.values(packTables).map(({ file }) => file),
    ...groups.map((name) => `${rulesFolder}${name}`),
  ];
  const texts = names.map(async (name) => {
    const text = await readFile(join(dir, name), 'utf8').catch((error: unknown) => {
      throw new DeskError('rulePackInvalid', { detail: `${name} 缺失或读不出来` }, { cause: error });
    });
    return [name, text] as const;
  });
  return new Map(await Promise.all(texts));
}

/**
 * A pack with some of its files replaced.
 *
 * Of rules only rows are replaced: the program applies every rule it ships, so that one which a file leaves out, or
 * which is newer than the file, keeps the row it came with.
 */
export function withReplaced(shipped: PackFiles, replaced: PackFiles): PackFiles {
  return new Map(
    [...shipped].map(([name, text]) => {
      const given = replaced.get(name);
      if (given === undefined) return [name, text];
      return [name, name.startsWith(rulesFolder) ? withMissingRules(given, text) : given];
    }),
  );
}

function withMissingRules(given: string, shipped: string): string {
  const rows = parsed(given);
  const usual = parsed(shipped);
  if (!Array.isArray(rows) || !Array.isArray(usual)) return given;
  const named = new Set(rows.map(idOf));
  const missing = usual.filter((row) => !named.has(idOf(row)));
  return missing.length === 0 ? given : asRows([...rows, ...missing]);
}

/** One row a line, as the files we ship are written. */
function asRows(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}

const idOf = (row: unknown): unknown => Object(row).id;

/** Those files of a pack that say something else than the ones we ship; writing alone is no difference. */
export function differing(files: PackFiles, shipped: PackFiles): PackFiles {
  return new Map([...files].filter(([name, text]) => !sameContent(text, shipped.get(name) ?? '')));
}

/** Whether two files say the same, however they are written. What is no JSON is the same as nothing else. */
function sameContent(one: string, other: string): boolean {
  const left = parsed(one);
  return left !== undefined && JSON.stringify(left) === JSON.stringify(parsed(other));
}

/** Undefined for what is no JSON. Editors on Windows put a byte order mark in front. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
