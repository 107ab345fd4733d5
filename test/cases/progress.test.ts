import { expect, test } from 'vitest';
import type { CaseMark } from '#shared/api/caseHistory.ts';
import { deskWithCase, move } from '#test/support/caseAtStage.ts';
import { deskStart } from '#test/support/editingDesk.ts';

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

test('a face check that failed has no clock until it is started anew; the fee and the reuse have theirs', async () => {
  await using desk = await deskWithCase('appInfo');
  const { caseNumber, client } = desk;
  const mark = (kind: CaseMark['kind'], on: boolean) => client.progress.mark({ caseNumber, kind, on, at: null });
  const kinds = ({ clocks, marks }: Awaited<ReturnType<typeof mark>>) => [
    clocks.map(({ kind }) => kind),
    marks.map(({ kind }) => kind),
  ];
  expect(kinds(await mark('faceStarted', true))).toEqual([['faceClock'], ['faceStarted']]);
  expect(kinds(await mark('faceFailed', true))).toEqual([[], ['faceFailed', 'faceStarted']]);
  expect(kinds(await mark('faceStarted', true))).toEqual([['faceClock'], ['faceStarted']]);
  expect(kinds(await mark('facePassed', true))).toEqual([[], ['facePassed', 'faceStarted']]);
  expect((await mark('feeAsked', true)).clocks.map(({ kind }) => kind)).toEqual(['feeClock']);
  expect((await mark('feePaid', true)).clocks).toEqual([]);
  await mark('reuseAsked', true);
  expect((await mark('reuseTried', true)).clocks.map(({ kind }) => kind)).toEqual(['reuseClock']);
  const { marks, officialWords } = await mark('reuseAsked', false);
  expect(marks.map(({ kind }) => kind)).toEqual(['facePassed', 'faceStarted', 'feeAsked', 'feePaid']);
  expect(officialWords.map(({ about }) => about)).toEqual(['管理员刷脸', '提交时报的编号']);
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
