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
  /** A role of theirs, by which the number is found. */
  readonly role: Role;
  /** False for one who may get it, too, without our being able to tell. */
  readonly certain: boolean;
}

/** What of a case decides who gets the message. */
export interface SmsCase {
  readonly filingType: FilingType;
  readonly roles: Readonly<
    Record<Role, { readonly id: number; readonly name: string | null; readonly mobile: string | null } | null>
  >;
}

/**
 * Who gets the message, each human being once, then who may get it, too; a role nobody holds yet is named without a
 * person. Pure.
 */
export function smsRecipientsOf({ filingType, roles }: SmsCase, { smsRecipients }: Timelines): SmsRecipient[] {
  const found: { roles: Role[]; person: SmsCase['roles'][Role]; certain: boolean }[] = [];
  const add = (role: Role, certain: boolean) => {
    const person = roles[role];
    const same = found.find((each) => person !== null && each.person?.id === person.id);
    if (!same) found.push({ roles: [role], person, certain });
    // Whoever gets it anyway is not told of twice.
    else if (same.certain === certain && !same.roles.includes(role)) same.roles.push(role);
  };
  for (const role of smsRecipients[filingType]) add(role, true);
  for (const role of smsRecipients.perhaps[filingType] ?? []) {
    if (!smsRecipients[filingType].includes(role)) add(role, false);
  }
  return found.map(({ roles: held, person, certain }) => ({
    who: held.map((role) => roleLabels[role]).join('兼'),
    name: person?.name ?? null,
    role: held[0] ?? 'appPrincipal',
    mobileMasked: person?.mobile ? maskNumber(person.mobile) : null,
    certain,
  }));
}

/** The recipients in a sentence: 主体负责人样例王五（138****0001）. */
export function sayRecipients(recipients: readonly SmsRecipient[]): string {
  const say = (certain: boolean) =>
    recipients
      .filter((each) => each.certain === certain)
      .map(({ who, name, mobileMasked }) => `${who}${name ?? ''}${mobileMasked === null ? '' : `（${mobileMasked}）`}`)
      .join('和');
  const perhaps = say(false);
  return perhaps === '' ? say(true) : `${say(true)}（${perhaps}也可能收到）`;
}
