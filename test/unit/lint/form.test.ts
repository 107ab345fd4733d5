import { describe, expect, it } from 'vitest';
import { cleanPersonalApplication, type Overrides } from '#test/support/application.ts';
import { inShort, lint, lintDefect } from '#test/support/lintDefect.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

const subject = 'icp_subject.base_info';
const certificate = 'icp_subject.organize_info';
const principal = 'icp_subject.principal_info';
const app = 'icp_applets';

describe('a required field left empty is one finding', () => {
  it.each<[string, Overrides]>([
    [`${subject}.name`, { subject: { name: null } }],
    [`${subject}.province`, { subject: { province: null } }],
    [`${subject}.city`, { subject: { city: null } }],
    [`${subject}.district`, { subject: { district: null } }],
    [`${subject}.address`, { subject: { address: null } }],
    [`${subject}.type`, { subject: { type: null } }],
    [`${certificate}.certificate_type`, { subject: { certificateType: null } }],
    [`${certificate}.certificate_number`, { subject: { certificateNumber: null } }],
    [`${certificate}.certificate_address`, { subject: { certificateAddress: null } }],
    [`${principal}.name`, { persons: { 0: { name: null } } }],
    [`${principal}.mobile`, { persons: { 0: { mobile: null } } }],
    [`${principal}.email`, { persons: { 0: { email: null } } }],
    [`${principal}.emergency_contact`, { persons: { 0: { emergencyMobile: null } } }],
    [`${principal}.certificate_type`, { persons: { 0: { certificateType: null } } }],
    [`${principal}.certificate_number`, { persons: { 0: { certificateNumber: null } } }],
    [`${principal}.certificate_validity_date_start`, { persons: { 0: { certificateValidFrom: null } } }],
    [`${principal}.certificate_validity_date_end`, { persons: { 0: { certificateValidUntil: null } } }],
    [`${app}.principal_info.mobile`, { persons: { 1: { mobile: null } } }],
    [`${app}.base_info.comment`, { miniProgram: { comment: null } }],
    [`${app}.base_info.nrlx_details[].type`, { miniProgram: { preapprovals: [] } }],
  ])('%s', (where, overrides) => {
    expect(lintDefect(overrides)).toEqual([`must form.required ${where}`]);
  });

  it.each<[string, Overrides]>([
    [`${app}.base_info.name`, { miniProgram: { name: null } }],
    [`${app}.base_info.appid`, { miniProgram: { appId: null } }],
    ['subject.certificateValidUntil', { subject: { certificateValidUntil: null } }],
  ])('%s is only recommended: the payload does not ask for it', (where, overrides) => {
    expect(lintDefect(overrides)).toEqual([`should form.recommended ${where}`]);
  });

  it.each<[string, Overrides]>([
    ['subject.comment', { subject: { comment: null } }],
    ['subject.businessScope', { subject: { businessScope: null } }],
    ['person.post', { persons: { 0: { post: null } } }],
  ])('%s may stay empty', (_, overrides) => {
    expect(lintDefect(overrides)).toEqual([]);
  });
});

describe('roles', () => {
  it('a principal nobody holds is one finding', () => {
    expect(lintDefect({ roles: { subjectPrincipal: null } })).toEqual([`must form.roleMissing ${principal}.name`]);
    expect(lintDefect({ roles: { appPrincipal: 77 } })).toEqual([`must form.roleMissing ${app}.principal_info.name`]);
  });

  it('an organisation has a legal representative', () => {
    expect(lintDefect({ roles: { legalRepresentative: null } })).toEqual([
      'must form.legalRepresentativeMissing icp_subject.legal_person_info.name',
    ]);
  });

  it('a person is missing once, however many roles he holds', () => {
    expect(lintDefect({ roles: { appPrincipal: 1 }, persons: { 0: { email: null } } })).toEqual([
      `must form.required ${principal}.email`,
    ]);
  });

  it('of a legal representative who is no principal only name and number are asked', () => {
    const roles = { legalRepresentative: 1, subjectPrincipal: 2, appPrincipal: 2 };
    // 广东 wants the legal representative himself, whatever is known of him.
    const asked = 'should province.principal icp_subject.principal_info.name';
    expect(lintDefect({ roles, persons: { 0: { mobile: null, email: null, certificateValidUntil: null } } })).toEqual([
      asked,
    ]);
    expect(lintDefect({ roles, persons: { 0: { name: null } } })).toEqual([
      'must form.required icp_subject.legal_person_info.name',
      asked,
    ]);
    expect(lintDefect({ roles, persons: { 0: { certificateNumber: null } } })).toEqual([
      'must form.required icp_subject.legal_person_info.certificate_number',
      asked,
    ]);
  });
});

describe('code tables', () => {
  it('know every subject and certificate type', () => {
    expect(lintDefect({ subject: { type: 8 } })).toEqual([`must form.subjectTypeUnknown ${subject}.type`]);
    expect(lintDefect({ subject: { certificateType: 999 } })).toEqual([
      `must form.certificateTypeUnknown ${certificate}.certificate_type`,
    ]);
    expect(lintDefect({ persons: { 1: { certificateType: 999 } } })).toEqual([
      `must form.certificateTypeUnknown ${app}.principal_info.certificate_type`,
    ]);
  });

  it('say which certificate fits which subject', () => {
    expect(lintDefect({ subject: { certificateType: 4 } })).toEqual([
      `must form.certificateTypeUnfit ${certificate}.certificate_type`,
    ]);
    expect(lintDefect({ persons: { 1: { certificateType: 3 } } })).toEqual([
      `must form.certificateTypeUnfit ${app}.principal_info.certificate_type`,
    ]);
  });

  it('of certificates whose subject is unknown accuse nobody', () => {
    expect(lintDefect({ subject: { certificateType: 46 } })).toEqual([]);
  });
});

describe('a person who files for himself', () => {
  it('is one and the same in both places', () => {
    expect(inShort(lint(cleanPersonalApplication({ subject: { name: '样例丙' } })))).toEqual([
      `must form.personalDiffers ${subject}.name`,
    ]);
    const other = residentIdFrom('44030519850505009');
    expect(inShort(lint(cleanPersonalApplication({ subject: { certificateNumber: other } })))).toEqual([
      `must form.personalDiffers ${certificate}.certificate_number`,
    ]);
  });

  it('with one mistyped number has one finding, not three', () => {
    const mistyped = { certificateNumber: '440305198001010019' };
    const both = lint(cleanPersonalApplication({ persons: { 0: mistyped }, subject: mistyped }));
    expect(inShort(both)).toEqual([`must identity.residentId ${principal}.certificate_number`]);
    expect(inShort(lint(cleanPersonalApplication({ subject: mistyped })))).toEqual([
      `must identity.residentId ${certificate}.certificate_number`,
    ]);
  });

  it('has no legal representative', () => {
    expect(inShort(lint(cleanPersonalApplication({ roles: { legalRepresentative: 2 } })))).toEqual([
      'should form.personalLegalRepresentative icp_subject.legal_person_info.name',
    ]);
    expect(lint(cleanPersonalApplication({ roles: { legalRepresentative: 1 } }))).toEqual([]);
  });
});
