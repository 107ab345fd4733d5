import { describe, expect, it } from 'vitest';
import { findingsOf, type Situation } from '#test/support/ruleCases.ts';

const subject = 'icp_subject.base_info';
const certificate = 'icp_subject.organize_info';
const principal = 'icp_subject.principal_info';
const app = 'icp_applets';
const drugs = { type: 5, code: null, validUntil: null };

/** What one wrong click or line can do to several rules at once. */
const slips: readonly (readonly [what: string, situation: Situation, expected: string])[] = [
  ['another province', { subject: { province: '430000' } }, `must form.districtMismatch ${subject}.province`],
  [
    'another province, where numbers must be local',
    { subject: { province: '320000' } },
    `must form.districtMismatch ${subject}.province`,
  ],
  [
    'a company called a person',
    { subject: { type: 5 } },
    `must form.certificateTypeUnfit ${certificate}.certificate_type`,
  ],
  [
    'a person with the ID card of the subject taken for a licence',
    { subject: { certificateType: 2 } },
    `must form.certificateTypeUnfit ${certificate}.certificate_type`,
  ],
  [
    'a licence as the certificate of a principal',
    { persons: { 1: { certificateType: 1 } } },
    `must form.certificateTypeUnfit ${app}.principal_info.certificate_type`,
  ],
  [
    'the same of somebody who files for himself',
    { of: 'person', persons: { 0: { certificateType: 1 } } },
    `must form.certificateTypeUnfit ${principal}.certificate_type`,
  ],
  [
    'an unknown certificate of his',
    { of: 'person', persons: { 0: { certificateType: 999 } } },
    `must form.certificateTypeUnknown ${principal}.certificate_type`,
  ],
  [
    'a person called a company',
    { of: 'person', subject: { type: 4 } },
    `must form.certificateTypeUnfit ${certificate}.certificate_type`,
  ],
  [
    'somebody else as principal of a person',
    { of: 'person', roles: { subjectPrincipal: 2 } },
    `must form.personalDiffers ${subject}.name`,
  ],
  ['市辖区 and nothing else', { subject: { address: '市辖区' } }, `must form.addressCollective ${subject}.address`],
];

describe('one slip is one finding', () => {
  it.each(slips)('%s', (_, situation, expected) => {
    expect(findingsOf(situation)).toEqual([expected]);
  });

  it('an item chosen twice is judged once', () => {
    expect(findingsOf({ miniProgram: { preapprovals: [drugs, drugs] } })).toEqual([
      `must form.preapprovalCode ${app}.base_info.nrlx_details[0].code`,
      `must form.preapprovalDouble ${app}.base_info.nrlx_details[1].type`,
    ]);
  });
});
