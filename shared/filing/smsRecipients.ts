import { type Application, personIn } from './filingCase.ts';
import { roleLabels } from './person.ts';

/** Somebody whose mobile gets the 12381 message. */
export interface SmsRecipient {
  readonly id: number;
  readonly name: string | null;
  /** 主体负责人, 小程序负责人, or both. */
  readonly as: string;
  readonly mobile: string | null;
}

/** Who has to look out for the 12381 message: the principals of the filing, each human being once. */
export function smsRecipients(application: Application): SmsRecipient[] {
  const held = (['subjectPrincipal', 'appPrincipal'] as const).flatMap((role) => {
    const person = personIn(application, role);
    return person ? [{ person, role }] : [];
  });
  return [...Map.groupBy(held, ({ person }) => person.id)].flatMap(([id, roles]) => {
    const person = roles[0]?.person;
    if (!person) return [];
    return [{ id, name: person.name, mobile: person.mobile, as: roles.map(({ role }) => roleLabels[role]).join('、') }];
  });
}
