import { type EditableField, editableFieldSchema } from '#shared/api/caseEdits.ts';
import { placeOf, valueAt } from '#shared/filing/applicationField.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { roleSchema } from '#shared/filing/person.ts';
import { cleanApplication, cleanPersonalApplication } from './application.ts';
import { shippedPack } from './lintDefect.ts';

/** One edit of an application: which field, or whose role, and what it is afterwards. */
export interface FieldChange {
  readonly field: string;
  readonly application: Application;
}

/** Values worth trying in fields, by the last part of their path; those of the clean applications are tried as well. */
const others: Readonly<Record<string, readonly unknown[]>> = {
  name: ['样例丙', '中国样例贷款平台', '样例花艺花店', 'AB', '样例教育培训中心', '样例小程序'],
  address: ['样例路', '样例路8号', '深圳市南山区样例路9号', '前海样例路9号'],
  certificateAddress: [
    '广东省深圳市南山区样例路9号',
    '广东省广州市天河区样例路9号',
    '湖南省长沙市岳麓区样例路9号',
    '前海样例路1号',
  ],
  businessScope: ['花卉零售', '药品零售；文化艺术交流', '小额贷款（样例）', '教育软件开发'],
  comment: ['太短', '本样例小程序介绍花店，也有别的一些功能可以使用，请多多关注和支持我们的花店。', '样例'.repeat(120)],
  recordNumber: ['粤ICP备12345678号', '湘ICP备12345678号', '样例'],
  certificateNumber: ['H12345678', 'X1', '110105198001010028', '440305201012020021'],
  mobile: ['13800000009', '17012345678', '138'],
  emergencyMobile: ['13800000009', '17012345678', '138'],
  email: ['other@example.com', '样例'],
  certificateValidFrom: ['2019-01-01', '2026-01-01', '2027-06-01'],
  certificateValidUntil: ['2020-01-01', '2026-12-20', '2039-01-01', '长期'],
  plannedOn: ['2026-11-24', '2026-12-05', '2027-03-01', '2030-01-01'],
  filingType: ['first', 'added', 'change'],
  province: ['110000', '320000', '430000', '440000', '130000', '360000', '650000'],
  city: ['110100', '430100', '440100', '440300', '360100'],
  district: ['110105', '430104', '440106', '440305', '440304', '360102'],
  serviceTypes: [[], [1], [1, 1], [1, 2, 3, 4, 5, 6, 7]],
  preapprovals: [
    [],
    [{ type: 24, code: null, validUntil: null }],
    [{ type: 13, code: '样例字〔2026〕1号', validUntil: '2026-12-20' }],
    [{ type: 13, code: null, validUntil: '2020-01-01' }],
  ],
  appId: ['wx00000000000000ff', 'x'],
};

/** Every edit of one field, and every other holder of one role, that is worth trying on an application. */
export function fieldChanges(application: Application): FieldChange[] {
  const edits = editableFieldSchema.options.flatMap((field) =>
    valuesFor(field)
      .filter((value) => JSON.stringify(value) !== JSON.stringify(valueAt(application, field)))
      .flatMap((value) => withField(application, field, value)),
  );
  const holders = roleSchema.options.flatMap((role) =>
    [null, ...application.persons.map(({ id }) => id)]
      .filter((id) => id !== application.roles[role])
      .map((id) => ({
        field: `roles.${role}`,
        application: { ...application, roles: { ...application.roles, [role]: id } },
      })),
  );
  return [...edits, ...holders];
}

const cleanOnes = [cleanApplication(), cleanPersonalApplication()];

function valuesFor(field: EditableField): unknown[] {
  const key = placeOf(field).key;
  const isType = key === 'type' ? shippedPack.subjectTypes.map(({ id }) => id) : [];
  const isCertificate = key === 'certificateType' ? shippedPack.certificateTypes.map(({ id }) => id) : [];
  const clean = cleanOnes.map((each) => valueAt(each, field));
  const nothing = ['filingType', 'serviceTypes', 'preapprovals'].includes(key) ? [] : [null];
  const all = [...nothing, ...clean, ...(others[key] ?? []), ...isType, ...isCertificate];
  return [...new Map(all.map((value) => [JSON.stringify(value), value])).values()];
}

function withField(application: Application, field: EditableField, value: unknown): FieldChange[] {
  const place = placeOf(field);
  if (place.part !== 'roles') {
    return [
      { field, application: { ...application, [place.part]: { ...application[place.part], [place.key]: value } } },
    ];
  }
  const id = application.roles[place.role];
  if (id === null) return [];
  const persons = application.persons.map((each) => (each.id === id ? { ...each, [place.key]: value } : each));
  return [{ field, application: { ...application, persons } }];
}
