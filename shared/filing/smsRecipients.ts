import type { Timelines } from '../rules/rulePack.ts';
import type { FilingType } from './filingCase.ts';
import { maskNumber } from './maskNumber.ts';
import { type Role, roleLabels } from './person.ts';

/** Who gets the message of 12381; the number is masked. */
export interface SmsRecipient {
  /** 主体负责人, or both roles of one human being. */
  readonly who: string;
  readonly name: string | null;
  readonly mobileMasked: string | null;
}

/** What of a case decides who gets the message. */
export interface SmsCase {
  readonly filingType: FilingType;
  readonly roles: Readonly<
    Record<Role, { readonly id: number; readonly name: string | null; readonly mobile: string | null } | null>
  >;
}

/** Who gets the message, each human being once; a role nobody holds yet is named without a person. Pure. */
export function smsRecipientsOf({ filingType, roles }: SmsCase, { smsRecipients }: Timelines): SmsRecipient[] {
  const found: { roles: Role[]; person: SmsCase['roles'][Role] }[] = [];
  for (const role of smsRecipients[filingType]) {
    const person = roles[role];
    const same = found.find((each) => person !== null && each.person?.id === person.id);
    if (same) same.roles.push(role);
    else found.push({ roles: [role], person });
  }
  return found.map(({ roles: held, person }) => ({
    who: held.map((role) => roleLabels[role]).join('兼'),
    name: person?.name ?? null,
    mobileMasked: person?.mobile ? maskNumber(person.mobile) : null,
  }));
}

/** The recipients in a sentence: 主体负责人样例王五（138****0001）. */
export function sayRecipients(recipients: readonly SmsRecipient[]): string {
  return recipients
    .map(({ who, name, mobileMasked }) => `${who}${name ?? ''}${mobileMasked === null ? '' : `（${mobileMasked}）`}`)
    .join('和');
}
