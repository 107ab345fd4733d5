import { z } from 'zod';
import { applicationSchema, filingCaseSchema } from '../filing/filingCase.ts';
import { miniProgramSchema } from '../filing/miniProgram.ts';
import { personSchema, roleSchema } from '../filing/person.ts';
import { subjectSchema } from '../filing/subject.ts';

/** What staff decide about a case itself. The number is given once; the stage moves through `progress`. */
const decidedByStaff = filingCaseSchema.pick({
  filingType: true,
  entrance: true,
  staff: true,
  plannedOn: true,
  note: true,
});

/**
 * Every field a form can edit, by its path in our model, with the one schema that judges it everywhere.
 *
 * `roles.appPrincipal.mobile` is the mobile of whoever holds that role: a human being is typed once.
 */
const fieldSchemas: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ...under('filingCase', decidedByStaff.shape),
  ...under('subject', subjectSchema.shape),
  ...under('miniProgram', miniProgramSchema.shape),
  ...roleSchema.options.flatMap((role) => under(`roles.${role}`, personSchema.shape)),
]);

type PathsOf<Prefix extends string, Shape> = `${Prefix}.${keyof Shape & string}`;
export type EditableField =
  | PathsOf<'filingCase', typeof decidedByStaff.shape>
  | PathsOf<'subject', typeof subjectSchema.shape>
  | PathsOf<'miniProgram', typeof miniProgramSchema.shape>
  | PathsOf<`roles.${z.infer<typeof roleSchema>}`, typeof personSchema.shape>;

export const editableFieldSchema = z.enum([...fieldSchemas.keys()] as [EditableField, ...EditableField[]]);

/** What a field can hold: text, a code, a day, or one of the two lists of a mini program. */
export type FieldValue = z.infer<typeof fieldValueSchema>;
export const fieldValueSchema = z.union([
  z.string(),
  z.int(),
  z.null(),
  miniProgramSchema.shape.serviceTypes,
  miniProgramSchema.shape.preapprovals,
]);

/** The schema of one field: what a form validates with as it is left. */
export function schemaOfField(field: EditableField): z.ZodType {
  const schema = fieldSchemas.get(field);
  if (!schema) throw new Error(`no editable field ${field}`);
  return schema;
}

/**
 * One field changed from what the person saw to what the person wants.
 *
 * When the field no longer holds `expected`, somebody else changed it meanwhile: `editConflict`, nothing is saved.
 * The field of a role is meant for one human being: when `holder` no longer holds the role, that is a conflict, too,
 * even if the next one happens to have the same value.
 */
export const caseEditSchema = z
  .object({
    field: editableFieldSchema,
    value: fieldValueSchema,
    expected: fieldValueSchema,
    /** Whom the person saw in the role, null for nobody. Required for `roles.*`, of no meaning elsewhere. */
    holder: applicationSchema.shape.roles.shape.appPrincipal.optional(),
  })
  .superRefine(({ field, value, holder }, context) => {
    if (field.startsWith('roles.') && holder === undefined)
      context.addIssue({ code: 'custom', message: '没有说明是填给谁的', path: [field] });
    for (const issue of schemaOfField(field).safeParse(value).error?.issues ?? [])
      context.addIssue({ code: 'custom', message: issue.message, path: [field] });
  });
export type CaseEdit = z.infer<typeof caseEditSchema>;

/** Which human being holds a role: one who is known, a new one, or nobody. */
export const roleHolderSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('known'), personId: z.int().positive() }),
  /** `name` is what was typed already when somebody new was asked for. */
  z.object({ type: z.literal('new'), name: personSchema.shape.name.optional() }),
  z.object({ type: z.literal('nobody') }),
]);
export type RoleHolder = z.infer<typeof roleHolderSchema>;

export const setRoleInput = z.object({
  caseNumber: filingCaseSchema.shape.number,
  role: roleSchema,
  holder: roleHolderSchema,
  /** Who the person saw in the role; another one there now is an `editConflict`. */
  expected: applicationSchema.shape.roles.shape.appPrincipal,
});

function under(prefix: string, shape: Readonly<Record<string, z.ZodType>>): [string, z.ZodType][] {
  return Object.entries(shape).map(([key, schema]) => [`${prefix}.${key}`, schema]);
}
