import type { MaterialSlotId } from '../filing/materialSlot.ts';
import { noPreapproval } from '../filing/miniProgram.ts';
import type { Role } from '../filing/person.ts';
import type { RulePack } from '../rules/rulePack.ts';
import type { CaseRecord } from './caseRecord.ts';
import { type Paper, rolesIn, type Side } from './paperOfName.ts';
import { plain } from './plain.ts';

/** The slots of one case that a paper fills, or why it cannot be told. */
export type SlotsFound =
  | { readonly ok: true; readonly slots: readonly MaterialSlotId[] }
  | { readonly ok: false; readonly because: string };

const cardSlots: Readonly<Record<Role, Readonly<Record<'front' | 'back', MaterialSlotId>>>> = {
  legalRepresentative: { front: 'legalRepresentativeFront', back: 'legalRepresentativeBack' },
  subjectPrincipal: { front: 'subjectPrincipalFront', back: 'subjectPrincipalBack' },
  appPrincipal: { front: 'appPrincipalFront', back: 'appPrincipalBack' },
};
const allRoles: readonly Role[] = ['legalRepresentative', 'subjectPrincipal', 'appPrincipal'];
const principals: readonly ('subjectPrincipal' | 'appPrincipal')[] = ['subjectPrincipal', 'appPrincipal'];

/** Which slots of this case the paper fills. `text` is the plain name without the client's own. Pure. */
export function slotsOfPaper(paper: Paper, text: string, record: CaseRecord, pack: RulePack): SlotsFound {
  switch (paper.kind) {
    case 'slot':
      return { ok: true, slots: [paper.slot] };
    case 'preapproval':
      return record.miniProgram.preapprovals.some(({ type }) => type !== noPreapproval)
        ? { ok: true, slots: ['preapproval'] }
        : { ok: false, because: '这个案件没有需要许可证的前置审批项' };
    case 'authorisation':
      return authorisationSlots(paper.roles, text, record);
    case 'card':
      return cardSlotsOf(paper.side, text, record, pack);
  }
}

/** One picture of a card serves every role its holder has. */
function cardSlotsOf(side: Side, text: string, record: CaseRecord, pack: RulePack): SlotsFound {
  const holder = holderOf(text, record);
  if (!holder.ok) return holder;
  const person = record.persons.find(({ id }) => id === holder.person);
  const sides = pack.certificateTypes.find(({ id }) => id === person?.certificateType)?.photoSides;
  const shown = side ?? (sides === 1 ? 'front' : null);
  if (shown === 'both') return no('正反面在同一张图里，请分成两张，分别注明人像面和国徽面');
  if (shown === null) return no('看不出是哪一面，请在文件名里写明“人像面”或“国徽面”');
  const roles = allRoles.filter((role) => record.roles[role] === holder.person);
  return { ok: true, slots: roles.map((role) => cardSlots[role][shown]) };
}

type Holder = { readonly ok: true; readonly person: number } | { readonly ok: false; readonly because: string };

/** Whose card it is: by a name, by a role, or because the case knows one human being only. */
function holderOf(text: string, record: CaseRecord): Holder {
  const named = personsNamed(text, record);
  const spoken = rolesIn(text);
  const inRoles = new Set(spoken.flatMap((role) => record.roles[role] ?? []));
  if (named.length > 1) return no('文件名里有不止一位负责人的姓名');
  const [person] = named;
  if (person !== undefined) {
    const contradicts = inRoles.size > 0 && !inRoles.has(person);
    return contradicts ? no('文件名里的姓名和身份与采集表对不上') : { ok: true, person };
  }
  if (spoken.length > 0) return only(inRoles, '采集表里没有填这位负责人', '文件名里提到不止一位负责人');
  if (/负责人/u.test(text)) {
    const held = new Set(principals.flatMap((role) => record.roles[role] ?? []));
    return only(held, '采集表里没有填负责人', '主体负责人和小程序负责人不是同一个人，请在文件名里写明是哪一位');
  }
  const everybody = new Set(record.persons.map(({ id }) => id));
  return only(
    everybody,
    '采集表里没有填负责人',
    '看不出是谁的证件，请在文件名里写上姓名或“法定代表人”“主体负责人”“小程序负责人”',
  );
}

function authorisationSlots(spoken: readonly Role[], text: string, record: CaseRecord): SlotsFound {
  const { roles } = record;
  const asked = principals.filter((role) => spoken.includes(role));
  if (asked.length > 0) return { ok: true, slots: asked.map(letterSlot) };
  // Only somebody who is not the legal representative needs to be authorised.
  const granted = principals.filter((role) => roles[role] !== null && roles[role] !== roles.legalRepresentative);
  if (roles.legalRepresentative === null || granted.length === 0)
    return no('负责人就是法定代表人本人或个人主体，用不上授权书');
  const named = personsNamed(text, record);
  const meant = named.length === 0 ? granted : granted.filter((role) => named.some((person) => person === roles[role]));
  if (meant.length === 0) return no('授权书上的人和采集表里的负责人对不上');
  return new Set(meant.map((role) => roles[role])).size === 1
    ? { ok: true, slots: meant.map(letterSlot) }
    : no('两位负责人都需要授权书，请在文件名里写明是哪一位的');
}

function letterSlot(role: 'subjectPrincipal' | 'appPrincipal'): MaterialSlotId {
  return role === 'subjectPrincipal' ? 'subjectPrincipalLetter' : 'appPrincipalLetter';
}

/** Persons whose name stands in the text; 张三丰 does not also mean 张三. */
function personsNamed(text: string, record: CaseRecord): number[] {
  const there = record.persons.flatMap(({ id, name }) => {
    const own = plain(name ?? '');
    return own !== '' && text.includes(own) ? [{ id, own }] : [];
  });
  return there
    .filter(({ own }) => !there.some((other) => other.own !== own && other.own.includes(own)))
    .map(({ id }) => id);
}

function only(persons: ReadonlySet<number>, none: string, several: string): Holder {
  const [person] = persons;
  if (person === undefined) return no(none);
  return persons.size > 1 ? no(several) : { ok: true, person };
}

function no(because: string): { readonly ok: false; readonly because: string } {
  return { ok: false, because };
}
