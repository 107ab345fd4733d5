import { expect, test } from 'vitest';
import { expectOne, run, sql } from '#backend/vault/sql.ts';
import type { CaseEdit } from '#shared/api/caseEdits.ts';
import { type EditingDesk, editingDesk, takeOnCase } from '#test/support/editingDesk.ts';

/** How often each kind of record was written: [cases, subjects, mini programs, persons]. */
function revisions({ desk }: EditingDesk): number[] {
  const { db } = desk.vault();
  const row = expectOne<Record<string, number>>(
    db,
    sql`SELECT (SELECT sum(revision) FROM cases) AS a, (SELECT sum(revision) FROM subjects) AS b,
      (SELECT sum(revision) FROM mini_programs) AS c, (SELECT coalesce(sum(revision), 0) FROM persons) AS d`,
  );
  return Object.values(row);
}

test('two windows that edit the same field: one is told, nothing is overwritten', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const edit = (value: string): CaseEdit => ({ field: 'subject.address', value, expected: null });
  await desk.client.cases.edit({ caseNumber, edits: [edit('样例路 1 号')] });
  await expect(desk.other.cases.edit({ caseNumber, edits: [edit('样例路 2 号')] })).rejects.toMatchObject({
    code: 'editConflict',
    message: '“通讯地址”刚刚在别处改成了“样例路 1 号”，您的修改还没有保存。',
    data: { details: { field: '通讯地址', current: '样例路 1 号' } },
  });
  expect((await desk.other.cases.open({ caseNumber })).application.subject.address).toBe('样例路 1 号');
});

test('the same edit again after its answer was lost is fine and writes nothing', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const call = {
    caseNumber,
    edits: [
      { field: 'roles.appPrincipal.name', value: '样例乙', expected: null, holder: null },
      { field: 'miniProgram.serviceTypes', value: [2, 5], expected: [] },
    ] satisfies CaseEdit[],
  };
  const first = await desk.client.cases.edit(call);
  const written = revisions(desk);
  expect(await desk.client.cases.edit(call)).toEqual(first);
  expect(revisions(desk)).toEqual(written);
});

test('an edit that is refused takes those before it back', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const before = await desk.client.cases.open({ caseNumber });
  const written = revisions(desk);
  const edits: CaseEdit[] = [
    { field: 'filingCase.staff', value: '样例经办', expected: null },
    { field: 'roles.subjectPrincipal.name', value: '样例甲', expected: null, holder: null },
    { field: 'subject.province', value: '440000', expected: '110000' },
  ];
  await expect(desk.client.cases.edit({ caseNumber, edits })).rejects.toMatchObject({
    code: 'editConflict',
    data: { details: { field: '备案省份', current: '未填写' } },
  });
  expect(await desk.client.cases.open({ caseNumber })).toEqual(before);
  expect(revisions(desk)).toEqual(written);
});

test('a disk that refuses half-way through takes everything back', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const before = await desk.client.cases.open({ caseNumber });
  const { db } = desk.desk.vault();
  run(db, sql`CREATE TRIGGER refused BEFORE UPDATE ON mini_programs BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  const edits: CaseEdit[] = [
    { field: 'subject.address', value: '样例路 1 号', expected: null },
    { field: 'roles.appPrincipal.name', value: '样例乙', expected: null, holder: null },
  ];
  await expect(desk.client.cases.edit({ caseNumber, edits })).rejects.toMatchObject({ code: 'internal' });
  expect(await desk.client.cases.open({ caseNumber })).toEqual(before);
  expect(revisions(desk)).toEqual([1, 1, 1, 0]);
});

test('only the records that change are written', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  expect(revisions(desk)).toEqual([1, 1, 1, 0]);
  const expectAfter = async (edit: CaseEdit, written: number[]) => {
    const { application } = await desk.client.cases.edit({ caseNumber, edits: [edit] });
    expect(revisions(desk), edit.field).toEqual(written);
    return application.roles.legalRepresentative;
  };
  await expectAfter({ field: 'filingCase.plannedOn', value: '2026-12-01', expected: null }, [2, 1, 1, 0]);
  await expectAfter({ field: 'subject.certificateType', value: 1, expected: null }, [2, 2, 1, 0]);
  await expectAfter({ field: 'miniProgram.comment', value: '样例备注', expected: null }, [2, 2, 2, 0]);
  const holder = await expectAfter(
    { field: 'roles.legalRepresentative.name', value: '样例甲', expected: null, holder: null },
    [2, 3, 2, 1],
  );
  await expectAfter({ field: 'roles.legalRepresentative.post', value: '经理', expected: null, holder }, [2, 3, 2, 2]);
  await expectAfter({ field: 'roles.legalRepresentative.post', value: null, expected: '经理', holder }, [2, 3, 2, 3]);
});

test('a name typed into an empty role makes the person, and an empty value makes nobody', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const edit = (value: string | null, expected: string | null) =>
    desk.client.cases.edit({
      caseNumber,
      edits: [{ field: 'roles.subjectPrincipal.name', value, expected, holder: null }],
    });
  expect((await edit(null, null)).application.roles.subjectPrincipal).toBeNull();
  await expect(edit('样例甲', '样例乙')).rejects.toMatchObject({ code: 'editConflict' });
  const { application } = await edit(' 样例甲 ', null);
  expect(application.persons).toMatchObject([{ id: application.roles.subjectPrincipal, name: '样例甲', mobile: null }]);
});

test('what the conflict quotes is readable and shows no private number', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const conflicts: readonly (readonly [CaseEdit['field'], CaseEdit['value'], string, string])[] = [
    ['filingCase.filingType', 'change', '备案类型', '变更'],
    ['subject.type', 5, '单位性质', '个人'],
    ['subject.district', '440305', '备案县区', '南山区'],
    ['subject.businessScope', '花'.repeat(100), '经营范围', `${'花'.repeat(60)}…`],
    ['miniProgram.preapprovals', [{ type: 24, code: null, validUntil: null }], '前置审批项', '以上都不涉及'],
    ['roles.appPrincipal.certificateNumber', '11010119900307001X', '小程序负责人证件号码', '110***********001X'],
    ['roles.appPrincipal.mobile', '13800000099', '小程序负责人手机号', '138****0099'],
    ['roles.appPrincipal.email', 'sample@example.com', '小程序负责人邮箱', 's***@example.com'],
    ['filingCase.note', '请打 13800000099', '案件备注', '请打 138****0099'],
  ];
  const { application } = await desk.client.cases.open({ caseNumber });
  const present: Record<string, CaseEdit['value']> = {
    'filingCase.filingType': application.filingCase.filingType,
    'subject.type': application.subject.type,
    'miniProgram.preapprovals': [],
  };
  let holder: number | null = null;
  for (const [field, value, label, current] of conflicts) {
    const edits: CaseEdit[] = [{ field, value, expected: present[field] ?? null, holder }];
    holder = (await desk.client.cases.edit({ caseNumber, edits })).application.roles.appPrincipal;
    const wanted = field === 'filingCase.filingType' ? 'added' : Array.isArray(value) ? [] : null;
    const late = desk.other.cases.edit({ caseNumber, edits: [{ field, value: wanted, expected: '旧', holder }] });
    await expect(late, field).rejects.toMatchObject({
      code: 'editConflict',
      data: { details: { field: label, current } },
    });
  }
});

test('a value its field cannot hold is refused by the field’s own name', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const send = (edit: CaseEdit) => desk.client.cases.edit({ caseNumber, edits: [edit] });
  await expect(send({ field: 'subject.name', value: '样'.repeat(201), expected: null })).rejects.toMatchObject({
    code: 'badInput',
    message: '填写的内容不符合要求：主办单位名称',
  });
  await expect(send({ field: 'filingCase.plannedOn', value: '2026-02-30', expected: null })).rejects.toMatchObject({
    code: 'badInput',
  });
  await expect(send({ field: 'filingCase.filingType', value: null, expected: 'first' })).rejects.toMatchObject({
    code: 'badInput',
  });
});

test('a subject’s change shows in all its cases, and how many those are is told', async () => {
  await using desk = await editingDesk();
  const one = await takeOnCase(desk.client);
  const { subjectId } = await desk.client.cases.open({ caseNumber: one });
  const two = await desk.client.cases.create({
    subject: { id: subjectId },
    miniProgram: { name: '样例第二个', appId: null },
    filingType: 'added',
    entrance: null,
    staff: null,
  });
  const opened = await desk.client.cases.edit({
    caseNumber: one,
    edits: [{ field: 'subject.address', value: '样例路 3 号', expected: null }],
  });
  expect(opened.otherCases.subject).toBe(1);
  expect((await desk.client.cases.open(two)).application.subject.address).toBe('样例路 3 号');
});

test('no case, no edit', async () => {
  await using desk = await editingDesk();
  const edits: CaseEdit[] = [{ field: 'subject.name', value: '样例', expected: null }];
  await expect(desk.client.cases.edit({ caseNumber: '2026-0001', edits })).rejects.toMatchObject({
    code: 'caseMissing',
  });
  await desk.client.vault.lock();
  await expect(desk.client.cases.edit({ caseNumber: '2026-0001', edits })).rejects.toMatchObject({
    code: 'vaultLocked',
  });
});
