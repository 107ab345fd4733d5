import { personIn, sameHuman } from '../filing/filingCase.ts';
import type { Finding } from '../filing/finding.ts';
import { checkMobile } from '../identity/phone.ts';
import { residentIdParts } from '../identity/residentId.ts';
import { yearsOld } from '../identity/yearsOld.ts';
import {
  type ConcernedPerson,
  concernedPersons,
  concernedPrincipals,
  type LintContext,
  personNumberKind,
} from './lintContext.ts';
import { provinceFinding } from './provinceFinding.ts';
import { sameButForStray, sayStray } from './strayCharacters.ts';

/** Phones and e-mails that should differ, and the age of principals. Malformed values are the number rules' concern. */
export function lintPeople(context: LintContext): Finding[] {
  const people = concernedPrincipals(context);
  return [
    ...people.flatMap((each) => [...ownNumbers(context, each), ...age(context, each)]),
    ...shared(context, people),
    ...oneHumanTwoMobiles(context, people),
    ...oneNumberTwoNames(context),
  ];
}

/** Whoever is entered twice is spelt one way: one of the two is a slip. */
function oneNumberTwoNames(context: LintContext): Finding[] {
  const [first, ...others] = concernedPersons(context);
  if (!first) return [];
  return others
    .filter(({ person }) => person.name !== null && first.person.name !== null && person.name !== first.person.name)
    .filter(({ person }) => sameHuman(first.person, person))
    .map(({ person, path, who }) =>
      context.rulebook('form.sameNumberOtherName', {
        weight: 'must',
        where: `${path}.name`,
        message: `${first.who}“${first.person.name}”和${who}“${person.name}”的证件号码相同，姓名却不一样${unseen(first.person.name, person.name)}`,
        remedy: '请对照证件，把写错的姓名或号码改过来；同一个人请把两个角色指定为同一人',
      }),
    );
}

/** What parts two names that look alike. */
function unseen(one: string | null, other: string | null): string {
  const said = one !== null && other !== null && sameButForStray(one, other) ? sayStray(one, other) : null;
  return said === null ? '' : `：${said}`;
}

function ownNumbers({ rulebook }: LintContext, { person, path, who }: ConcernedPerson): Finding[] {
  if (!sameMobile(person.mobile, person.emergencyMobile)) return [];
  return [
    rulebook('form.emergencySameAsMobile', {
      weight: 'should',
      where: `${path}.emergency_contact`,
      message: `${who}的应急手机号与本人手机号相同`,
      remedy: '请换成另一个能联系到本人的号码，如同事或家人的手机号',
    }),
  ];
}

function shared({ rulebook }: LintContext, people: readonly ConcernedPerson[]): Finding[] {
  const [first, second] = people;
  if (!first || !second || sameHuman(first.person, second.person)) return [];
  const findings: Finding[] = [];
  if (sameMobile(first.person.mobile, second.person.mobile)) {
    findings.push(
      rulebook('form.sharedMobile', {
        weight: 'should',
        where: `${second.path}.mobile`,
        message: `${first.who}和${second.who}是两个人，却用了同一个手机号`,
        remedy: '请各填本人的手机号；如果其实是同一个人，请把两个角色指定为同一人',
      }),
    );
  }
  if (first.person.email !== null && first.person.email.toLowerCase() === second.person.email?.toLowerCase()) {
    findings.push(
      rulebook('form.sharedEmail', {
        weight: 'should',
        where: `${second.path}.email`,
        message: `${first.who}和${second.who}是两个人，却用了同一个邮箱`,
        remedy: '请各填本人的邮箱',
      }),
    );
  }
  return findings;
}

/** One human being entered twice: two mobiles may be right, but one of them is easily that of somebody else. */
function oneHumanTwoMobiles({ rulebook }: LintContext, [first, second]: readonly ConcernedPerson[]): Finding[] {
  if (!first || !second || !sameHuman(first.person, second.person)) return [];
  if (first.person.name !== second.person.name) return [];
  const [one, other] = [first, second].map(({ person }) => checkMobile(person.mobile ?? ''));
  if (!one?.ok || !other?.ok || one.normalized === other.normalized) return [];
  return [
    rulebook('form.otherMobileOfSamePerson', {
      weight: 'hint',
      where: `${second.path}.mobile`,
      message: `${first.who}和${second.who}是同一个人，手机号却填了两个`,
      remedy: '请核对两个号码是不是都归本人使用：核验短信和核实电话会打到这里',
    }),
  ];
}

function sameMobile(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const [first, second] = [checkMobile(one), checkMobile(other)];
  return first.ok && second.ok && first.normalized === second.normalized;
}

/** From the number of a resident ID or residence permit, on the day of submission. */
function age(context: LintContext, concerned: ConcernedPerson): Finding[] {
  const { person, path, who } = concerned;
  const { rulebook, submissionDay, today } = context;
  const ages = context.pack.limits.principalAge;
  const kind = personNumberKind(context, person);
  if (kind !== 'resident-id' && kind !== 'hkmo-residence' && kind !== 'tw-residence') return [];
  const parts = residentIdParts(person.certificateNumber ?? '', today);
  if (parts === null) return [];
  const years = yearsOld(parts.birthday, submissionDay);
  const elder = tooOld(context, concerned, years) ?? retired(context, concerned, { years, sex: parts.sex });
  if (elder || years >= ages.usual) return elder ? [elder] : [];
  const tooYoung = years < ages.least;
  return [
    rulebook(tooYoung ? 'identity.tooYoung' : 'identity.underEighteen', {
      weight: 'should',
      where: `${path}.certificate_number`,
      message: `${who}到提交时不满 ${tooYoung ? ages.least : ages.usual} 周岁，${youngIn(context, years)}`,
      remedy: '请先问清通管局接不接受、要附哪些证明；不接受的，请更换负责人',
    }),
  ];
}

/** What the province is known to say of somebody under 18: its own words first. Rules for websites, so it never blocks. */
function youngIn({ province, nature }: LintContext, years: number): string {
  if (!province || nature === null) return '多数省份不接受';
  const said = province.minors[nature];
  if (said !== null) return `据已有资料，${province.name}：${said}`;
  const least = province.leastAge[nature];
  return years < least ? `${province.name}一般要满 ${least} 周岁` : `${province.name}可能要另附证明`;
}

function tooOld(context: LintContext, { person, path, who }: ConcernedPerson, years: number): Finding | null {
  const { application, province } = context;
  if (!province || province.mostAge === null || years <= province.mostAge) return null;
  if (province.mostAgeOf === 'appPrincipal' && personIn(application, 'appPrincipal')?.id !== person.id) return null;
  return provinceFinding(context, province, 'province.age', {
    weight: 'should',
    where: `${path}.certificate_number`,
    message: `${who}到提交时已满 ${years} 周岁，${province.name}一般要求不超过 ${province.mostAge} 周岁`,
    remedy: '请先问清通管局，或更换负责人',
  });
}

/** Past the age at which people of the sex retire: said of the 小程序负责人 only. */
function retired(
  context: LintContext,
  { person, path, who }: ConcernedPerson,
  { years, sex }: { readonly years: number; readonly sex: 'male' | 'female' },
): Finding | null {
  const { application, province } = context;
  const from = province?.retirementAge?.[sex];
  if (!province || from === undefined || years < from) return null;
  if (personIn(application, 'appPrincipal')?.id !== person.id) return null;
  return provinceFinding(context, province, 'province.age', {
    weight: 'should',
    where: `${path}.certificate_number`,
    message: `${who}到提交时已满 ${years} 周岁，${province.name}可能不接受过了退休年龄（${sex === 'male' ? '男' : '女'} ${from} 周岁）的小程序负责人`,
    remedy: '请先问清通管局，或更换小程序负责人',
  });
}
