import { describe, expect, it } from 'vitest';
import type { Application } from '#shared/filing/filingCase.ts';
import { cleanApplication, cleanPersonalApplication, type Overrides } from '#test/support/application.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { lintOf, set } from '#test/support/payloadDefect.ts';
import { creditCodeFrom, organisationCodeFrom, residentIdFrom } from '#test/support/specimenNumbers.ts';

/** A city and a district of a province; of some, the city is 市辖区 or stands right below it. */
function placeIn(province: string): Pick<Application['subject'], 'province' | 'city' | 'district'> & { text: string } {
  const { rows } = shippedPack.districts;
  const below = (code: string, digits: number) =>
    rows.filter(([other]) => other !== code && other.startsWith(code.slice(0, digits)));
  const cities = below(province, 2).filter(([code]) => code.endsWith('00'));
  const city = cities.find(([code]) => below(code, 4).length > 0);
  const district = city && below(city[0], 4)[0];
  if (!city || !district) throw new Error(`no district in ${province}`);
  const [, name = ''] = rows.find(([code]) => code === province) ?? [];
  return {
    province,
    city: city[0],
    district: district[0],
    text: [name, ['市辖区', '县'].includes(city[1]) ? '' : city[1], district[1]].join(''),
  };
}

function filedIn(province: string, type: number): Application {
  const { text, ...place } = placeIn(province);
  const persons: Overrides['persons'] = Object.fromEntries(
    [0, 1].map((index) => [index, { certificateNumber: residentIdFrom(`${place.district}1980010100${index + 1}`) }]),
  );
  const address = '样例路9号样例大厦3栋501室';
  if (type === 5) {
    return cleanPersonalApplication({
      persons,
      subject: {
        ...place,
        certificateNumber: residentIdFrom(`${place.district}19800101001`),
        certificateAddress: `${text}${address}`,
        address,
      },
    });
  }
  const certificate = shippedPack.certificateTypes.find(
    ({ subjectType, forPerson }) => subjectType === type && !forPerson,
  );
  if (!certificate) throw new Error(`no certificate for subject type ${type}`);
  const [kind = '12'] = shippedPack.subjectTypes.find(({ id }) => id === type)?.creditCodes ?? [];
  const code = creditCodeFrom(`${kind}${place.district}${organisationCodeFrom('MA5YANGL')}`);
  return cleanApplication({
    persons,
    subject: {
      ...place,
      type,
      name: type === 4 ? '样例花艺有限公司' : '样例花艺中心',
      certificateType: certificate.id,
      certificateNumber: certificate.numberKind === 'credit-code' ? code : '样例证字第0009号',
      certificateAddress: `${text}${address}`,
      address,
    },
  });
}

const provinces = shippedPack.provinces.map(({ code }) => code);
const types = shippedPack.subjectTypes.map(({ id }) => id);

describe('a clean payload has nothing to mend', () => {
  it.each(provinces)('in province %s, whatever the type of subject', (province) => {
    for (const type of types) {
      const musts = lintOf(filedIn(province, type)).filter((finding) => finding.startsWith('must'));
      expect([type, ...musts]).toEqual([type]);
    }
  });
});

const subject = 'icp_subject.base_info';
const certificate = 'icp_subject.organize_info';
const principal = 'icp_subject.principal_info';
const app = 'icp_applets.base_info';

describe('one defect of a payload is exactly one thing to mend', () => {
  it.each<[string, unknown, string, string?]>([
    [`${subject}.name`, undefined, 'form.required'],
    [`${subject}.district`, undefined, 'form.required'],
    [`${subject}.type`, 'company', 'form.unreadable'],
    [`${certificate}.certificate_number`, undefined, 'form.required'],
    [`${certificate}.certificate_photo`, undefined, 'material.subjectCertificate'],
    [`${principal}.mobile`, '', 'form.required'],
    [`${principal}.email`, undefined, 'form.required'],
    [`${principal}.certificate_validity_date_end`, 'whenever', 'form.unreadable'],
    [`${principal}.certificate_photo_front`, undefined, 'material.personCertificate'],
    [`${principal}.certificate_photo_back`, undefined, 'material.personCertificate'],
    ['icp_applets.principal_info.authorization_letter', undefined, 'material.authorizationLetter'],
    [`${app}.comment`, undefined, 'form.required'],
    [`${app}.service_content_types`, ['flowers'], 'form.unreadable'],
    [`${app}.nrlx_details`, [{ type: 999_999 }], 'form.preapprovalUnknown', `${app}.nrlx_details[0].type`],
    [`${app}.nrlx_details`, [{ type: 'flowers' }], 'form.unreadable', `${app}.nrlx_details[0].type`],
    ['icp_materials.commitment_letter', [], 'material.guangdongCommitment'],
  ])('%s as %j', (where, value, rule, at = where) => {
    expect(lintOf(cleanApplication(), set(where, value)).filter((each) => each.startsWith('must'))).toEqual([
      `must ${rule} ${at}`,
    ]);
  });

  it.each(['icp_subject.principal_info', 'icp_applets.principal_info'])(
    'a slip in a name of a person at %s',
    (role) => {
      const found = lintOf(cleanPersonalApplication(), set(`${role}.name`, '样例申'));
      expect(found.filter((each) => each.startsWith('must'))).toHaveLength(1);
    },
  );

  it.each<[string, unknown, string]>([
    [`${subject}.address`, '样例路', 'should form.addressDoorNumber'],
    [`${app}.name`, '样例新闻花店', 'should content.nameApproval'],
    [`${principal}.mobile`, '13800000002', 'should form.sharedMobile'],
  ])('nor is the paper asked for that only follows from it: %s as %j', (where, value, expected) => {
    const found = lintOf(cleanApplication(), set(where, value));
    expect(found.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([expected]);
  });

  it('a person who files where his province is refused is told so, before the paper such a person needs', () => {
    const elsewhere = residentIdFrom('44030519800101001');
    const henan = filedIn('410000', 5);
    const moved = {
      ...henan,
      subject: { ...henan.subject, certificateNumber: elsewhere },
      persons: henan.persons.map((person) => ({ ...person, certificateNumber: elsewhere })),
    };
    const found = lintOf(moved, set('icp_subject.personal_info.residence_permit', undefined));
    expect(found).toEqual([`should province.outsidePersonal ${principal}.certificate_number`]);
  });

  it.each<[string, unknown, string[]]>([
    [`${subject}.province`, '320000', ['must form.districtMismatch']],
    [`${subject}.type`, 5, ['must form.certificateTypeUnfit']],
    [`${subject}.record_number`, '粤ICP备12345678号-1X', ['must identity.filingNumber']],
    [`${subject}.record_number`, '粤ICP备12345678号', []],
    ['icp_subject.principal_info', undefined, ['must form.roleMissing']],
    ['icp_applets.principal_info', undefined, ['must form.roleMissing']],
    [`${app}.nrlx_details`, [{ code: '样例字〔2026〕1号', media: 'a.jpg' }], ['must form.required']],
  ])('whatever hangs on it: %s as %j', (where, value, expected) => {
    const found = lintOf(cleanApplication(), set(where, value));
    expect(found.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(expected);
  });

  it('a person called an organisation is one slip, too', () => {
    const found = lintOf(cleanPersonalApplication(), set(`${subject}.type`, 4));
    expect(found.map((line) => line.split(' ')[1])).toEqual(['form.certificateTypeUnfit']);
  });

  it('the clean one has none, and no question about what the payload has no field for', () => {
    expect(lintOf(cleanApplication())).toEqual([]);
  });

  it('what only the platform gives is not asked for, what nobody knows is named and blocks nothing', () => {
    expect(lintOf(cleanApplication(), set('icp_applets.principal_info.verify_task_id', 'specimen'))).toEqual([]);
    expect(lintOf(cleanApplication(), set(`${subject}.colour`, 'red'))).toEqual([
      `hint form.unknownField ${subject}.colour`,
    ]);
  });

  it.each<[string, string, unknown, string[]]>([
    ['another e-mail', 'email', 'other@example.com', []],
    ['another emergency number', 'emergency_contact', '13900000009', []],
    ['a number with its check digit wrong', 'certificate_number', '440305198001010010', ['identity.residentId']],
    ['a slip in the name', 'name', '样例申', ['form.sameNumberOtherName']],
  ])('one human being in two roles with %s is still one', (_, key, value, rules) => {
    const one = cleanApplication({ roles: { appPrincipal: 1 } });
    const found = lintOf(one, set(`icp_applets.principal_info.${key}`, value));
    expect(found.filter((each) => each.startsWith('must')).map((each) => each.split(' ')[1])).toEqual(rules);
  });
});
