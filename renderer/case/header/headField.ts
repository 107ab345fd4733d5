import type { EditableField } from '#shared/api/caseEdits.ts';
import type { FieldLook } from '../form/FieldFrame.tsx';

/** How the fields in the head of a case look: no hints and no findings, there is no room. */
export function headField(id: string, field: EditableField, label: string): FieldLook {
  return {
    id,
    field,
    aliases: [],
    label,
    before: '',
    required: false,
    hint: null,
    wide: false,
    inline: true,
    hidden: false,
    findings: [],
  };
}
