import { agencyLabels, agencySchema } from '#shared/filing/agency.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { officialFieldFor } from '#shared/filing/officialFields.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { LetterValues } from './gatherLetter.ts';
import type { Condition, LetterTemplate, SignatureLine, TemplateField, TemplateLine } from './template.ts';

/** One printed line or paragraph of a letter. */
export interface LetterBlock {
  readonly kind: TemplateLine['kind'];
  readonly text: string;
}

export interface SignatureRow {
  readonly kind: SignatureLine['kind'];
  readonly text: string;
}

/** A letter ready to be set: nothing in it is missing. */
export interface DecidedLetter {
  readonly template: string;
  readonly title: string;
  readonly pages: LetterTemplate['pages'];
  readonly blocks: readonly LetterBlock[];
  readonly signatures: readonly (readonly SignatureRow[])[];
}

export type LetterDecision =
  | { readonly ok: true; readonly letter: DecidedLetter }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** What deciding needs to know of the world. `missing` names the characters no face of the letter can draw. */
export interface DecisionRules {
  readonly rulebook: Rulebook;
  readonly missing: (text: string) => readonly string[];
}

/**
 * A template with its values, as the blocks to print, or everything that keeps it from being printed. Pure.
 *
 * A required value that a printed line needs and nobody gave is a finding, never a gap; so is a value outside its
 * choices and a value with characters the fonts lack. Ruled blanks appear only where the template declares them.
 */
export function decideLetter(template: LetterTemplate, values: LetterValues, rules: DecisionRules): LetterDecision {
  const fields = new Map(template.fields.map((field) => [field.label, field]));
  const given = (label: string): string | null => values[fields.get(label)?.id ?? ''] ?? null;
  const shown = (line: TemplateLine | SignatureLine) => line.conditions.every((each) => holds(each, given(each.label)));
  const missed = new Set<TemplateField>();
  const print = (line: TemplateLine | SignatureLine): string =>
    line.parts
      .map((part) => {
        if (part.kind === 'text') return part.text;
        const value = given(part.label) ?? part.otherwise;
        const field = fields.get(part.label);
        if (value === null && field) missed.add(field);
        return value ?? '';
      })
      .join('');

  const blocks = template.body.filter(shown).map((line) => ({ kind: line.kind, text: print(line) }));
  const signatures = template.signatures
    .map((column) => column.filter(shown).map((line) => ({ kind: line.kind, text: print(line) })))
    .filter((column) => column.length > 0);

  const findings = [
    ...undecided(template, given).map((field) => missingValue(template, field, rules.rulebook)),
    ...[...missed].map((field) => missingValue(template, field, rules.rulebook)),
    ...template.fields.flatMap((field) => faultsOf(field, values[field.id] ?? null, rules)),
  ];
  if (findings.length > 0) return { ok: false, findings };
  return {
    ok: true,
    letter: { template: template.id, title: template.title, pages: template.pages, blocks, signatures },
  };
}

/** The official path of a field, else its path in our model, else its name: what findings point at. */
export function placeOf(field: TemplateField): string {
  return field.source === null ? `letter.${field.id}` : (officialFieldFor(field.source)?.path ?? field.source);
}

/** Required fields that decide which lines are printed: without them nothing can be decided. */
function undecided(template: LetterTemplate, given: (label: string) => string | null): TemplateField[] {
  const lines = [...template.body, ...template.signatures.flat()];
  const compared = new Set(
    lines.flatMap((line) =>
      line.conditions.flatMap((each) => (each.kind === 'is' || each.kind === 'isNot' ? each.label : [])),
    ),
  );
  return template.fields.filter((field) => field.required && compared.has(field.label) && given(field.label) === null);
}

function holds(condition: Condition, value: string | null): boolean {
  if (condition.kind === 'given') return value !== null;
  if (condition.kind === 'missing') return value === null;
  return condition.kind === 'is' ? value === condition.value : value !== condition.value;
}

function missingValue(template: LetterTemplate, field: TemplateField, rulebook: Rulebook): Finding {
  const agency = agencyField(field.source);
  return rulebook('letter.fieldMissing', {
    weight: 'must',
    where: placeOf(field),
    message: `《${template.title}》缺少“${field.label}”${agency === null ? '' : `，也就是本机构的“${agency}”`}`,
    remedy:
      agency === null
        ? `请补填“${field.label}”后再生成这份文书。`
        : `请到“设置 → 本机构”填写“${agency}”后再生成这份文书。`,
  });
}

/** What the settings call a field that is the agency's; null for all others. */
function agencyField(source: string | null): string | null {
  const key = source?.startsWith('agency.') ? agencySchema.keyof().safeParse(source.slice('agency.'.length)) : null;
  return key?.success ? agencyLabels[key.data] : null;
}

function faultsOf(field: TemplateField, value: string | null, { rulebook, missing }: DecisionRules): Finding[] {
  if (value === null) return [];
  const where = placeOf(field);
  const findings: Finding[] = [];
  if (field.choices.length > 0 && !field.choices.includes(value))
    findings.push(
      rulebook('letter.choiceUnknown', {
        weight: 'must',
        where,
        message: `“${field.label}”不能是“${value}”`,
        remedy: `请改成下面的一种：${field.choices.join('、')}。`,
      }),
    );
  const characters = missing(value);
  if (characters.length > 0)
    findings.push(
      rulebook('letter.glyphMissing', {
        weight: 'must',
        where,
        message: `“${field.label}”里有字体中没有的字：${characters.join('、')}`,
        remedy: '请核对是否写错；确为生僻字的，请改用证件上的通行写法，或手写填好后再签字盖章。',
      }),
    );
  return findings;
}
