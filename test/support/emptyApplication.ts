import type { Application } from '#shared/filing/filingCase.ts';
import { cleanApplication } from './application.ts';

/** A company's case just made: nothing has been entered yet. */
export function emptyApplication(): Application {
  const { subject, ...rest } = cleanApplication();
  const blank = Object.fromEntries(Object.keys(subject).map((key) => [key, null])) as unknown as typeof subject;
  return {
    ...rest,
    subject: { ...blank, type: subject.type },
    miniProgram: { name: null, appId: null, serviceTypes: [], preapprovals: [], comment: null, recordNumber: null },
    persons: [],
    roles: { legalRepresentative: null, subjectPrincipal: null, appPrincipal: null },
  };
}
