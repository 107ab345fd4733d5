import type { OpenedCase } from '#shared/api/cases.ts';
import type { FillingStep } from '#shared/api/filling.ts';
import type { PackagePart } from '#shared/packages/packagePlan.ts';
import type { DossierTables } from '../dossier/dossierInput.ts';
import type { SheetField, SheetSection } from '../dossier/infoSheet.ts';
import { fillingSteps, notHandedIn } from '../filling/fillingSteps.ts';

/** A value of more Chinese characters, or twice as many others, gets a line of its own. */
const narrow = 11;

/**
 * What is filled in at the console, section by section in the order of its form, numbers whole, files by the names they
 * have in the package; nothing of the office's own. What a case need not hand in is left out. Pure.
 *
 * `nameOf` answers null for a file that did not get into the package.
 */
export function consoleSections(
  of: Pick<OpenedCase, 'application' | 'materials' | 'required'>,
  tables: DossierTables,
  nameOf: (part: PackagePart) => string | null,
): SheetSection[] {
  const named = (part: PackagePart) => nameOf(part) ?? `${part.label}（没有放进提交包）`;
  const sections = new Map<string, SheetField[]>();
  for (const step of fillingSteps(of, tables, { masked: false, nameOf: named })) {
    if (step.note === notHandedIn) continue;
    const fields = sections.get(step.section) ?? [];
    fields.push(fieldOf(step));
    sections.set(step.section, fields);
  }
  return [...sections].map(([title, fields]) => ({ title, fields }));
}

function fieldOf({ label, section, kind, value, shown, note, missing }: Omit<FillingStep, 'problem'>): SheetField {
  const text = missing ? null : kind === 'none' ? `（${(note ?? '').replace(/。$/, '')}）` : (value ?? shown);
  // The section says whose it is.
  const short = label.startsWith(section) && label.length > section.length ? label.slice(section.length) : label;
  return { label: short, value: text, wide: kind === 'file' || widthOf(text ?? '') > narrow };
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2000' ? 0.5 : 1), 0);
}
