import type { SheetRow } from '#backend/exchange/columnIds.ts';
import type { IntakeRecord } from '#backend/exchange/intakeRecord.ts';
import type { HeldPerson } from '#shared/filing/filingCase.ts';
import { type MiniProgram, noPreapproval } from '#shared/filing/miniProgram.ts';
import type { Subject } from '#shared/filing/subject.ts';
import { sampleAppId, samplePhone, sampleResidentId } from './sampleNumbers.ts';

/** One invented client: what is true of it, and what its clerk mistyped in the sheet. */
export interface SampleClient {
  readonly folder: string;
  readonly record: IntakeRecord;
  /** Cells of the sheet that differ from the record, for mistakes only a spreadsheet can make. */
  readonly sheetOverrides: SheetRow;
  /** What was made wrong on purpose, one phrase each; empty for a faultless client. */
  readonly mistakes: readonly string[];
}

interface Given {
  readonly folder?: string;
  readonly filingCase?: Partial<IntakeRecord['filingCase']>;
  readonly subject: Partial<Subject> & Pick<Subject, 'name'>;
  readonly miniProgram: Partial<MiniProgram> & Pick<MiniProgram, 'name'>;
  readonly legal: HeldPerson | null;
  readonly principal: HeldPerson;
  readonly appPrincipal: HeldPerson;
  readonly sheetOverrides?: SheetRow;
  readonly mistakes?: readonly string[];
}

/** A client whose blanks are filled with what most of them share. */
export function sampleClient(given: Given): SampleClient {
  const { legal, principal, appPrincipal } = given;
  const folder = given.folder ?? given.subject.name ?? '样例客户';
  const persons = [...new Map([legal, principal, appPrincipal].flatMap((each) => (each ? [[each.id, each]] : [])))];
  return {
    folder,
    record: {
      folder,
      filingCase: {
        filingType: 'first',
        entrance: 'newApp',
        staff: '样例经办甲',
        plannedOn: '2026-11-30',
        note: null,
        ...given.filingCase,
      },
      subject: {
        type: 4,
        province: null,
        city: null,
        district: null,
        address: null,
        comment: null,
        recordNumber: null,
        certificateType: 1,
        certificateNumber: null,
        certificateAddress: null,
        certificateValidFrom: null,
        certificateValidUntil: null,
        businessScope: null,
        ...given.subject,
      },
      miniProgram: {
        appId: null,
        serviceTypes: [],
        preapprovals: [{ type: noPreapproval, code: null, validUntil: null }],
        comment: null,
        recordNumber: null,
        ...given.miniProgram,
      },
      persons: persons.map(([, person]) => person),
      roles: {
        legalRepresentative: legal?.id ?? null,
        subjectPrincipal: principal.id,
        appPrincipal: appPrincipal.id,
      },
    },
    sheetOverrides: given.sheetOverrides ?? {},
    mistakes: given.mistakes ?? [],
  };
}

/**
 * An invented person with a resident ID of a whole province, a mobile and an emergency number of their own.
 *
 * `serial` keeps everybody's numbers apart.
 */
export function samplePerson(
  serial: number,
  name: string,
  province: string,
  born: string,
  changes: Partial<HeldPerson> = {},
): HeldPerson {
  return {
    id: serial,
    name,
    certificateType: 2,
    certificateNumber: sampleResidentId(province, born, serial),
    certificateValidFrom: '2021-03-08',
    certificateValidUntil: '2041-03-08',
    mobile: samplePhone(serial),
    emergencyMobile: samplePhone(500 + serial),
    email: `sample${serial}@example.com`,
    post: null,
    ...changes,
  };
}

/** Only what a sheet asks of a legal representative who holds no other role. */
export function withoutContact(person: HeldPerson): HeldPerson {
  return { ...person, mobile: null, emergencyMobile: null, email: null, post: null };
}

/** AppID, name, services and comment of a mini program. */
export function sampleProgram(serial: number, name: string, serviceTypes: number[], comment: string): MiniProgram {
  return {
    name,
    appId: sampleAppId(serial),
    serviceTypes,
    preapprovals: [{ type: noPreapproval, code: null, validUntil: null }],
    comment,
    recordNumber: null,
  };
}
