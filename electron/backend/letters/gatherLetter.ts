import { type LetterMaterial, letterSources } from './letterSources.ts';
import type { LetterTemplate } from './template.ts';

/** Values by field id; what is not given is left out. Values are single-line, trimmed, never empty. */
export type LetterValues = Readonly<Record<string, string>>;

/** The values a case has for a template. Pure; what only a person can type in stays out. */
export function gatherLetter(template: LetterTemplate, material: LetterMaterial): LetterValues {
  const values: Record<string, string> = {};
  for (const { id, source } of template.fields) {
    const value = source === null ? null : (letterSources.get(source)?.(material) ?? null);
    const text = cleaned(value ?? '');
    if (text !== '') values[id] = text;
  }
  return values;
}

/** Values as typed in, keyed by field id or label, and the keys that are neither. A value given twice counts by id. */
export function typedValues(
  template: LetterTemplate,
  typed: Readonly<Record<string, string>>,
): { values: LetterValues; unknown: string[] } {
  const values: Record<string, string> = {};
  const keys = new Set<string>();
  for (const { id, label } of template.fields) {
    keys.add(id).add(label);
    const text = cleaned(typed[id] ?? typed[label] ?? '');
    if (text !== '') values[id] = text;
  }
  return { values, unknown: Object.keys(typed).filter((key) => !keys.has(key)) };
}

/** On paper a value is one line: line ends and tabs become spaces. */
function cleaned(value: string): string {
  return value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
