import { expect, test } from 'vitest';
import type { RoleHolder } from '#shared/api/caseEdits.ts';
import { emptyPerson, type Role } from '#shared/filing/person.ts';
import { type EditingDesk, editingDesk, takeOnCase } from '#test/support/editingDesk.ts';

async function deskWithPrincipal() {
  const desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const { application } = await desk.client.cases.edit({
    caseNumber,
    edits: [{ field: 'roles.subjectPrincipal.name', value: '样例甲', expected: null, holder: null }],
  });
  const principal = application.roles.subjectPrincipal ?? 0;
  const set = (client: EditingDesk['client'], role: Role, holder: RoleHolder, expected: number | null) =>
    client.cases.setRole({ caseNumber, role, holder, expected });
  return { desk, caseNumber, principal, set, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

test('one human being can be put into another role, and is typed once', async () => {
  await using given = await deskWithPrincipal();
  const { desk, caseNumber, principal, set } = given;
  const opened = await set(desk.client, 'appPrincipal', { type: 'known', personId: principal }, null);
  expect(opened.application.roles).toEqual({
    legalRepresentative: null,
    subjectPrincipal: principal,
    appPrincipal: principal,
  });
  expect(opened.application.persons).toHaveLength(1);
  const edited = await desk.client.cases.edit({
    caseNumber,
    edits: [
      { field: 'roles.appPrincipal.mobile', value: '13800000000', expected: null, holder: principal },
      { field: 'roles.subjectPrincipal.mobile', value: '13800000000', expected: null, holder: principal },
    ],
  });
  expect(edited.application.persons).toMatchObject([{ id: principal, name: '样例甲', mobile: '13800000000' }]);
});

test('a new person is empty but for the usual certificate and a name that was given, nobody leaves the person known', async () => {
  await using given = await deskWithPrincipal();
  const { desk, principal, set } = given;
  const { roles, persons } = (await set(desk.client, 'subjectPrincipal', { type: 'new' }, principal)).application;
  expect(roles.subjectPrincipal).not.toBe(principal);
  expect(persons).toEqual([{ id: roles.subjectPrincipal, ...emptyPerson, certificateType: 2 }]);
  const emptied = await set(desk.client, 'subjectPrincipal', { type: 'nobody' }, roles.subjectPrincipal);
  expect(emptied.application.persons).toEqual([]);
  expect(await desk.client.cases.knownPersons({ text: '', most: 10 })).toMatchObject([{ id: principal, subjects: [] }]);
  const back = await set(desk.client, 'subjectPrincipal', { type: 'known', personId: principal }, null);
  expect(back.application.persons).toMatchObject([{ id: principal, name: '样例甲' }]);

  const named = await set(desk.client, 'appPrincipal', { type: 'new', name: '样例丁' }, null);
  expect(named.application.persons).toContainEqual({
    id: named.application.roles.appPrincipal,
    ...emptyPerson,
    name: '样例丁',
    certificateType: 2,
  });
});

test('a role that somebody else holds meanwhile is a conflict that names them', async () => {
  await using given = await deskWithPrincipal();
  const { desk, principal, set } = given;
  await expect(set(desk.other, 'subjectPrincipal', { type: 'new' }, null)).rejects.toMatchObject({
    code: 'editConflict',
    data: { details: { field: '主体负责人', current: '样例甲' } },
  });
  await expect(
    set(desk.other, 'appPrincipal', { type: 'known', personId: principal }, principal),
  ).rejects.toMatchObject({ code: 'editConflict', data: { details: { field: '小程序负责人', current: '未填写' } } });
  const already = await set(desk.other, 'subjectPrincipal', { type: 'known', personId: principal }, null);
  expect(already.application.roles.subjectPrincipal).toBe(principal);
});

test('a person who is not known cannot take a role', async () => {
  await using given = await deskWithPrincipal();
  const { desk, caseNumber, principal, set } = given;
  const before = await desk.client.cases.open({ caseNumber });
  const stranger: RoleHolder = { type: 'known', personId: principal + 1 };
  await expect(set(desk.client, 'subjectPrincipal', stranger, principal)).rejects.toMatchObject({
    code: 'recordMissing',
    message: '要用的负责人已经不在资料库里。',
  });
  expect(await desk.client.cases.open({ caseNumber })).toEqual(before);
});
