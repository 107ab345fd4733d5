import type { CaseEntry } from '#backend/cases/caseEntry.ts';
import { registerFinding } from '#shared/lint/registers.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { caseEntry, registersOf } from '#test/support/caseEntry.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

/** The rules the registers give for the first of these cases. */
export function registerRules(entries: readonly CaseEntry[]): string[] {
  const [first] = entries;
  if (!first) throw new Error('no case');
  const rulebook = rulebookOf(shippedPack);
  return registersOf(entries, shippedPack)
    .usesOf(first)
    .map((use) => registerFinding(rulebook, use).rule);
}

/** A case with a credit code of its own, so that it shares nothing with the others. */
const own = (sequence: number, changes: Partial<CaseEntry> = {}) =>
  caseEntry(sequence, { subjectCertificateNumber: `样例 ${sequence}`, ...changes });

type Holder = NonNullable<CaseEntry['roles']['subjectPrincipal']>;
const holder = (id: number, changes: Partial<Holder>): Pick<CaseEntry, 'roles'> => ({
  roles: {
    legalRepresentative: null,
    subjectPrincipal: {
      id,
      name: '样例',
      mobile: null,
      email: null,
      certificateNumber: null,
      certificateValidUntil: null,
      ...changes,
    } as Holder,
    appPrincipal: null,
  },
});
const both = (one: Partial<Holder>, other: Partial<Holder>) => [own(1, holder(1, one)), own(2, holder(2, other))];
/** Two cases with one file, and the numbers of the two people whose card it should be. */
const bothWith = (files: string, ...numbers: readonly string[]) =>
  numbers.map((certificateNumber, at) => {
    const legalRepresentative = holder(at, { certificateNumber }).roles.subjectPrincipal;
    return own(at + 1, { files, roles: { legalRepresentative, subjectPrincipal: null, appPrincipal: null } });
  });
const mobile = '13800000001';
const ofOneSubject = (count: number, changes: Partial<CaseEntry> = {}) =>
  Array.from({ length: count }, (_, at) => own(at + 1, { subjectId: 1, subjectType: 5, ...changes }));

/** Of each register: two cases that share, and two that only seem to. */
export const registerCases: readonly (readonly [rule: string, hit: CaseEntry[], near: CaseEntry[]])[] = [
  ['register.mobile', both({ mobile }, { mobile: '138 0000 0001' }), both({ mobile }, { mobile: '13800000002' })],
  [
    'register.email',
    both({ email: 'a@example.com' }, { email: 'A@EXAMPLE.COM' }),
    both({ email: 'a@example.com' }, { email: 'b@example.com' }),
  ],
  [
    'register.person',
    both({ certificateNumber: '样例号 1' }, { certificateNumber: '样例号 1' }),
    both({ certificateNumber: '样例号 1' }, { certificateNumber: '样例号 2' }),
  ],
  [
    'register.appId',
    [own(1, { appId: 'wx0123456789abcdef' }), own(2, { appId: 'wx0123456789abcdef' })],
    [own(1, { appId: 'wx0123456789abcdef' }), own(2, { appId: 'wx0123456789abcdee' })],
  ],
  [
    'register.appName',
    [own(1, { miniProgramName: '样例花店' }), own(2, { miniProgramName: '样例花店' })],
    [own(1, { miniProgramName: '样例花店' }), own(2, { miniProgramName: '样例花店二' })],
  ],
  [
    'register.creditCode',
    [own(1, { subjectCertificateNumber: '样例' }), own(2, { subjectCertificateNumber: '样例' })],
    [
      own(1, { subjectId: 1, subjectCertificateNumber: '样例' }),
      own(2, { subjectId: 1, subjectCertificateNumber: '样例' }),
    ],
  ],
  [
    'register.openFiling',
    [own(1, { subjectId: 1 }), own(2, { subjectId: 1, stage: 'bureauReview' })],
    [own(1, { subjectId: 1 }), own(2, { subjectId: 1, stage: 'done' })],
  ],
  [
    'register.file',
    [own(1, { files: 'subjectCertificate=7' }), own(2, { files: 'appOther=8 subjectOther=7' })],
    [own(1, { subjectId: 1, files: 'subjectCertificate=7' }), own(2, { subjectId: 1, files: 'subjectCertificate=7' })],
  ],
  [
    'register.otherBearer',
    [
      own(1, { files: 'subjectCertificate=7 subjectOther=7' }),
      own(2, { files: 'subjectOther=7 subjectCertificate=7' }),
    ],
    [own(1, { files: 'subjectCertificate=7' }), own(2, { files: 'subjectCertificate=8' })],
  ],
  [
    'register.sameBearer',
    bothWith('legalRepresentativeBack=7 appOther=7', '样例号 1', '样例号１'),
    [own(1, { files: 'legalRepresentativeBack=7' }), own(2, { files: 'legalRepresentativeBack=8' })],
  ],
  ['register.quota', ofOneSubject(6), ofOneSubject(5)],
];
