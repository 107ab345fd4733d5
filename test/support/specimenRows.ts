import type { MiniProgram } from '#shared/filing/miniProgram.ts';
import type { Person } from '#shared/filing/person.ts';
import type { Subject } from '#shared/filing/subject.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';

/** Invented people and companies for tests of the store; every name says 样例. */
export const specimenPerson: Person = {
  name: '样例张三',
  certificateType: 2,
  certificateNumber: '110101199003070011',
  certificateValidFrom: '2020-03-07',
  certificateValidUntil: '长期',
  mobile: '13000000000',
  emergencyMobile: '13000000001',
  email: 'yangli@example.com',
  post: '经理',
};

export const specimenSubject: Subject = {
  type: 4,
  name: '样例(北京)科技有限公司',
  province: '110000',
  city: '110100',
  district: '110101',
  address: '样例路 1 号',
  comment: null,
  recordNumber: null,
  certificateType: 1,
  certificateNumber: '91110101MA00000000',
  certificateAddress: '北京市东城区样例路 1 号',
  certificateValidFrom: '2016-01-01',
  certificateValidUntil: '2046-01-01',
  businessScope: '样例经营范围',
};

export const specimenMiniProgram: MiniProgram = {
  name: '样例小程序',
  appId: 'wx1234567890abcdef',
  serviceTypes: [2, 5, 2],
  preapprovals: [{ type: 24, code: null, validUntil: null }],
  comment: '样例备注',
  recordNumber: null,
};

export const specimenFacts: ScanFacts = {
  name: '样例.jpg',
  bytes: 12_345,
  sha256: 'a'.repeat(64),
  contentType: 'jpeg',
  extension: 'jpg',
  unreadable: null,
  width: 1000,
  height: 800,
  exifOrientation: 6,
  pages: 1,
  hasAlpha: false,
  chroma: 12.5,
  colouredShare: 0.25,
  sharpness: 321.125,
  brightness: 180.5,
  whiteShare: 0,
  appearance: null,
  codes: null,
};
