import { expect, test } from 'vitest';
import { editingDesk, takeOnCase } from '#test/support/editingDesk.ts';

const reasons = [
  { keyName: '主办单位名称', error: '样例：与证件不一致', suggest: null },
  { keyName: '小程序备注', error: '样例：过于笼统', suggest: null },
];

/** A case whose SMS clock runs since nine in China and that was then rejected by mistake. */
async function rejectedCase() {
  const desk = await editingDesk();
  const { client } = desk;
  const caseNumber = await takeOnCase(client);
  const move = (from: 'findEntrance' | 'platformReview', to: 'platformReview' | 'smsVerification', at: string | null) =>
    client.progress.move({ caseNumber, from, to, at, note: '样例' });
  await move('findEntrance', 'platformReview', null);
  await move('platformReview', 'smsVerification', '2026-11-23T01:00:00.000Z');
  const before = await client.progress.history({ caseNumber });
  const { rejectionId } = await client.progress.reject({
    caseNumber,
    from: 'smsVerification',
    backTo: 'appInfo',
    at: null,
    reasons,
  });
  const undo = (id = rejectionId, by = client) => by.progress.undoRejection({ caseNumber, rejectionId: id });
  const history = () => client.progress.history({ caseNumber });
  const stage = async () => (await client.cases.open({ caseNumber })).application.filingCase.stage;
  const dispose = () => desk[Symbol.asyncDispose]();
  return { ...desk, caseNumber, before, rejectionId, undo, history, stage, [Symbol.asyncDispose]: dispose };
}

test('a rejection recorded by mistake is gone, the clock goes on as before, and the history says so', async () => {
  await using desk = await rejectedCase();
  expect(await desk.stage()).toBe('appInfo');
  // A remark moves nothing.
  await desk.client.progress.note({ caseNumber: desk.caseNumber, note: '样例备注' });
  const opened = await desk.undo();
  expect(opened.application.filingCase.stage).toBe('smsVerification');
  expect(opened.smsDueAt).toBe('2026-11-24T01:00:00.000Z');
  const { events, rejections, clocks } = await desk.history();
  expect(rejections).toEqual([]);
  expect(clocks).toEqual(desk.before.clocks);
  expect(events.filter(({ kind }) => kind !== 'noted').slice(-2)).toMatchObject([
    { kind: 'rejected', fromStage: 'smsVerification', toStage: 'appInfo' },
    { kind: 'stageChanged', fromStage: 'appInfo', toStage: 'smsVerification', note: '撤销：这次驳回记错了' },
  ]);
  await expect(desk.undo()).rejects.toMatchObject({ code: 'recordMissing' });
});

test('only the rejection that brought the case where it stands is undone; earlier ones stay', async () => {
  await using desk = await rejectedCase();
  const { caseNumber, client, other } = desk;
  await client.progress.move({ caseNumber, from: 'appInfo', to: 'platformReview', at: null, note: null });
  const moved = await desk.history();
  await expect(desk.undo()).rejects.toMatchObject({
    code: 'editConflict',
    data: { details: { field: '当前阶段', current: '初审' } },
  });
  expect(await desk.history()).toEqual(moved);
  const second = await other.progress.reject({
    caseNumber,
    from: 'platformReview',
    backTo: 'subjectInfo',
    at: null,
    reasons,
  });
  await expect(desk.undo()).rejects.toMatchObject({ code: 'editConflict' });
  await desk.undo(second.rejectionId, other);
  expect(await desk.stage()).toBe('platformReview');
  expect((await desk.history()).rejections.map(({ id }) => id)).toEqual([desk.rejectionId]);
});

test('a rejection somebody answered stays until the answer is taken back', async () => {
  await using desk = await rejectedCase();
  const { caseNumber, other } = desk;
  const reasonId = (await desk.history()).rejections[0]?.reasons[1]?.id ?? 0;
  await other.progress.answer({ caseNumber, reasonId, answer: '样例：已改', expected: null });
  const answered = await desk.history();
  await expect(desk.undo()).rejects.toMatchObject({ code: 'rejectionAnswered' });
  expect(await desk.history()).toEqual(answered);
  await other.progress.answer({ caseNumber, reasonId, answer: null, expected: '样例：已改' });
  await desk.undo();
  expect((await desk.history()).rejections).toEqual([]);
});

test('a rejection of another case is none of this one', async () => {
  await using desk = await rejectedCase();
  const caseNumber = await takeOnCase(desk.client, '样例另一家');
  const undone = desk.client.progress.undoRejection({ caseNumber, rejectionId: desk.rejectionId });
  await expect(undone).rejects.toMatchObject({ code: 'recordMissing' });
  expect((await desk.history()).rejections).toHaveLength(1);
});

test('a case that was recorded as further on is put right, and one that is filed cannot be rejected', async () => {
  await using desk = await rejectedCase();
  const { client, caseNumber, undo } = desk;
  await undo();
  const rejection = { caseNumber, from: 'platformReview', backTo: 'appInfo', at: null, reasons } as const;
  const { rejectionId } = await client.progress.reject({ ...rejection, seen: 'smsVerification' });
  const { events } = await desk.history();
  expect(events.at(-2)).toMatchObject({
    fromStage: 'smsVerification',
    toStage: 'platformReview',
    note: '更正：其实停在这一步时被驳回',
  });
  await undo(rejectionId);
  expect(await desk.stage()).toBe('smsVerification');
  await client.progress.move({ caseNumber, from: 'smsVerification', to: 'done', at: null, note: '样例' });
  const before = await desk.history();
  await expect(client.progress.reject({ ...rejection, seen: 'done' })).rejects.toMatchObject({
    code: 'moveImpossible',
  });
  expect(await desk.history()).toEqual(before);
});

test('a rejection of a case nobody had moved on is recorded with the step to it, and undone with it', async () => {
  await using desk = await editingDesk();
  const { client, other } = desk;
  const caseNumber = await takeOnCase(client);
  const stage = async () => (await client.cases.open({ caseNumber })).application.filingCase.stage;
  const rejection = { caseNumber, from: 'platformReview', backTo: 'subjectInfo', at: null, reasons } as const;
  await expect(client.progress.reject(rejection)).rejects.toMatchObject({ code: 'editConflict' });
  const { rejectionId } = await client.progress.reject({ ...rejection, seen: 'findEntrance' });
  expect(await stage()).toBe('subjectInfo');
  const { events } = await client.progress.history({ caseNumber });
  expect(events.slice(-2)).toMatchObject([
    {
      kind: 'stageChanged',
      fromStage: 'findEntrance',
      toStage: 'platformReview',
      note: '补记：驳回以前没有登记到这一步',
    },
    { kind: 'rejected', fromStage: 'platformReview', toStage: 'subjectInfo' },
  ]);
  // Somebody who still sees it where it was is told.
  await expect(other.progress.reject({ ...rejection, seen: 'findEntrance' })).rejects.toMatchObject({
    code: 'editConflict',
    data: { details: { current: '填主体信息' } },
  });
  await client.progress.undoRejection({ caseNumber, rejectionId });
  expect(await stage()).toBe('findEntrance');
  expect((await client.progress.history({ caseNumber })).rejections).toEqual([]);
});
