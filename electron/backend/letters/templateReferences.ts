import type { SignatureLine, TemplateField, TemplateLine, TemplateProblem } from './template.ts';

type Line = TemplateLine | SignatureLine;

/** The labels a line names, in its text and in its conditions. */
export function labelsIn(line: Line): string[] {
  const parts = line.parts.flatMap((part) => (part.kind === 'field' ? [part.label] : []));
  return [...parts, ...line.conditions.map((each) => each.label)];
}

/** Lines that name a field the table lacks, compare with a value it cannot have, or leave an optional value to chance. */
export function unknownLabels(lines: readonly Line[], fields: readonly TemplateField[]): TemplateProblem[] {
  const known = new Map(fields.map((field) => [field.label, field]));
  return lines.flatMap((line) => {
    const problems: TemplateProblem[] = [];
    const fault = (reason: string) => problems.push({ line: line.line, reason });
    for (const label of new Set(labelsIn(line))) if (!known.has(label)) fault(`字段表里没有“${label}”`);
    for (const each of line.conditions) {
      const choices = known.get(each.label)?.choices ?? [];
      if ((each.kind === 'is' || each.kind === 'isNot') && choices.length > 0 && !choices.includes(each.value))
        fault(`“${each.label}”不会是“${each.value}”`);
    }
    for (const part of line.parts) {
      if (part.kind === 'text') continue;
      const required = known.get(part.label)?.required ?? true;
      const given = line.conditions.some((each) => each.label === part.label && each.kind !== 'missing');
      if (required && part.otherwise !== null) fault(`必填的“${part.label}”不能再写代替的文字`);
      if (!required && part.otherwise === null && !given)
        fault(`选填的“${part.label}”要写明不填时印什么，或在行首写 [如有 ${part.label}]`);
    }
    return problems;
  });
}

/** Fields nothing uses. */
export function unusedFields(
  lines: readonly Line[],
  fields: readonly (TemplateField & { readonly line: number })[],
): TemplateProblem[] {
  const used = new Set(lines.flatMap(labelsIn));
  return fields
    .filter((field) => !used.has(field.label))
    .map((field) => ({ line: field.line, reason: `字段“${field.label}”没有用到` }));
}
