import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { resourcesDir } from '../resources.ts';
import { letterSources } from './letterSources.ts';
import { parseTemplate } from './parseTemplate.ts';
import type { LetterTemplate } from './template.ts';

const sources: ReadonlySet<string> = new Set(letterSources.keys());

/**
 * All letter templates of a folder, in the order of their ids.
 *
 * Throws `templateInvalid` for the first faulty file, naming file, line and fault.
 */
export async function loadTemplates(dir: string = join(resourcesDir, 'letter-templates')): Promise<LetterTemplate[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.txt')).toSorted();
  const templates = await Promise.all(names.map((name) => loadTemplate(dir, name)));
  return templates.toSorted((one, other) => one.id.localeCompare(other.id));
}

/** The template with this id or this title. Throws `templateMissing`, naming those there are. */
export async function templateById(id: string, dir?: string): Promise<LetterTemplate> {
  const templates = await loadTemplates(dir);
  const found = templates.find((each) => each.id === id || each.title === id);
  if (!found)
    throw new DeskError('templateMissing', { template: id, known: templates.map((each) => each.id).join('、') });
  return found;
}

async function loadTemplate(dir: string, name: string): Promise<LetterTemplate> {
  const text = await readFile(join(dir, name), 'utf8').catch((error: unknown) => {
    throw new DeskError('templateInvalid', { detail: `${name} 读不出来` }, { cause: error });
  });
  const parsed = parseTemplate(text, sources);
  if (parsed.ok) return parsed.template;
  const [first] = parsed.problems;
  const more = parsed.problems.length > 1 ? `（另有 ${parsed.problems.length - 1} 处）` : '';
  throw new DeskError('templateInvalid', {
    detail: `${name} 第 ${first?.line ?? 1} 行：${first?.reason ?? ''}${more}`,
  });
}
