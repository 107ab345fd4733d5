import {
  entranceLabels,
  entranceSchema,
  filingCaseSchema,
  filingTypeLabels,
  filingTypeSchema,
} from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { maskText } from '#shared/filing/maskNumber.ts';
import { miniProgramSchema, preapprovalSchema } from '#shared/filing/miniProgram.ts';
import { emptyPerson, enteredText, type Person, personSchema } from '#shared/filing/person.ts';
import { type Subject, subjectSchema, subjectTypes } from '#shared/filing/subject.ts';
import { type DistrictProblem, findDistrictByNames } from '#shared/rules/districts.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import {
  appPrincipalKinds,
  choose,
  choosePersonCertificate,
  chooseService,
  chooseSubjectCertificate,
  yesNo,
} from './choices.ts';
import { type ColumnId, personColumnEndings, type RolePrefix, servicePlaces } from './columnIds.ts';
import { intakeColumn } from './intakeColumns.ts';
import type { IntakeRecord } from './intakeRecord.ts';
import { type Contradiction, readPersons } from './readPersons.ts';
import type { RowReader } from './rowReader.ts';

/** One row as read: `rejected` when it cannot become a case. */
export interface ReadRow {
  readonly record: IntakeRecord;
  readonly findings: readonly Finding[];
  readonly status: 'ready' | 'rejected';
}

/** Everything one row says, in the shape of the form model, with what has to be said about it. */
export function readRow(read: RowReader, pack: RulePack): ReadRow {
  const folder = read.text('folder', enteredText(400));
  const filingCase = readCase(read);
  const subject = readSubject(read, pack);
  const { persons, roles, contradictions } = readPersons({
    isPersonal: subject.type === subjectTypes.personal,
    legal: readIdentity(read, 'legal', pack),
    principalIsLegal: read.choice('principalIsLegal', (written) => choose(itself(yesNo), written)),
    principal: { ...readIdentity(read, 'principal', pack), ...readContact(read, 'principal') },
    appPrincipalIs: read.choice('appPrincipalIs', (written) => choose(itself(appPrincipalKinds), written)),
    appPrincipal: { ...readIdentity(read, 'appPrincipal', pack), ...readContact(read, 'appPrincipal') },
  });
  for (const contradiction of contradictions) sayContradiction(read, contradiction);
  const miniProgram = readMiniProgram(read, pack);
  const nameless = sayMissingNames(read, subject.name, miniProgram.name);
  return {
    record: { folder, filingCase, subject, miniProgram, persons, roles },
    findings: read.findings,
    status: nameless ? 'rejected' : 'ready',
  };
}

function readCase(read: RowReader): IntakeRecord['filingCase'] {
  const filingTypes = filingTypeSchema.options.map((value) => ({ label: filingTypeLabels[value], value }));
  const entrances = entranceSchema.options.map((value) => ({ label: entranceLabels[value], value }));
  return {
    filingType: read.choice('filingType', (written) => choose(filingTypes, written)) ?? 'first',
    entrance: read.choice('entrance', (written) => choose(entrances, written)),
    staff: read.text('staff', filingCaseSchema.shape.staff),
    plannedOn: read.day('plannedOn'),
    note: read.text('note', filingCaseSchema.shape.note),
  };
}

function readSubject(read: RowReader, pack: RulePack): Subject {
  const limits = subjectSchema.shape;
  const types = pack.subjectTypes.map(({ id, name }) => ({ label: name, value: id }));
  const type = read.choice('subjectType', (written) => choose(types, written));
  return {
    type,
    name: read.text('subjectName', limits.name),
    certificateType: read.choice('subjectCertificateType', (written) => chooseSubjectCertificate(pack, type, written)),
    certificateNumber: read.number('subjectCertificateNumber', limits.certificateNumber),
    certificateAddress: read.text('subjectCertificateAddress', limits.certificateAddress),
    certificateValidFrom: read.day('subjectValidFrom'),
    certificateValidUntil: read.validUntil('subjectValidUntil'),
    ...readPlace(read, pack),
    address: read.text('address', limits.address),
    businessScope: read.text('businessScope', limits.businessScope),
    comment: read.text('subjectComment', limits.comment),
    recordNumber: null,
  };
}

const placeColumns: Readonly<Record<DistrictProblem['level'], ColumnId>> = {
  province: 'province',
  city: 'city',
  district: 'district',
};

function readPlace(read: RowReader, pack: RulePack): Pick<Subject, 'province' | 'city' | 'district'> {
  const name = enteredText(100);
  const names = {
    province: read.text('province', name),
    city: read.text('city', name),
    district: read.text('district', name),
  };
  const { province, city, district, problems } = findDistrictByNames(pack, names);
  for (const { level, reason, candidates } of problems) {
    const written = names[level] ?? '';
    read.say(placeColumns[level], {
      rule: 'intake.unknownPlace',
      weight: 'must',
      message:
        reason === 'ambiguous'
          ? `“${intakeColumn(placeColumns[level]).header}”写的“${written}”有不止一处，没有导入。`
          : `“${intakeColumn(placeColumns[level]).header}”写的“${written}”在行政区划表里没有找到，没有导入。`,
      remedy:
        candidates.length > 0
          ? `您要的可能是 ${candidates.join('、')}；请写全称，再导入一次。`
          : '请按证件上的写法填写全称；新设的区县可在导入后手工选择。',
    });
  }
  if (names.province === null && (names.city !== null || names.district !== null)) {
    read.say('province', {
      rule: 'intake.unknownPlace',
      weight: 'must',
      message: '只写了市或区县，没有写省，所以都没有导入。',
      remedy: '请把省也填上，再导入一次。',
    });
  }
  return { province, city, district };
}

function readIdentity(read: RowReader, prefix: RolePrefix, pack: RulePack): Person {
  const limits = personSchema.shape;
  return {
    ...emptyPerson,
    name: read.text(`${prefix}Name`, limits.name),
    certificateType: read.choice(`${prefix}CertificateType`, (written) => choosePersonCertificate(pack, written)),
    certificateNumber: read.number(`${prefix}CertificateNumber`, limits.certificateNumber),
    certificateValidFrom: read.day(`${prefix}ValidFrom`),
    certificateValidUntil: read.validUntil(`${prefix}ValidUntil`),
  };
}

function readContact(read: RowReader, prefix: 'principal' | 'appPrincipal') {
  const limits = personSchema.shape;
  return {
    mobile: read.number(`${prefix}Mobile`, limits.mobile),
    emergencyMobile: read.number(`${prefix}EmergencyMobile`, limits.emergencyMobile),
    email: read.text(`${prefix}Email`, limits.email),
    post: read.text(`${prefix}Post`, limits.post),
  };
}

function readMiniProgram(read: RowReader, pack: RulePack): IntakeRecord['miniProgram'] {
  const limits = miniProgramSchema.shape;
  const preapprovals = pack.preapprovalTypes.map(({ id, name }) => ({ label: name, value: id }));
  const type = read.choice('preapprovalType', (written) => choose(preapprovals, written));
  const code = read.text('preapprovalCode', preapprovalSchema.shape.code);
  const validUntil = read.validUntil('preapprovalValidUntil');
  const services = servicePlaces.map((place) =>
    read.choice(`service${place}`, (written) => chooseService(pack, written)),
  );
  return {
    name: read.text('appName', limits.name),
    appId: read.number('appId', limits.appId),
    serviceTypes: [...new Set(services.filter((id) => id !== null))],
    preapprovals: type === null ? [] : [{ type, code, validUntil }],
    comment: read.text('appComment', limits.comment),
    recordNumber: null,
  };
}

function itself<Label extends string>(labels: readonly Label[]): { label: string; value: Label }[] {
  return labels.map((label) => ({ label, value: label }));
}

function sayMissingNames(read: RowReader, subjectName: string | null, appName: string | null): boolean {
  const missing: ColumnId[] = [];
  if (subjectName === null) missing.push('subjectName');
  if (appName === null) missing.push('appName');
  for (const id of missing) {
    read.say(id, {
      rule: 'intake.nameMissing',
      weight: 'must',
      message: `没有填“${intakeColumn(id).header}”，这一行没有导入。`,
      remedy: '请填上名称，再导入一次；已导入的行不会重复。',
    });
  }
  return missing.length > 0;
}

function sayContradiction(read: RowReader, { role, field, kept, dropped }: Contradiction): void {
  const prefix = role === 'subjectPrincipal' ? 'principal' : 'appPrincipal';
  const id: ColumnId = `${prefix}${personColumnEndings[field]}`;
  const { header } = intakeColumn(id);
  const values = field === 'certificateType' ? '' : `（前面是 ${maskText(kept)}，这里是 ${maskText(dropped)}）`;
  read.say(id, {
    rule: 'intake.personContradiction',
    weight: 'should',
    message: `表里说是同一个人，但“${header}”与前面填的不一样${values}，已按前面的导入。`,
    remedy: '请核对是不是同一个人；不是的话，把“是否”或“是谁”一列改过来再导入。',
  });
}
