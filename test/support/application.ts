import type { MaterialRules } from '#shared/filing/demand.ts';
import type { Application, FilingCase, HeldPerson } from '#shared/filing/filingCase.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { MiniProgram } from '#shared/filing/miniProgram.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import type { Subject } from '#shared/filing/subject.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';
import { goodFacts } from './scans.ts';
import { creditCodeFrom, organisationCodeFrom, residentIdFrom } from './specimenNumbers.ts';

/** What a test changes; everything else stays clean. Persons by place: 0 甲, 1 乙. */
export interface Overrides {
  readonly filingCase?: Partial<FilingCase>;
  readonly subject?: Partial<Subject>;
  readonly miniProgram?: Partial<MiniProgram>;
  readonly roles?: Partial<Application['roles']>;
  readonly persons?: Readonly<Record<number, Partial<HeldPerson>>>;
}

/** The day the clean application is clean on. */
export const cleanToday = '2026-11-23';

/** Shenzhen, so that district, certificate address and ID prefixes agree. */
const places = { province: '440000', city: '440300', district: '440305' };

/**
 * An application without any finding: an invented company in 深圳 whose legal representative 甲 is the subject's
 * principal and whose employee 乙 looks after the mini program. All numbers are computed, none is anybody's.
 */
export function cleanApplication(overrides: Overrides = {}): Application {
  return {
    filingCase: {
      number: '2026-0001',
      filingType: 'first',
      entrance: 'newApp',
      stage: 'subjectInfo',
      staff: '样例经办',
      plannedOn: '2026-12-01',
      note: null,
      ...overrides.filingCase,
    },
    subject: { ...company(), ...overrides.subject },
    miniProgram: {
      name: '样例花店',
      appId: 'wx0123456789abcdef',
      serviceTypes: [1, 2],
      preapprovals: [{ type: 24, code: null, validUntil: null }],
      comment: '本样例小程序介绍花店的门店、花束和价格，供客人查看营业时间并预约到店自取。',
      recordNumber: null,
      ...overrides.miniProgram,
    },
    persons: [
      { ...person(1, '样例甲', '19800101', '0001'), ...overrides.persons?.[0] },
      { ...person(2, '样例乙', '19900202', '0002'), ...overrides.persons?.[1] },
    ],
    roles: { legalRepresentative: 1, subjectPrincipal: 1, appPrincipal: 2, ...overrides.roles },
  };
}

/** The same, filed by 甲 in person; he looks after the mini program himself. */
export function cleanPersonalApplication(overrides: Overrides = {}): Application {
  const self = { ...person(1, '样例甲', '19800101', '0001'), ...overrides.persons?.[0] };
  return cleanApplication({
    ...overrides,
    subject: {
      type: 5,
      name: self.name,
      certificateType: self.certificateType,
      certificateNumber: self.certificateNumber,
      certificateAddress: '广东省深圳市南山区样例路9号',
      certificateValidFrom: null,
      certificateValidUntil: null,
      businessScope: null,
      ...overrides.subject,
    },
    roles: { legalRepresentative: null, subjectPrincipal: 1, appPrincipal: 1, ...overrides.roles },
  });
}

/** Everything the application needs, once each, as if handed in. */
export function cleanMaterials(application: Application, pack: MaterialRules): HeldMaterial[] {
  return requiredMaterials(application, pack).flatMap(({ slot, count }) =>
    Array.from({ length: count }, (_, position) => heldMaterial(slot, position)),
  );
}

/** A scan in a slot; its content does not matter to the lint. */
export function heldMaterial(slot: MaterialSlotId, position = 0): HeldMaterial {
  const scan = {
    id: position + 1,
    fileId: '0'.repeat(32),
    origin: null,
    receivedAt: '2026-11-20T01:00:00.000Z',
    facts: { ...goodFacts, name: `样例-${slot}.jpg` },
  } as const;
  return { slot, position, attachedAt: scan.receivedAt, signedOn: null, scan, fix: null, fixBefore: null };
}

/** Reckoned once: it takes longer than the rest of an application, and thousands are made. */
const companyNumber = creditCodeFrom(`91440300${organisationCodeFrom('MA5YANGL')}`);

function company(): Subject {
  return {
    type: 4,
    name: '深圳样例花艺有限公司',
    ...places,
    address: '样例路9号样例大厦3栋501室',
    comment: null,
    recordNumber: null,
    certificateType: 1,
    certificateNumber: companyNumber,
    certificateAddress: '广东省深圳市南山区样例路9号样例大厦3栋501室',
    certificateValidFrom: '2016-05-20',
    certificateValidUntil: '长期',
    businessScope: '花卉零售（样例）',
  };
}

function person(id: number, name: string, birthday: string, tail: string): HeldPerson {
  return {
    id,
    name,
    certificateType: 2,
    certificateNumber: residentIdFrom(`${places.district}${birthday}00${id}`),
    certificateValidFrom: '2020-06-01',
    certificateValidUntil: '2040-06-01',
    mobile: `1380000${tail}`,
    emergencyMobile: `1390000${tail}`,
    email: `specimen${id}@example.com`,
    post: '样例职务',
  };
}
