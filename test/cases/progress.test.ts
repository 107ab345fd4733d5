import { expect, test } from 'vitest';
import { run, sql } from '#backend/vault/sql.ts';
import type { CaseMark } from '#shared/api/caseHistory.ts';
import { type Stage, stageSchema } from '#shared/filing/stage.ts';
import { deskStart, type EditingDesk, editingDesk, takeOnCase } from '#test/support/editingDesk.ts';

async function deskWithCase(stage: Stage = 'findEntrance') {
  const desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  const way = stageSchema.options.slice(0, stageSchema.options.indexOf(stage) + 1);
  for (const [index, to] of way.entries())
    if (index > 0) await move(desk, caseNumber, way[index - 1] ?? 'findEntrance', to);
  return { ...desk, caseNumber, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

function move(
  { client }: Pick<EditingDesk, 'client'>,
  caseNumber: string,
  from: Stage,
  to: Stage,
  said: { readonly at?: string; readonly note?: string } = {},
) {
  return client.progress.move({ caseNumber, from, to, at: said.at ?? null, note: said.note ?? null });
}

const reasons = [
  { keyName: '主办单位名称', error: '与证件不一致', suggest: '请按营业执照填写' },
  { keyName: '小程序备注', error: '过于笼统', suggest: null },
];

test('a case goes on as the machine allows, and the timeline reads oldest first', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber } = desk;
  const opened = await move(desk, caseNumber, 'platformReview', 'smsVerification', {
    at: '2026-11-22T02:30:00Z',
    note: '短信昨天到的',
  });
  expect(opened.application.filingCase.stage).toBe('smsVerification');
  await move(desk, caseNumber, 'smsVerification', 'subjectInfo', { note: '平台退回重填' });
  const { events, rejections } = await desk.client.progress.note({ caseNumber, note: ' 客户在出差 ' });
  expect(events[0]).toMatchObject({
    kind: 'stageChanged',
    at: '2026-11-22T02:30:00.000Z',
    fromStage: 'platformReview',
    toStage: 'smsVerification',
    note: '短信昨天到的',
  });
  expect(events.slice(-2)).toMatchObject([
    { kind: 'stageChanged', fromStage: 'smsVerification', toStage: 'subjectInfo', note: '平台退回重填' },
    { kind: 'noted', fromStage: null, toStage: null, note: '客户在出差' },
  ]);
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());
  expect(rejections).toEqual([]);
});

test('a step that cannot be is refused with what to do instead', async () => {
  await using desk = await deskWithCase();
  const { caseNumber } = desk;
  for (const to of ['smsVerification', 'bureauReview', 'done'] as const)
    await expect(move(desk, caseNumber, 'findEntrance', to, { note: '样例' })).rejects.toMatchObject({
      code: 'moveImpossible',
      message: expect.stringContaining('这单还没有提交过'),
      data: { remedy: '请先推进到“初审”，填好提交的时间，再记后面的步骤。' },
    });
  expect((await desk.client.progress.history({ caseNumber })).events).toHaveLength(1);
});

test('an unusual step needs a reason in words', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber } = desk;
  await expect(move(desk, caseNumber, 'platformReview', 'bureauReview')).rejects.toMatchObject({
    code: 'reasonNeeded',
    message: '从“初审”到“通管局审核”不是通常的顺序，需要写明原因。',
  });
  const note = '平台没有要求短信核验';
  const opened = await move(desk, caseNumber, 'platformReview', 'bureauReview', { note });
  expect(opened.application.filingCase.stage).toBe('bureauReview');
});

test('what was moved by mistake comes back without a reason, and its clock goes on as before', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber, client } = desk;
  await move(desk, caseNumber, 'platformReview', 'smsVerification', { at: '2026-11-23T01:00:00Z' });
  const due = async () => (await client.board.get({ mostPerKind: 10 })).sections[0]?.items[0]?.dueAt;
  expect(await due()).toBe('2026-11-24T01:00:00.000Z');
  await move(desk, caseNumber, 'smsVerification', 'bureauReview');
  expect(await due()).toBeUndefined();
  await move(desk, caseNumber, 'bureauReview', 'smsVerification');
  expect(await due()).toBe('2026-11-24T01:00:00.000Z');
  // Undone twice is done again; the history keeps every step.
  await move(desk, caseNumber, 'smsVerification', 'bureauReview');
  await move(desk, caseNumber, 'bureauReview', 'smsVerification');
  expect(await due()).toBe('2026-11-24T01:00:00.000Z');
});

test('a rejection is not undone by a move: the next step is submitting again', async () => {
  await using desk = await deskWithCase('smsVerification');
  const { caseNumber, client } = desk;
  await client.progress.reject({ caseNumber, from: 'smsVerification', backTo: 'appInfo', at: null, reasons });
  await expect(move(desk, caseNumber, 'appInfo', 'smsVerification')).rejects.toMatchObject({ code: 'moveImpossible' });
  await move(desk, caseNumber, 'appInfo', 'platformReview');
});

test('two windows that move the same case: one is told where it is now', async () => {
  await using desk = await deskWithCase();
  const { caseNumber } = desk;
  await move(desk, caseNumber, 'findEntrance', 'subjectInfo');
  const late = move({ client: desk.other }, caseNumber, 'findEntrance', 'appInfo');
  await expect(late).rejects.toMatchObject({
    code: 'editConflict',
    data: { details: { field: '当前阶段', current: '填主体信息' } },
  });
  const reject = { caseNumber, from: 'bureauReview', backTo: 'appInfo', at: null, reasons } as const;
  await expect(desk.other.progress.reject(reject)).rejects.toMatchObject({ code: 'editConflict' });
  const { events, rejections } = await desk.client.progress.history({ caseNumber });
  expect(events.map(({ kind }) => kind)).toEqual(['created', 'stageChanged']);
  expect(rejections).toEqual([]);
});

test('the same stage again and a moment to come are refused', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber, client } = desk;
  const before = await client.progress.history({ caseNumber });
  await expect(move(desk, caseNumber, 'platformReview', 'platformReview')).rejects.toMatchObject({
    code: 'moveImpossible',
    message: '案件不能从“初审”直接到“初审”：案件已经在这个阶段。',
  });
  const at = new Date(Date.parse(deskStart) + 3_600_000).toISOString();
  const tooEarly = { code: 'badInput', message: '填写的内容不符合要求：发生的时间晚于现在' };
  await expect(move(desk, caseNumber, 'platformReview', 'smsVerification', { at })).rejects.toMatchObject(tooEarly);
  const reject = { caseNumber, from: 'platformReview', backTo: 'appInfo', at, reasons } as const;
  await expect(client.progress.reject(reject)).rejects.toMatchObject(tooEarly);
  expect(await client.progress.history({ caseNumber })).toEqual(before);
});

test('a moment more than ten years ago is a slip of the pen and refused everywhere', async () => {
  await using desk = await deskWithCase('platformReview');
  const { caseNumber, client } = desk;
  const before = await client.progress.history({ caseNumber });
  const slip = {
    code: 'badInput',
    message: '填写的内容不符合要求：发生的时间早于十年前，年份可能写错了',
  };
  for (const at of ['0001-01-01T00:00:00Z', '2016-11-23T04:00:00.000Z']) {
    await expect(move(desk, caseNumber, 'platformReview', 'smsVerification', { at })).rejects.toMatchObject(slip);
    const reject = { caseNumber, from: 'platformReview', backTo: 'appInfo', at, reasons } as const;
    await expect(client.progress.reject(reject)).rejects.toMatchObject(slip);
    const mark = { caseNumber, kind: 'faceStarted', on: true, at } as const;
    await expect(client.progress.mark(mark)).rejects.toMatchObject(slip);
  }
  expect(await client.progress.history({ caseNumber })).toEqual(before);
  await move(desk, caseNumber, 'platformReview', 'smsVerification', { at: '2016-11-23T04:10:00.000Z' });
});

test('what is ticked off belongs to its stages; taking a tick back is possible in every one', async () => {
  await using desk = await deskWithCase('findEntrance');
  const { caseNumber, client } = desk;
  const mark = (kind: CaseMark['kind'], on: boolean) => client.progress.mark({ caseNumber, kind, on, at: null });
  const early = { code: 'badInput', message: '填写的内容不符合要求：案件现在在“找备案入口”，还不能记这一项' };
  await expect(mark('numberShown', true)).rejects.toMatchObject(early);
  await expect(mark('faceStarted', true)).rejects.toMatchObject(early);
  expect((await client.progress.history({ caseNumber })).marks).toEqual([]);
  await move(desk, caseNumber, 'findEntrance', 'subjectInfo');
  await mark('faceStarted', true);
  await move(desk, caseNumber, 'subjectInfo', 'platformReview', { note: '样例' });
  await expect(mark('facePassed', true)).rejects.toMatchObject({
    message: '填写的内容不符合要求：案件现在在“初审”，已经不用记这一项',
  });
  expect((await mark('faceStarted', false)).marks).toEqual([]);
  await move(desk, caseNumber, 'platformReview', 'done', { note: '样例' });
  expect((await mark('numberShown', true)).marks).toMatchObject([{ kind: 'numberShown' }]);
});

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

test('a face check runs from its start until it is passed, and a new one begins anew', async () => {
  await using desk = await deskWithCase('appInfo');
  const { caseNumber, client } = desk;
  const mark = (kind: CaseMark['kind'], on: boolean, at: string | null = null) =>
    client.progress.mark({ caseNumber, kind, on, at });
  expect((await client.progress.history({ caseNumber })).clocks).toEqual([]);
  const started = await mark('faceStarted', true, '2026-11-23T02:00:00.000Z');
  expect(started.clocks).toMatchObject([{ kind: 'faceClock', dueAt: '2026-11-24T02:00:00.000Z', overdue: false }]);
  const section = async () =>
    (await client.board.get({ mostPerKind: 5 })).sections.find(({ kind }) => kind === 'faceClock')?.count;
  expect(await section()).toBe(1);
  expect((await mark('facePassed', true)).clocks).toEqual([]);
  expect(await section()).toBe(0);
  expect((await mark('faceStarted', true, '2026-11-23T03:00:00.000Z')).marks).toEqual([
    { kind: 'faceStarted', at: '2026-11-23T03:00:00.000Z' },
  ]);
  expect(await section()).toBe(1);
  expect((await mark('faceStarted', false)).marks).toEqual([]);
  const later = new Date(Date.parse(deskStart) + 3_600_000).toISOString();
  await expect(mark('faceStarted', true, later)).rejects.toMatchObject({ code: 'badInput' });
});

test('a case tells who gets the message and what the platform shows', async () => {
  await using desk = await deskWithCase('smsVerification');
  const { caseNumber, client } = desk;
  const history = await client.progress.history({ caseNumber });
  expect(history.smsTo).toBe('主体负责人');
  expect(history.smsNote).toContain('应急手机号收不到');
  expect(history.officialNames).toContain('管局审核中，短信等待核验中');
  expect(history.clocks).toMatchObject([{ kind: 'smsClock', overdue: false }]);
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
