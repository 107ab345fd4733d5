import type { RoleHolder } from '#shared/api/caseEdits.ts';
import type { KnownPerson } from '#shared/api/cases.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { type Role, roleLabels } from '#shared/filing/person.ts';
import type { ChoiceGroup } from './choices.ts';
import { humansOf } from './humans.ts';

/** Characters a name may have (shared/filing/person.ts). */
const longestName = 100;

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
    { label: '还没有登记过的人', options: [{ value: someoneNew, label: someoneNewWords(typedName(text)) }] },
    { label: '其他案件里的人', options: elsewhere },
  ].filter(({ options }) => options.length > 0);
}

/**
 * The name in what was typed to find somebody; null where it is none, as with digits of a number, or small letters, which
 * may be the first ones of a pinyin.
 */
export function typedName(text: string): string | null {
  const typed = text.trim();
  return typed.length <= longestName && /[\p{Script=Han}\p{Lu}]/u.test(typed) && !/\d/.test(typed) ? typed : null;
}

/** Who is meant by what was chosen after `text` was typed; null chooses nobody. */
export function holderOf(chosen: string | number | null, text = ''): RoleHolder {
  if (chosen === null) return { type: 'nobody' };
  if (typeof chosen === 'number') return { type: 'known', personId: chosen };
  const name = typedName(text);
  return name === null ? { type: 'new' } : { type: 'new', name };
}

function someoneNewWords(name: string | null): string {
  return name === null ? '新建一位负责人' : `新建一位负责人：${name}`;
}
