import type { RoleHolder } from '#shared/api/caseEdits.ts';
import type { KnownPerson } from '#shared/api/cases.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { type Role, roleLabels } from '#shared/filing/person.ts';
import type { ChoiceGroup } from './choices.ts';
import { humansOf } from './humans.ts';

/** Chosen when somebody is wanted whom the desk does not know yet. */
export const someoneNew = 'new';

/**
 * Whom a role can be given to: those of this case, somebody new, then those known from elsewhere.
 * `text` narrows those of this case; `known` was found by it already.
 */
export function roleChoices(
  application: Application,
  role: Role,
  text: string,
  known: readonly KnownPerson[],
): ChoiceGroup[] {
  const here = humansOf(application);
  const ofCase = here
    .filter(({ person, roles }) => person.id === application.roles[role] || !roles.includes(role))
    .filter(({ person }) => (person.name ?? '').includes(text.trim()))
    .map(({ person, roles }) => ({
      value: person.id,
      label: `${person.name ?? '还没有填姓名'}（${roles.map((each) => roleLabels[each]).join('、')}）`,
    }));
  const elsewhere = known
    .filter(({ id }) => here.every(({ person }) => person.id !== id))
    .map(({ id, name, certificateMasked, mobileMasked, subjects }) => ({
      value: id,
      label: [name ?? '还没有填姓名', certificateMasked ?? mobileMasked, subjects.join('、')]
        .filter(Boolean)
        .join(' · '),
    }));
  return [
    { label: '这个案件里的人', options: ofCase },
    { label: '还没有登记过的人', options: [{ value: someoneNew, label: '新建一位负责人' }] },
    { label: '其他案件里的人', options: elsewhere },
  ].filter(({ options }) => options.length > 0);
}

/** Who is meant by what was chosen; null chooses nobody. */
export function holderOf(chosen: string | number | null): RoleHolder {
  if (chosen === null) return { type: 'nobody' };
  return typeof chosen === 'number' ? { type: 'known', personId: chosen } : { type: 'new' };
}
