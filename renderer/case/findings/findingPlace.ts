import { type EditableField, editableFieldSchema } from '#shared/api/caseEdits.ts';
import { type MaterialSlotId, materialSlotIdSchema } from '#shared/filing/materialSlot.ts';
import { officialFieldAt, officialFieldFor, officialRolePaths } from '#shared/filing/officialFields.ts';
import { roleSchema } from '#shared/filing/person.ts';

/** Where a finding is put right. */
export interface FindingPlace {
  readonly tab: 'form' | 'materials';
  /** The field of the form; null for the form, or the materials, as a whole. */
  readonly field: EditableField | null;
  /** The material; null for the materials as a whole, and for the form. */
  readonly slot: MaterialSlotId | null;
  /** Which item of the field's list, counted from 0. */
  readonly item: number | null;
}

/**
 * The place a finding's `where` leads to. Takes official paths, paths of our own model and slots; what it does not know
 * leads to the form.
 */
export function findingPlace(where: string): FindingPlace {
  const path = officialFieldAt(where)?.field ?? officialFieldFor(where)?.field ?? ownRolePath(where);
  if (path.startsWith('materials') || path.startsWith('icp_materials')) {
    const slot = materialSlotIdSchema.safeParse(path.replace(/^materials\./, ''));
    return { tab: 'materials', field: null, slot: slot.data ?? null, item: null };
  }
  const item = /\[(\d+)\]/.exec(where)?.[1];
  const field = editableFieldSchema.safeParse(path.replace(/\[.*$/, ''));
  return { tab: 'form', field: field.data ?? null, slot: null, item: item === undefined ? null : Number(item) };
}

/** A role as a whole stands at the name of whoever holds it. */
function ownRolePath(where: string): string {
  const role = roleSchema.options.find((each) => where === officialRolePaths[each] || where === `roles.${each}`);
  return role ? `roles.${role}.name` : where;
}
