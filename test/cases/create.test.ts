import { expect, test } from 'vitest';
import { expectOne, sql } from '#backend/vault/sql.ts';
import { emptyMiniProgram } from '#shared/filing/miniProgram.ts';
import { emptySubject } from '#shared/filing/subject.ts';
import { type EditingDesk, editingDesk, takeOnCase } from '#test/support/editingDesk.ts';

const filing = { filingType: 'added', entrance: 'listedApp', staff: '样例经办' } as const;

function countRows({ desk }: EditingDesk) {
  return expectOne(
    desk.vault().db,
    sql`SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM subjects) AS subjects,
      (SELECT count(*) FROM mini_programs) AS miniPrograms, (SELECT count(*) FROM case_events) AS events`,
  );
}

test('a case of a new subject begins with what is known', async () => {
  await using desk = await editingDesk();
  const { caseNumber } = await desk.client.cases.create({
    subject: { name: ' 样例花艺有限公司 ', type: 4 },
    miniProgram: { name: '样例花店', appId: null },
    ...filing,
  });
  expect(caseNumber).toBe('2026-0001');
  expect((await desk.client.cases.open({ caseNumber })).application).toEqual({
    filingCase: { number: caseNumber, ...filing, stage: 'findEntrance', plannedOn: null, note: null },
    subject: { ...emptySubject, name: '样例花艺有限公司', type: 4 },
    miniProgram: { ...emptyMiniProgram, name: '样例花店' },
    persons: [],
    roles: { legalRepresentative: null, subjectPrincipal: null, appPrincipal: null },
  });
});

test('a known subject brings its people, a known mini program its own', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const edited = await desk.client.cases.edit({
    caseNumber,
    edits: [
      { field: 'roles.legalRepresentative.name', value: '样例甲', expected: null, holder: null },
      { field: 'roles.appPrincipal.name', value: '样例乙', expected: null, holder: null },
    ],
  });
  const { subjectId, miniProgramId, application } = edited;
  const again = await desk.client.cases.create({
    subject: { id: subjectId },
    miniProgram: { id: miniProgramId },
    ...filing,
  });
  const opened = await desk.client.cases.open(again);
  expect(opened).toMatchObject({ subjectId, miniProgramId, application: { roles: application.roles } });
  expect(countRows(desk)).toEqual({ cases: 2, subjects: 1, miniPrograms: 1, events: 2 });
});

test.each([
  ['a subject that is not known', { subject: { id: 99 }, miniProgram: { name: '样例', appId: null } }, '主体'],
  ['a mini program that is not known', { subject: { id: 1 }, miniProgram: { id: 99 } }, '小程序'],
  ['a mini program of another subject', { subject: { id: 1 }, miniProgram: { id: 2 } }, '小程序'],
  ['a known mini program of a new subject', { subject: { name: '样例', type: 4 }, miniProgram: { id: 1 } }, '小程序'],
])('%s is refused and nothing is stored', async (_, parts, what) => {
  await using desk = await editingDesk();
  await takeOnCase(desk.client, '样例第一家');
  await takeOnCase(desk.client, '样例第二家');
  const before = countRows(desk);
  await expect(desk.client.cases.create({ ...parts, ...filing })).rejects.toMatchObject({
    code: 'recordMissing',
    data: { details: { what } },
  });
  expect(countRows(desk)).toEqual(before);
});
