import { serviceLabel } from '#backend/exchange/choices.ts';
import { type RolePrefix, type SheetRow, servicePlaces } from '#backend/exchange/columnIds.ts';
import type { IntakeRecord } from '#backend/exchange/intakeRecord.ts';
import { entranceLabels, filingTypeLabels, type HeldPerson } from '#shared/filing/filingCase.ts';
import type { Role } from '#shared/filing/person.ts';
import { districtName } from '#shared/rules/districts.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

/**
 * The row of the intake sheet that says what the record says; reading it back gives the record again.
 *
 * A sheet has room for five service types and one pre-approval; what goes beyond is not written.
 */
export function sheetRowOf(record: IntakeRecord, pack: RulePack): SheetRow {
  const { filingCase, subject, miniProgram, roles } = record;
  const [preapproval] = miniProgram.preapprovals;
  const legal = personOf(record, 'legalRepresentative');
  const principal = personOf(record, 'subjectPrincipal');
  const principalIsLegal = principal !== null && roles.subjectPrincipal === roles.legalRepresentative;
  const same = appPrincipalIs(record);
  return {
    folder: record.folder,
    filingType: filingTypeLabels[filingCase.filingType],
    entrance: filingCase.entrance === null ? null : entranceLabels[filingCase.entrance],
    staff: filingCase.staff,
    plannedOn: filingCase.plannedOn,
    note: filingCase.note,
    subjectType: nameOf(pack.subjectTypes, subject.type),
    subjectName: subject.name,
    subjectCertificateType: nameOf(pack.certificateTypes, subject.certificateType),
    subjectCertificateNumber: subject.certificateNumber,
    subjectCertificateAddress: subject.certificateAddress,
    subjectValidFrom: subject.certificateValidFrom,
    subjectValidUntil: subject.certificateValidUntil,
    province: placeName(pack, subject.province),
    city: placeName(pack, subject.city),
    district: placeName(pack, subject.district),
    address: subject.address,
    businessScope: subject.businessScope,
    subjectComment: subject.comment,
    ...(legal ? identityCells('legal', legal, pack) : {}),
    principalIsLegal: principal === null ? null : principalIsLegal ? '是' : '否',
    ...(principal && !principalIsLegal ? identityCells('principal', principal, pack) : {}),
    ...(principal ? contactCells('principal', principal) : {}),
    appPrincipalIs: same,
    ...appPrincipalCells(record, same, pack),
    appName: miniProgram.name,
    appId: miniProgram.appId,
    ...Object.fromEntries(
      servicePlaces.map((place) => {
        const id = miniProgram.serviceTypes[place - 1];
        return [`service${place}`, id === undefined ? null : serviceLabel(pack, id)];
      }),
    ),
    preapprovalType: nameOf(pack.preapprovalTypes, preapproval?.type ?? null),
    preapprovalCode: preapproval?.code ?? null,
    preapprovalValidUntil: preapproval?.validUntil ?? null,
    appComment: miniProgram.comment,
  };
}

function appPrincipalIs({ roles }: IntakeRecord): string | null {
  if (roles.appPrincipal === null) return null;
  if (roles.appPrincipal === roles.subjectPrincipal) return '同主体负责人';
  return roles.appPrincipal === roles.legalRepresentative ? '同法定代表人' : '另填';
}

/** Contact data stand where the person's own columns are: of a legal representative only here. */
function appPrincipalCells(record: IntakeRecord, same: string | null, pack: RulePack): SheetRow {
  const person = personOf(record, 'appPrincipal');
  if (!person || same === '同主体负责人') return {};
  const contact = contactCells('appPrincipal', person);
  return same === '另填' ? { ...identityCells('appPrincipal', person, pack), ...contact } : contact;
}

function personOf({ persons, roles }: IntakeRecord, role: Role): HeldPerson | null {
  return persons.find(({ id }) => id === roles[role]) ?? null;
}

function identityCells(prefix: RolePrefix, person: HeldPerson, pack: RulePack): SheetRow {
  return {
    [`${prefix}Name`]: person.name,
    [`${prefix}CertificateType`]: nameOf(pack.certificateTypes, person.certificateType),
    [`${prefix}CertificateNumber`]: person.certificateNumber,
    [`${prefix}ValidFrom`]: person.certificateValidFrom,
    [`${prefix}ValidUntil`]: person.certificateValidUntil,
  };
}

function contactCells(prefix: 'principal' | 'appPrincipal', person: HeldPerson): SheetRow {
  return {
    [`${prefix}Mobile`]: person.mobile,
    [`${prefix}EmergencyMobile`]: person.emergencyMobile,
    [`${prefix}Email`]: person.email,
    [`${prefix}Post`]: person.post,
  };
}

function nameOf(rows: readonly { readonly id: number; readonly name: string }[], id: number | null): string | null {
  return rows.find((row) => row.id === id)?.name ?? null;
}

function placeName(pack: RulePack, code: string | null): string | null {
  return code === null ? null : districtName(pack, code);
}
