import { expect, test } from 'vitest';
import type { CaseEdit } from '#shared/api/caseEdits.ts';
import { editingDesk, takeOnCase } from '#test/support/editingDesk.ts';

const mobile = 'roles.appPrincipal.mobile';

/** A case whose mini program 样例甲 looks after; 样例乙 is the subject's principal, with the same mobile. */
async function deskWithTwins() {
  const desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const nobody = { expected: null, holder: null };
  const { application } = await desk.client.cases.edit({
    caseNumber,
    edits: [
      { field: 'roles.appPrincipal.name', value: '样例甲', ...nobody },
      { field: mobile, value: '13800000000', ...nobody },
      { field: 'roles.subjectPrincipal.name', value: '样例乙', ...nobody },
      { field: 'roles.subjectPrincipal.mobile', value: '13800000000', ...nobody },
    ],
  });
  const { appPrincipal: one, subjectPrincipal: other } = application.roles;
  return {
    ...desk,
    caseNumber,
    one,
    /** Another window gives the mini program to 样例乙. */
    swap: () =>
      desk.other.cases.setRole({
        caseNumber,
        role: 'appPrincipal',
        holder: { type: 'known', personId: other ?? 0 },
        expected: one,
      }),
    send: (edit: CaseEdit) => desk.client.cases.edit({ caseNumber, edits: [edit] }),
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  };
}

test('what two edits say of nobody yet makes one person', async () => {
  await using desk = await deskWithTwins();
  const { application } = await desk.client.cases.open(desk);
  expect(application.persons).toMatchObject([
    { name: '样例乙', mobile: '13800000000' },
    { name: '样例甲', mobile: '13800000000' },
  ]);
});

test('a value meant for who held the role never goes to the next one, even over the same value', async () => {
  await using desk = await deskWithTwins();
  const swapped = await desk.swap();
  await expect(
    desk.send({ field: mobile, value: '13900000000', expected: '13800000000', holder: desk.one }),
  ).rejects.toMatchObject({
    code: 'editConflict',
    message: '“小程序负责人”刚刚在别处改成了“样例乙”，您的修改还没有保存。',
  });
  expect(await desk.client.cases.open(desk)).toEqual(swapped);
});

test('that the next one has the wanted value already does not count as saved', async () => {
  await using desk = await deskWithTwins();
  await desk.send({ field: mobile, value: '13900000000', expected: '13800000000', holder: desk.one });
  await desk.swap();
  await expect(
    desk.send({ field: mobile, value: '13800000000', expected: '13900000000', holder: desk.one }),
  ).rejects.toMatchObject({ code: 'editConflict' });
});

test('what was typed for nobody is no edit of whoever took the role meanwhile', async () => {
  await using desk = await deskWithTwins();
  await expect(
    desk.send({ field: 'roles.appPrincipal.email', value: 'sample@example.com', expected: null, holder: null }),
  ).rejects.toMatchObject({ code: 'editConflict', data: { details: { field: '小程序负责人', current: '样例甲' } } });
});

test('a role left meanwhile is a conflict and makes no new person', async () => {
  await using desk = await deskWithTwins();
  const role = { caseNumber: desk.caseNumber, role: 'appPrincipal', expected: desk.one } as const;
  const emptied = await desk.other.cases.setRole({ ...role, holder: { type: 'nobody' } });
  await expect(
    desk.send({ field: mobile, value: '13900000000', expected: '13800000000', holder: desk.one }),
  ).rejects.toMatchObject({ code: 'editConflict', data: { details: { field: '小程序负责人', current: '未填写' } } });
  expect(await desk.client.cases.open(desk)).toEqual(emptied);
});

test('an edit of a role has to say whom it is meant for', async () => {
  await using desk = await deskWithTwins();
  await expect(desk.send({ field: mobile, value: '13900000000', expected: '13800000000' })).rejects.toMatchObject({
    code: 'badInput',
    message: '填写的内容不符合要求：小程序负责人手机号',
  });
});
