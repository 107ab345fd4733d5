import { daySchema } from '#shared/filing/date.ts';
import { type LetterMaterial, letterSources, writtenDate } from './letterSources.ts';
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
    const text = asWritten(cleaned(typed[id] ?? typed[label] ?? ''));
    if (text !== '') values[id] = text;
  }
  return { values, unknown: Object.keys(typed).filter((key) => !keys.has(key)) };
}

/** A day as data files write it (2026-11-30) becomes a day as letters write it; anything else stays. */
function asWritten(text: string): string {
  const day = daySchema.safeParse(text);
  return day.success ? writtenDate(day.data) : text;
}

/** On paper a value is one line: line ends and tabs become spaces. */
function cleaned(value: string): string {
  return value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
