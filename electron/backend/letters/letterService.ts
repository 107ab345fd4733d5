import type { DrawnLetter, LetterTemplateInfo } from '#shared/api/letters.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { Desk } from '../desk.ts';
import { typedValues } from './gatherLetter.ts';
import { letterFile } from './letterFile.ts';
import { loadTemplates, templateById } from './loadTemplates.ts';

/** Every template with its fields, as forms and data files need them. */
export async function letterTemplates(): Promise<LetterTemplateInfo[]> {
  const templates = await loadTemplates();
  return templates.map(({ id, title, fields }) => ({
    id,
    title,
    fields: fields.map(({ id: field, label, required, choices }) => ({
      id: field,
      label,
      required,
      choices: [...choices],
    })),
  }));
}

/**
 * One letter from values as typed in, keyed by field id or label.
 *
 * Missing values and characters no font has are findings; then there is no file. A key the template does not know
 * is a `should` finding, because it is most often a misspelt one. Throws `templateMissing`.
 */
export async function drawLetterFromValues(
  desk: Desk,
  request: { readonly template: string; readonly values: Readonly<Record<string, string>> },
): Promise<DrawnLetter> {
  const template = await templateById(request.template);
  const { values, unknown } = typedValues(template, request.values);
  const made = await desk.pool.run('letter', { template, values, rules: desk.pack.rules, now: desk.now() });
  const strangers = unknown.map(
    (key): Finding =>
      desk.rulebook('letter.fieldUnknown', {
        weight: 'should',
        where: `letter.${template.id}`,
        message: `《${template.title}》里没有“${key}”这个栏目，这一项没有用上`,
        remedy: `请核对栏目名称；可用的栏目：${template.fields.map(({ label }) => label).join('、')}。`,
      }),
  );
  const findings = [...made.findings, ...strangers];
  if (!made.ok) return { type: 'incomplete', findings };
  return { type: 'made', file: letterFile(made.bytes, template, values), findings, doubts: [], letterId: null };
}
