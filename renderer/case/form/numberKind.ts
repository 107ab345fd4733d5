import type { CodeTables } from '#shared/api/about.ts';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { placeOf, valueAt } from '#shared/filing/applicationField.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { SubjectNature } from '#shared/filing/subjectNature.ts';
import type { NumberKind } from '#shared/rules/rulePack.ts';

/** The format of the number a field holds, by the certificate chosen beside it; null where the desk knows none. */
export function numberKindOf(
  field: EditableField,
  application: Application,
  { certificateTypes }: Pick<CodeTables, 'certificateTypes'>,
): NumberKind | null {
  const place = placeOf(field);
  if (place.key === 'mobile' || place.key === 'emergencyMobile') return 'mobile';
  if (field === 'miniProgram.appId') return 'appid';
  if (field === 'miniProgram.recordNumber') return 'filing-number';
  if (place.key !== 'certificateNumber') return null;
  const typeField: EditableField =
    place.part === 'roles' ? `roles.${place.role}.certificateType` : 'subject.certificateType';
  const type = valueAt(application, typeField);
  return certificateTypes.find(({ id }) => id === type)?.numberKind ?? null;
}

/** True for what is hidden until the person goes into the field: numbers of human beings. A company's is public. */
export function isPrivate(field: EditableField, nature: SubjectNature | null): boolean {
  const { part, key } = placeOf(field);
  if (key === 'mobile' || key === 'emergencyMobile') return true;
  return key === 'certificateNumber' && (part === 'roles' || nature === 'personal');
}
