import { z } from 'zod';
import { checkCharacterFits } from '../identity/citizenNumber.ts';
import { compact } from '../identity/normalise.ts';
import { daySchema } from './date.ts';
import { miniProgramSchema } from './miniProgram.ts';
import { enteredText, type Person, personSchema, type Role } from './person.ts';
import { stageSchema } from './stage.ts';
import { subjectSchema } from './subject.ts';

/** 首次 · 新增 · 变更 · 注销. */
export const filingTypeSchema = z.enum(['first', 'added', 'change', 'cancel']);
export type FilingType = z.infer<typeof filingTypeSchema>;
export const filingTypeLabels: Readonly<Record<FilingType, string>> = {
  first: '首次',
  added: '新增',
  change: '变更',
  cancel: '注销',
};

/** Where staff find 备案入口: a new mini program has it on its home page, a listed one under 设置 → 基本设置. */
export const entranceSchema = z.enum(['newApp', 'listedApp']);
export type Entrance = z.infer<typeof entranceSchema>;
export const entranceLabels: Readonly<Record<Entrance, string>> = { newApp: '新小程序', listedApp: '已上架' };

/** 备案 (案件): one filing of one mini program of one subject. `number` is the desk's own, e.g. 2026-0012. */
export const filingCaseSchema = z.object({
  number: z.string().regex(/^\d{4}-\d{4,}$/),
  filingType: filingTypeSchema,
  entrance: entranceSchema.nullable(),
  stage: stageSchema,
  staff: enteredText(60),
  plannedOn: daySchema.nullable(),
  note: enteredText(2000),
});
export type FilingCase = z.infer<typeof filingCaseSchema>;

/** A person together with the key that tells whether two roles are held by one human being. */
export const heldPersonSchema = personSchema.extend({ id: z.int() });
export type HeldPerson = z.infer<typeof heldPersonSchema>;

/**
 * Everything the filing of one case consists of: what rules judge, letters quote and dossiers print.
 *
 * Roles name persons by `id`, so one human being in two roles is typed once.
 */
export const applicationSchema = z.object({
  filingCase: filingCaseSchema,
  subject: subjectSchema,
  miniProgram: miniProgramSchema,
  persons: z.array(heldPersonSchema),
  roles: z.object({
    legalRepresentative: z.int().nullable(),
    subjectPrincipal: z.int().nullable(),
    appPrincipal: z.int().nullable(),
  }),
});
export type Application = z.infer<typeof applicationSchema>;

/** The person who holds a role, or null while nobody was named. */
export function personIn(application: Application, role: Role): HeldPerson | null {
  const id = application.roles[role];
  return id === null ? null : (application.persons.find((person) => person.id === id) ?? null);
}

/** True when both roles are named and held by the same human being, entered once or twice. */
export function samePerson(application: Application, one: Role, other: Role): boolean {
  const [first, second] = [personIn(application, one), personIn(application, other)];
  return first !== null && second !== null && (first.id === second.id || sameHuman(first, second));
}

/**
 * True for one human being who was entered twice, with other details perhaps: the same number; or the same name where a
 * number is missing or fails its own check digit. Two people of one name have two good numbers.
 */
export function sameHuman(one: Person, other: Person): boolean {
  const [first, second] = [one, other].map(({ certificateNumber }) => compact(certificateNumber ?? '').toUpperCase());
  if (first && first === second) return true;
  if (one.name === null || one.name !== other.name) return false;
  return [first, second].some((number) => !number || (/^\d{17}[\dX]$/.test(number) && !checkCharacterFits(number)));
}
