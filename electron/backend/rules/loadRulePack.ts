import { join } from 'node:path';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { resourcesDir } from '../resources.ts';
import { parseRulePack } from './checkRulePack.ts';
import { type PackFiles, readPackFiles } from './packFiles.ts';

/** A pack with the files it was read from. */
export interface LoadedPack {
  readonly files: PackFiles;
  readonly pack: RulePack;
}

/**
 * The rule pack of a folder, read afresh each time and checked before anything is judged by it.
 *
 * One file a table; the rules are all files of `rules/` together, so that each group of rules keeps its own.
 * Throws `rulePackInvalid`, naming the file and the row, for a file that is missing, is not JSON, does not fit the
 * schema, or contradicts another file.
 */
export async function loadRulePack(dir?: string): Promise<RulePack> {
  return (await loadPackWithFiles(dir)).pack;
}

/** Likewise, with the files themselves: what an office replaces is laid over them. */
export async function loadPackWithFiles(dir: string = join(resourcesDir, 'rule-pack')): Promise<LoadedPack> {
  const files = await readPackFiles(dir);
  return { files, pack: parseRulePack(files) };
}
