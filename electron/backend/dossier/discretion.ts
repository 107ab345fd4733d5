import type { Application } from '#shared/filing/filingCase.ts';
import { maskEmail, maskNumber, maskText } from '#shared/filing/maskNumber.ts';
import { subjectTypes } from '#shared/filing/subject.ts';

type Shown = <Value extends string | null>(value: Value) => Value | string;

/** How the dossier writes what may be private; each keeps null as null. */
export interface Discretion {
  readonly masked: boolean;
  /** ID numbers and phones of persons. */
  readonly number: Shown;
  /** A company's number is public, that of a person who files is not. */
  readonly subjectNumber: Shown;
  readonly email: Shown;
  /** Anything a person typed or a rule quoted: the numbers in it. */
  readonly text: Shown;
}

/** Everything as it is, or with the middle of every private number of this case hidden wherever it is quoted. */
export function discretionFor(application: Application, masked: boolean): Discretion {
  const asItIs: Shown = (value) => value;
  if (!masked) return { masked, number: asItIs, subjectNumber: asItIs, email: asItIs, text: asItIs };

  const personal = application.subject.type === subjectTypes.personal;
  const secrets = [
    ...application.persons.flatMap((person) => [
      person.certificateNumber,
      person.mobile,
      person.emergencyMobile,
      person.email,
    ]),
    personal ? application.subject.certificateNumber : null,
  ].filter((secret) => secret !== null);
  const number: Shown = (value) => value && maskNumber(value);
  return {
    masked,
    number,
    subjectNumber: personal ? number : asItIs,
    email: (value) => value && maskEmail(value),
    text: (value) => value && maskText(value, secrets),
  };
}
