import type { Application } from '#shared/filing/filingCase.ts';
import { maskEmail, maskNumber, maskText } from '#shared/filing/maskNumber.ts';
import { checkCreditCode } from '#shared/identity/creditCode.ts';

type Shown = <Value extends string | null>(value: Value) => Value | string;

/** How the dossier, and the list of what changed in a letter, write what may be private; each keeps null as null. */
export interface Discretion {
  readonly masked: boolean;
  /** ID numbers and phones of persons. */
  readonly number: Shown;
  /**
   * A credit code is public; every other number of a subject is masked like a person's. Judged by the number itself: a
   * letter may still show the ID of a subject that has a credit code by now.
   */
  readonly subjectNumber: Shown;
  readonly email: Shown;
  /** Anything a person typed or a rule quoted: the numbers in it. */
  readonly text: Shown;
}

/** Everything as it is, or with the middle of every private number of this case hidden wherever it is quoted. */
export function discretionFor(application: Application, masked: boolean): Discretion {
  const asItIs: Shown = (value) => value;
  if (!masked) return { masked, number: asItIs, subjectNumber: asItIs, email: asItIs, text: asItIs };

  const { subject } = application;
  // Decided by the number, not by the subject type: a type left blank, or chosen wrongly, must not uncover a person.
  const isPublic = subject.certificateNumber !== null && isPublicCode(subject.certificateNumber);
  const secrets = [
    ...application.persons.flatMap((person) => [
      person.certificateNumber,
      person.mobile,
      person.emergencyMobile,
      person.email,
    ]),
    isPublic ? null : subject.certificateNumber,
  ].filter((secret) => secret !== null);
  const number: Shown = (value) => value && maskNumber(value);
  return {
    masked,
    number,
    subjectNumber: (value) => (value && isPublicCode(value) ? value : number(value)),
    email: (value) => value && maskEmail(value),
    text: (value) => value && maskText(value, secrets),
  };
}

/** 17 digits with a day of birth among them: a resident ID (GB 11643), even if it passes for something else. */
const residentShaped = /^\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;

/**
 * A credit code, and certainly no person's number: with a letter among its first 17 characters, or else one of the
 * trade registers' (91 to 93) that is right by its check character. Resident IDs begin with 11 to 83, and by chance
 * one in 31 would pass for a code.
 */
function isPublicCode(number: string): boolean {
  const plain = number.replace(/\s/g, '');
  if (plain.length !== 18 || residentShaped.test(plain)) return false;
  return /[A-Z]/.test(plain.slice(0, 17)) || (/^9[1-3]/.test(plain) && checkCreditCode(plain).ok);
}
