import { expect, it } from 'vitest';
import { countFindings } from '#shared/filing/findingKind.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { materialTiles } from '#shared/filing/materialTiles.ts';
import { cleanApplication, type Overrides } from '#test/support/application.ts';
import { caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { creditCodeFrom, organisationCodeFrom, residentIdFrom } from '#test/support/specimenNumbers.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

/** Another client with nothing in common with the clean one, and what a test makes common. */
function stranger({ subject, miniProgram, persons, ...rest }: Overrides = {}) {
  const human = (place: 0 | 1, number: number) => ({
    certificateNumber: residentIdFrom(`44030519850505${number}`),
    mobile: `1370000${number}1`,
    emergencyMobile: `1360000${number}1`,
    email: `other${number}@example.com`,
    ...persons?.[place],
  });
  return cleanApplication({
    ...rest,
    subject: {
      name: '深圳样例茶艺有限公司',
      certificateNumber: creditCodeFrom(`91440300${organisationCodeFrom('MA5YANGX')}`),
      ...subject,
    },
    miniProgram: { name: '样例茶艺馆', appId: 'wxfedcba9876543210', ...miniProgram },
    persons: { 0: human(0, 101), 1: human(1, 103) },
  });
}

const registered = (findings: readonly { rule: string; where: string; weight: string }[]) =>
  findings
    .filter(({ rule }) => rule.startsWith('register.'))
    .map(({ weight, rule, where }) => `${weight} ${rule} ${where}`);

it.each<[string, Overrides, string[]]>([
  ['nothing', {}, []],
  [
    'a mobile, written differently',
    { persons: { 1: { mobile: '138 0000-0002' } } },
    ['should register.mobile icp_applets.principal_info.mobile'],
  ],
  [
    'an e-mail in another case',
    { persons: { 1: { email: 'Specimen2@Example.com' } } },
    ['hint register.email icp_applets.principal_info.email'],
  ],
  [
    'a person',
    { persons: { 1: { certificateNumber: cleanApplication().persons[1]?.certificateNumber ?? '' } } },
    ['hint register.person icp_applets.principal_info.certificate_number'],
  ],
  ['an AppID', { miniProgram: { appId: 'wx0123456789abcdef' } }, ['should register.appId icp_applets.base_info.appid']],
  ['a name', { miniProgram: { name: '样例花店' } }, ['should register.appName icp_applets.base_info.name']],
  [
    'a credit code',
    { subject: { certificateNumber: cleanApplication().subject.certificateNumber } },
    ['should register.creditCode icp_subject.organize_info.certificate_number'],
  ],
  ['everything, but it is cancelled', { filingCase: { filingType: 'cancel' }, miniProgram: { name: '样例花店' } }, []],
])('two clients share %s: both are told, and it is counted in the table', async (_, overrides, expected) => {
  await using office = await caseDesk();
  const { client, desk, caseNumber } = office;
  const before = await client.cases.open({ caseNumber });
  expect(registered(before.findings)).toEqual([]);
  const other = keepCase(desk, stranger(overrides));
  const both = await Promise.all([caseNumber, other].map((number) => client.cases.open({ caseNumber: number })));
  for (const { findings } of both) expect(registered(findings)).toEqual(expected);
  const [first] = both;
  if (expected.length > 0)
    expect(first?.findings.find(({ rule }) => rule.startsWith('register.'))?.message).toContain(other);

  await client.cases.list();
  const [row] = await client.cases.rows({ numbers: [caseNumber] });
  expect(row?.findings).toEqual(countFindings(first?.findings ?? []));
});

it('a file that lies in another client’s case is told of at its slot, counted in the table, and can be stood by', async () => {
  await using office = await caseDesk();
  const { client, desk, caseNumber } = office;
  const other = keepCase(desk, stranger());
  const paper = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
  const give = (number: string, name: string, slot: MaterialSlotId) =>
    client.materials.add({
      caseNumber: number,
      slot,
      files: [new File([new Uint8Array(paper)], name)],
      replace: false,
    });
  const first = await give(caseNumber, '营业执照.jpg', 'subjectCertificate');
  expect(registered(first.opened.findings)).toEqual([]);

  const { opened } = await give(other, '新客户.jpg', 'subjectCertificate');
  const place = 'icp_subject.organize_info.certificate_photo';
  expect(registered(opened.findings)).toEqual([`must register.otherBearer ${place}`]);
  expect(opened.findings.find(({ rule }) => rule === 'register.otherBearer')?.message).toContain(
    `案件 ${caseNumber}（深圳样例花艺`,
  );
  expect(opened.materials).toMatchObject([{ facts: { name: '新客户.jpg' } }]);
  expect(materialTiles(opened).find(({ slot }) => slot.id === 'subjectCertificate')?.remarks).toHaveLength(1);

  const counted = async () => {
    await client.cases.list();
    const [row] = await client.cases.rows({ numbers: [other] });
    return row?.findings;
  };
  expect(await counted()).toEqual(countFindings(opened.findings));
  const [found] = opened.findings.filter(({ rule }) => rule === 'register.otherBearer');
  const { rule = '', where = '', message = '' } = found ?? {};
  const reason = '样例：同一个集团，确认过';
  const after = await client.settlements.override({
    caseNumber: other,
    rule,
    where,
    message,
    reason,
    staff: '样例经办',
  });
  expect(registered(after.findings)).toEqual([]);
  expect(await counted()).toEqual(countFindings(after.findings));
});
