import fc from 'fast-check';
import type { IntakeRecord } from '#backend/exchange/intakeRecord.ts';
import { cleanLine, cleanText } from '#backend/exchange/rawCell.ts';
import { entranceSchema, filingTypeSchema, type HeldPerson } from '#shared/filing/filingCase.ts';
import { noPreapproval, type Preapproval } from '#shared/filing/miniProgram.ts';
import { subjectTypes } from '#shared/filing/subject.ts';
import { cityOf, levelOf, provinceOf } from '#shared/rules/districts.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

const text = (longest: number, clean = cleanLine) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: longest }),
      fc.string({ unit: fc.constantFrom(...'样例科技(深圳)有限公司 A1-&<>"'), maxLength: longest }),
    )
    .map((each) => clean(each).slice(0, longest).trim())
    // `_x0041_` is how .xlsx files escape characters; nobody types it.
    .filter((each) => each !== '' && each.isWellFormed() && !/_x[0-9a-f]{4}_/i.test(each) && each === clean(each));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const validUntil = fc.oneof(day, fc.constant('长期' as const));

function person(id: number, pack: RulePack, contact: boolean): fc.Arbitrary<HeldPerson> {
  const types = pack.certificateTypes.filter(({ forPerson }) => forPerson).map((row) => row.id);
  const reach = <Value>(value: fc.Arbitrary<Value>) => (contact ? maybe(value) : fc.constant(null));
  return fc.record({
    id: fc.constant(id),
    name: text(30),
    certificateType: maybe(fc.constantFrom(...types)),
    // The leading digit keeps the three persons apart.
    certificateNumber: digits(17).map((rest) => `${id}${rest}`),
    certificateValidFrom: maybe(day),
    certificateValidUntil: maybe(validUntil),
    mobile: reach(digits(11)),
    emergencyMobile: reach(digits(11)),
    email: reach(fc.emailAddress().map((each) => each.slice(0, 200))),
    post: reach(text(20)),
  });
}

/** Who holds which role: every way the sheet can say it. */
const castings = [
  { legal: 1, principal: 1, app: 1 },
  { legal: 1, principal: 1, app: 2 },
  { legal: 1, principal: 2, app: 2 },
  { legal: 1, principal: 2, app: 1 },
  { legal: 1, principal: 2, app: 3 },
  { legal: null, principal: 1, app: 1 },
  { legal: null, principal: 1, app: 2 },
] as const;

/** Any record the sheet has room for. */
export function anyRecord(pack: RulePack): fc.Arbitrary<IntakeRecord> {
  return fc.constantFrom(...castings).chain(({ legal, principal, app }) => {
    const ids = [...new Set([legal, principal, app].filter((id) => id !== null))];
    return fc.record({
      folder: maybe(text(40)),
      filingCase: fc.record({
        filingType: fc.constantFrom(...filingTypeSchema.options),
        entrance: maybe(fc.constantFrom(...entranceSchema.options)),
        staff: maybe(text(20)),
        plannedOn: maybe(day),
        note: maybe(text(100, cleanText)),
      }),
      subject: anySubject(pack),
      miniProgram: anyProgram(pack),
      persons: fc.tuple(...ids.map((id) => person(id, pack, id === principal || id === app))),
      roles: fc.constant({ legalRepresentative: legal, subjectPrincipal: principal, appPrincipal: app }),
    });
  });
}

function anyProgram(pack: RulePack): fc.Arbitrary<IntakeRecord['miniProgram']> {
  const services = pack.serviceTypes.filter(({ parent }) => parent !== null).map(({ id }) => id);
  const types = pack.preapprovalTypes.map(({ id }) => id).filter((id) => id !== noPreapproval);
  return fc.record({
    name: text(30),
    appId: maybe(digits(16).map((rest) => `wx${rest}`)),
    serviceTypes: fc.uniqueArray(fc.constantFrom(...services), { maxLength: 5 }),
    preapprovals: fc.oneof(
      fc.constant<Preapproval[]>([]),
      fc.constant<Preapproval[]>([{ type: noPreapproval, code: null, validUntil: null }]),
      fc
        .record({ type: fc.constantFrom(...types), code: maybe(text(40)), validUntil: maybe(validUntil) })
        .map((one) => [one]),
    ),
    comment: maybe(text(200, cleanText)),
    recordNumber: fc.constant(null),
  });
}

function anySubject(pack: RulePack): fc.Arbitrary<IntakeRecord['subject']> {
  const withDistricts = new Set(
    pack.districts.rows.filter(([code]) => levelOf(code) === 'district').map(([code]) => cityOf(code)),
  );
  const districts = pack.districts.rows
    .map(([code]) => code)
    .filter((code) => levelOf(code) === 'district' || (levelOf(code) === 'city' && !withDistricts.has(code)));
  const place = maybe(fc.constantFrom(...districts)).map((code) =>
    code === null
      ? { province: null, city: null, district: null }
      : { province: provinceOf(code), city: cityOf(code), district: code },
  );
  const kinds = pack.certificateTypes
    .filter(({ subjectType }) => subjectType !== null)
    .map(({ id, subjectType, forPerson }) => ({
      type: forPerson ? subjectTypes.personal : subjectType,
      certificateType: id,
    }));
  return fc
    .tuple(
      fc.constantFrom(...kinds),
      place,
      fc.record({
        name: text(60),
        address: maybe(text(60)),
        comment: maybe(text(60, cleanText)),
        recordNumber: fc.constant(null),
        certificateNumber: maybe(digits(16).map((rest) => `9A${rest}`)),
        certificateAddress: maybe(text(60)),
        certificateValidFrom: maybe(day),
        certificateValidUntil: maybe(validUntil),
        businessScope: maybe(text(300, cleanText)),
      }),
    )
    .map(([kind, where, rest]) => ({ ...rest, ...kind, ...where }));
}
