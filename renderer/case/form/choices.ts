import type { CodeTables } from '#shared/api/about.ts';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { entranceLabels, filingTypeLabels } from '#shared/filing/filingCase.ts';

/** One thing to choose. */
export interface Choice {
  readonly value: string | number;
  readonly label: string;
}

/** Choices under a heading. */
export interface ChoiceGroup {
  readonly label: string;
  readonly options: readonly Choice[];
}

/** What may be chosen for a field. `subjectType` decides which certificates fit. */
export function choicesFor(
  field: EditableField,
  tables: Pick<CodeTables, 'subjectTypes' | 'certificateTypes'>,
  subjectType: number | null,
): Choice[] {
  if (field === 'filingCase.filingType') return labelled(filingTypeLabels);
  if (field === 'filingCase.entrance') return labelled(entranceLabels);
  if (field === 'subject.type') return tables.subjectTypes.map(({ id, name }) => ({ value: id, label: name }));
  if (field === 'subject.certificateType') return certificatesOf(tables, subjectType);
  return certificatesOfPersons(tables);
}

/** What a field holds stays to be seen, even where it is not among the choices. */
export function withHeld(choices: readonly Choice[], held: Choice | null): Choice[] {
  return held === null || choices.some(({ value }) => value === held.value) ? [...choices] : [...choices, held];
}

/** Second-level 服务内容类型 under their first level; only they can be chosen. */
export function serviceChoices({ serviceTypes }: Pick<CodeTables, 'serviceTypes'>): ChoiceGroup[] {
  return serviceTypes
    .filter(({ parent }) => parent === null)
    .map((first) => ({
      label: first.name,
      options: serviceTypes
        .filter(({ parent }) => parent === first.id)
        .map(({ id, name }) => ({ value: id, label: name })),
    }));
}

/** Certificates a subject of this type may use; all of organisations and persons while the type is not known. */
function certificatesOf(
  { certificateTypes }: Pick<CodeTables, 'certificateTypes'>,
  subjectType: number | null,
): Choice[] {
  return certificateTypes
    .filter((row) => subjectType === null || row.subjectType === null || row.subjectType === subjectType)
    .map(({ id, name }) => ({ value: id, label: name }));
}

function certificatesOfPersons({ certificateTypes }: Pick<CodeTables, 'certificateTypes'>): Choice[] {
  return certificateTypes.filter(({ forPerson }) => forPerson).map(({ id, name }) => ({ value: id, label: name }));
}

function labelled(labels: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
