import { expect, test } from 'vitest';
import { run, sql } from '#backend/vault/sql.ts';
import { deskWithCase, move } from '#test/support/caseAtStage.ts';
import { takeOnCase } from '#test/support/editingDesk.ts';

const reasons = [
  { keyName: '主办单位名称', error: '与证件不一致', suggest: '请按营业执照填写' },
  { keyName: '小程序备注', error: '过于笼统', suggest: null },
];

test('a rejection sends the case back with its reasons, which are answered one by one', async () => {
  await using desk = await deskWithCase('bureauReview');
  const { caseNumber, client } = desk;
  const at = '2026-11-23T03:00:00.000Z';
  const { opened } = await client.progress.reject({
    caseNumber,
    from: 'bureauReview',
    backTo: 'subjectInfo',
    at,
    reasons,
  });
  expect(opened.application.filingCase.stage).toBe('subjectInfo');
  const { events, rejections } = await client.progress.history({ caseNumber });
  expect(events.find(({ kind }) => kind === 'rejected')).toMatchObject({
    at,
    fromStage: 'bureauReview',
    toStage: 'subjectInfo',
  });
  const unanswered = { answer: null, answeredAt: null };
  expect(rejections).toMatchObject([
    { stage: 'bureauReview', at, reasons: reasons.map((reason) => ({ ...reason, ...unanswered })) },
  ]);

  const [, second] = rejections[0]?.reasons ?? [];
  const reasonId = second?.id ?? 0;
  const answer = (text: string | null, expected: string | null) =>
    client.progress.answer({ caseNumber, reasonId, answer: text, expected });
  expect((await answer('备注已改写', null)).rejections[0]?.reasons).toMatchObject([
    unanswered,
    { answer: '备注已改写', answeredAt: expect.stringMatching(/^2026-11-23T04:/) },
  ]);
  expect((await answer(null, '备注已改写')).rejections[0]?.reasons).toMatchObject([unanswered, unanswered]);
});

test('two windows that answer the same reason: one is told what is there now, and nothing is overwritten', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber, client, other } = desk;
  await client.progress.reject({ caseNumber, from: 'platformReview', backTo: 'appInfo', at: null, reasons });
  const stored = async () => (await client.progress.history({ caseNumber })).rejections[0]?.reasons[0];
  const reasonId = (await stored())?.id ?? 0;
  const answer = (answered: string | null, expected: string | null) =>
    other.progress.answer({ caseNumber, reasonId, answer: answered, expected });
  await client.progress.answer({ caseNumber, reasonId, answer: '名称已改', expected: null });
  const conflict = { code: 'editConflict', data: { details: { field: '主办单位名称', current: '名称已改' } } };
  await expect(answer('证件已换', null)).rejects.toMatchObject(conflict);
  await expect(answer(null, '证件已换')).rejects.toMatchObject(conflict);
  const kept = await stored();
  expect(kept?.answer).toBe('名称已改');
  // The same answer again is no conflict, and still given at the moment it was given first.
  await answer('名称已改', null);
  expect(await stored()).toEqual(kept);
  await answer(null, '名称已改');
  await expect(answer('证件已换', '名称已改')).rejects.toMatchObject({
    code: 'editConflict',
    data: { details: { current: '未填写' } },
  });
  await answer('证件已换', null);
  expect((await stored())?.answer).toBe('证件已换');
});

test('a rejection whose reasons cannot be kept leaves the case where it was', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber, client } = desk;
  const before = await client.progress.history({ caseNumber });
  const { db } = desk.desk.vault();
  run(db, sql`CREATE TRIGGER refused BEFORE INSERT ON rejection_reasons BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  const reject = { caseNumber, from: 'platformReview', backTo: 'appInfo', at: null, reasons } as const;
  await expect(client.progress.reject(reject)).rejects.toMatchObject({ code: 'internal' });
  expect(await client.progress.history({ caseNumber })).toEqual(before);
  expect((await client.cases.open({ caseNumber })).application.filingCase.stage).toBe('platformReview');
});

test('rejections are kept for ever, the newest first', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber, client } = desk;
  const reject = (at: string, error: string) =>
    client.progress.reject({
      caseNumber,
      from: 'platformReview',
      backTo: 'appInfo',
      at,
      reasons: [{ keyName: '小程序备注', error, suggest: null }],
    });
  await reject('2026-11-20T01:00:00Z', '第一次');
  await move(desk, caseNumber, 'appInfo', 'platformReview');
  await reject('2026-11-23T01:00:00Z', '第二次');
  const { rejections } = await client.progress.history({ caseNumber });
  expect(rejections.map(({ reasons: [reason] }) => reason?.error)).toEqual(['第二次', '第一次']);
});

test('a reason of another case cannot be answered', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber, client } = desk;
  await client.progress.reject({ caseNumber, from: 'platformReview', backTo: 'appInfo', at: null, reasons });
  const { rejections } = await client.progress.history({ caseNumber });
  const reasonId = rejections[0]?.reasons[0]?.id ?? 0;
  const other = await takeOnCase(client, '样例另一家');
  await expect(
    client.progress.answer({ caseNumber: other, reasonId, answer: '样例', expected: null }),
  ).rejects.toMatchObject({
    code: 'recordMissing',
  });
  await expect(client.progress.history({ caseNumber: '2026-9999' })).rejects.toMatchObject({ code: 'caseMissing' });
  expect((await client.progress.history({ caseNumber })).rejections).toEqual(rejections);
});

test('a note and an answer count as changes of the case', async () => {
  await using desk = await deskWithCase();
  const { caseNumber, client } = desk;
  const updatedAt = async () => (await client.cases.list())[0]?.updatedAt ?? '';
  const before = await updatedAt();
  await client.progress.note({ caseNumber, note: '样例备注' });
  expect((await updatedAt()) > before).toBe(true);
});

test('a rejection stands on the board until each of its reasons is answered', async () => {
  await using desk = await deskWithCase('smsVerification');
  const { caseNumber, client } = desk;
  const rejected = async () =>
    (await client.board.get({ mostPerKind: 5 })).sections.find(({ kind }) => kind === 'rejected');
  expect(await rejected()).toMatchObject({ count: 0, items: [] });
  await client.progress.reject({ caseNumber, from: 'smsVerification', backTo: 'appInfo', at: null, reasons });
  expect(await rejected()).toMatchObject({
    count: 1,
    items: [{ caseNumber, place: { tab: 'progress', where: null } }],
  });
  const said = async () => (await rejected())?.items[0]?.message;
  expect(await said()).toMatch(/^11 月 23 日在短信核验被驳回，还有 2 条原因没有处理，第一条是“主办单位名称”；/u);
  const [first, second] = (await client.progress.history({ caseNumber })).rejections[0]?.reasons ?? [];
  const answer = (reasonId: number, text: string | null, expected: string | null) =>
    client.progress.answer({ caseNumber, reasonId, answer: text, expected });
  await answer(first?.id ?? 0, '已按执照改好', null);
  expect(await said()).toContain('还有 1 条原因没有处理，是“小程序备注”');
  await answer(second?.id ?? 0, '已改写', null);
  expect(await rejected()).toMatchObject({ count: 0, items: [] });
  await answer(second?.id ?? 0, null, '已改写');
  expect(await said()).toContain('是“小程序备注”');
  await answer(first?.id ?? 0, null, '已按执照改好');
  const [rejection] = (await client.progress.history({ caseNumber })).rejections;
  await client.progress.undoRejection({ caseNumber, rejectionId: rejection?.id ?? 0 });
  expect(await rejected()).toMatchObject({ count: 0, items: [] });
});

test('the correction of a rejection is reckoned until the case is handed in again, not after it is withdrawn', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber, client } = desk;
  const fixing = async () => {
    const { clocks } = await client.progress.history({ caseNumber });
    return clocks.filter(({ kind }) => kind === 'fixClock').map(({ dueAt }) => dueAt);
  };
  expect(await fixing()).toEqual([]);
  const at = '2026-11-23T03:00:00.000Z';
  await client.progress.reject({ caseNumber, from: 'platformReview', backTo: 'subjectInfo', at, reasons });
  expect(await fixing()).toEqual(['2026-12-07T15:59:59.999Z']);
  await client.progress.move({ caseNumber, from: 'subjectInfo', to: 'appInfo', at: null, note: null });
  expect(await fixing()).toEqual(['2026-12-07T15:59:59.999Z']);
  await client.progress.move({ caseNumber, from: 'appInfo', to: 'platformReview', at: null, note: null });
  expect(await fixing()).toEqual([]);
  await client.progress.move({ caseNumber, from: 'platformReview', to: 'appInfo', at: null, note: '样例：撤回' });
  expect(await fixing()).toEqual([]);
});
