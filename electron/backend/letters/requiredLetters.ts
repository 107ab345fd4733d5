import { type Application, personIn, samePerson } from '#shared/filing/filingCase.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { subjectTypes } from '#shared/filing/subject.ts';

/** A letter the desk can print for a case: its template, why the case needs it, and the slots its signed scan fills. */
export interface RequiredLetter {
  readonly template: string;
  readonly reason: string;
  readonly slots: readonly MaterialSlotId[];
}

/** 广东, GB/T 2260. */
const guangdong = '440000';

/**
 * The letters a case needs, in the order they are uploaded; the mandate comes last. Pure.
 *
 * What is not known yet (no subject type, nobody named) asks for no letter. A cancellation needs the mandate only.
 * Sources: letters and when they are needed, WeChat's and the clouds' material pages (2026-11-23); the mandate is
 * the desk's own advice.
 */
export function requiredLetters(application: Application): RequiredLetter[] {
  if (application.filingCase.filingType === 'cancel') return [mandate];
  const commitments = application.subject.province === guangdong ? [commitment(application)] : [];
  return [...authorizations(application), ...commitments, mandate];
}

const mandate: RequiredLetter = {
  template: 'agencyMandate',
  reason: '代客户办理要有双方签章的代办委托书，由本机构和客户各留一份',
  slots: ['agencyMandate'],
};

function commitment({ subject }: Application): RequiredLetter {
  const signed = subject.type === subjectTypes.personal ? '由本人签字并按手印' : '由法定代表人签字并加盖公章';
  return { template: 'filingCommitment', reason: `在广东备案要交承诺书，${signed}`, slots: ['commitmentLetter'] };
}

function authorizations(application: Application): RequiredLetter[] {
  const { type } = application.subject;
  if (type === null || type === subjectTypes.personal) return [];
  if (personIn(application, 'legalRepresentative') === null) return [];
  const authorized = (role: 'subjectPrincipal' | 'appPrincipal') =>
    personIn(application, role) !== null && !samePerson(application, role, 'legalRepresentative');
  const subject = authorized('subjectPrincipal');
  const app = authorized('appPrincipal');
  if (subject && app && samePerson(application, 'subjectPrincipal', 'appPrincipal')) return [bothRoles];
  return [...(subject ? [subjectPrincipal] : []), ...(app ? [appPrincipal] : [])];
}

const subjectPrincipal: RequiredLetter = {
  template: 'subjectPrincipalAuthorization',
  reason: '主体负责人不是法定代表人，要有法定代表人签字、单位盖章的授权书',
  slots: ['subjectPrincipalLetter'],
};

const appPrincipal: RequiredLetter = {
  template: 'appPrincipalAuthorization',
  reason: '小程序负责人不是法定代表人，要有法定代表人签字、单位盖章的授权书',
  slots: ['appPrincipalLetter'],
};

const bothRoles: RequiredLetter = {
  template: 'bothRolesAuthorization',
  reason: '主体负责人和小程序负责人是同一个人，但不是法定代表人，一份授权书授权两个角色',
  slots: ['subjectPrincipalLetter', 'appPrincipalLetter'],
};
