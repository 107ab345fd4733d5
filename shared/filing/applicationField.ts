import type { EditableField, FieldValue } from '../api/caseEdits.ts';
import { type Application, personIn } from './filingCase.ts';
import { type Role, roleSchema } from './person.ts';

/** Where in an application an editable field stands; a role's field is one of whoever holds the role. */
export type FieldPlace =
  | { readonly part: 'filingCase' | 'subject' | 'miniProgram'; readonly key: string }
  | { readonly part: 'roles'; readonly role: Role; readonly key: string };

/** Takes a path apart: `roles.appPrincipal.mobile` is the key `mobile` of the role `appPrincipal`. */
export function placeOf(field: EditableField): FieldPlace {
  const [part = '', ...rest] = field.split('.');
  if (part === 'roles') return { part, role: roleSchema.parse(rest[0]), key: rest[1] ?? '' };
  if (part === 'filingCase' || part === 'subject' || part === 'miniProgram') return { part, key: rest[0] ?? '' };
  throw new Error(`no editable field ${field}`);
}

/** What a field holds; null for everything of a role that nobody holds. */
export function valueAt(application: Application, field: EditableField): FieldValue {
  const place = placeOf(field);
  const record = place.part === 'roles' ? personIn(application, place.role) : application[place.part];
  const values: Readonly<Record<string, FieldValue>> = record ?? {};
  return values[place.key] ?? null;
}

/** Whom a field is about; null for a role that nobody holds, and for a field that is of no role. */
export function holderAt({ roles }: Application, field: EditableField): number | null {
  const place = placeOf(field);
  return place.part === 'roles' ? roles[place.role] : null;
}
