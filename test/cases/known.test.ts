import { expect, test } from 'vitest';
import type { CaseEdit } from '#shared/api/caseEdits.ts';
import { type EditingDesk, editingDesk, takeOnCase } from '#test/support/editingDesk.ts';

/** Two clients: 样例花艺（深圳）有限公司 of 样例甲 and 样例_50%折扣店, whose mini program 样例乙 looks after. */
async function deskWithClients() {
  const desk = await editingDesk();
  const type = (caseNumber: string, values: Partial<Record<CaseEdit['field'], string>>) =>
    desk.client.cases.edit({
      caseNumber,
      edits: Object.entries(values).map(([field, value]) => ({
        field: field as CaseEdit['field'],
        value,
        expected: null,
        holder: null,
      })),
    });
  const flowers = await takeOnCase(desk.client, '样例花艺（深圳）有限公司');
  await type(flowers, {
    'subject.certificateNumber': '91440300MA5YANGL0X',
    'roles.subjectPrincipal.name': '样例甲',
    'roles.subjectPrincipal.certificateNumber': '44030519800101001X',
    'roles.subjectPrincipal.mobile': '138 0000 0001',
  });
  const shop = await takeOnCase(desk.client, '样例_50%折扣店');
  await type(shop, { 'roles.appPrincipal.name': '样例乙', 'roles.appPrincipal.emergencyMobile': '13900000002' });
  return { ...desk, flowers, shop, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

const names = async ({ client }: EditingDesk, kind: 'knownSubjects' | 'knownPersons', text: string, most = 10) =>
  (await client.cases[kind]({ text, most })).map(({ name }) => name);
const [flowersName, shopName] = ['样例花艺（深圳）有限公司', '样例_50%折扣店'];

test.each([
  ['花艺', [flowersName]],
  [' 样例花艺(深圳) ', [flowersName]],
  ['91440300ma5yangl0x', [flowersName]],
  ['MA5YANG', [flowersName]],
  ['138-0000-0001', [flowersName]],
  ['１３８００００', [flowersName]],
  ['_50%', [shopName]],
  ['%', [shopName]],
  ['样例\\', []],
  ['没有这家', []],
  ['ylhy', [flowersName]],
  ['HuaYi', [flowersName]],
  ['zkd', [shopName]],
  ['mydn', []],
  ['样例', [shopName, flowersName]],
  ['', [shopName, flowersName]],
])('subjects for “%s”', async (text, found) => {
  await using desk = await deskWithClients();
  expect(await names(desk, 'knownSubjects', text)).toEqual(found);
});

test.each([
  ['甲', ['样例甲']],
  ['44030519800101001x', ['样例甲']],
  ['0000 0001', ['样例甲']],
  ['13900000002', ['样例乙']],
  ['1_0', []],
  ['ylj', ['样例甲']],
  ['', ['样例乙', '样例甲']],
])('persons for “%s”', async (text, found) => {
  await using desk = await deskWithClients();
  expect(await names(desk, 'knownPersons', text)).toEqual(found);
});

test('what is found can be told apart and shows no private number', async () => {
  await using desk = await deskWithClients();
  const { application } = await desk.client.cases.open({ caseNumber: desk.flowers });
  expect(await desk.client.cases.knownSubjects({ text: '花艺', most: 10 })).toEqual([
    {
      id: 1,
      name: flowersName,
      certificateMasked: '914***********GL0X',
      miniPrograms: [{ id: 1, name: `${flowersName}的小程序`, appId: null }],
    },
  ]);
  expect(await desk.client.cases.knownPersons({ text: '甲', most: 10 })).toEqual([
    {
      id: application.roles.subjectPrincipal,
      name: '样例甲',
      certificateMasked: '440***********001X',
      mobileMasked: '138******0001',
      subjects: [flowersName],
    },
  ]);
});

test('a person’s subjects are named at most three times, each once, through any role', async () => {
  await using desk = await deskWithClients();
  const { application } = await desk.client.cases.open({ caseNumber: desk.shop });
  const personId = application.roles.appPrincipal ?? 0;
  for (const [index, role] of (['legalRepresentative', 'subjectPrincipal', 'appPrincipal'] as const).entries()) {
    const caseNumber = await takeOnCase(desk.client, `样例第${index}家`);
    await desk.client.cases.setRole({ caseNumber, role, holder: { type: 'known', personId }, expected: null });
  }
  await desk.client.cases.setRole({
    caseNumber: desk.shop,
    role: 'subjectPrincipal',
    holder: { type: 'known', personId },
    expected: null,
  });
  const [found] = await desk.client.cases.knownPersons({ text: '样例乙', most: 1 });
  expect(found?.subjects).toEqual([shopName, '样例第0家', '样例第1家']);
});

test('whoever was used last comes first, and no more come than were asked for', async () => {
  await using desk = await deskWithClients();
  const { subjectId, application } = await desk.client.cases.open({ caseNumber: desk.flowers });
  const personId = application.roles.subjectPrincipal ?? 0;
  const { caseNumber } = await desk.client.cases.create({
    subject: { id: subjectId },
    miniProgram: { name: '样例再来一个', appId: null },
    filingType: 'added',
    entrance: null,
    staff: null,
  });
  expect(await names(desk, 'knownSubjects', '', 1)).toEqual([flowersName]);
  expect(await names(desk, 'knownPersons', '', 1)).toEqual(['样例乙']);
  await desk.client.cases.setRole({
    caseNumber,
    role: 'appPrincipal',
    holder: { type: 'known', personId },
    expected: null,
  });
  expect(await names(desk, 'knownPersons', '', 1)).toEqual(['样例甲']);
});

test('a person or a subject of whom nothing is known is not offered', async () => {
  await using desk = await deskWithClients();
  await desk.client.cases.setRole({
    caseNumber: desk.shop,
    role: 'legalRepresentative',
    holder: { type: 'new' },
    expected: null,
  });
  await desk.client.cases.create({
    subject: { name: null, type: 4 },
    miniProgram: { name: '样例无名', appId: null },
    filingType: 'first',
    entrance: null,
    staff: null,
  });
  expect(await names(desk, 'knownPersons', '')).toEqual(['样例乙', '样例甲']);
  expect(await names(desk, 'knownSubjects', '')).toEqual([shopName, flowersName]);
});
