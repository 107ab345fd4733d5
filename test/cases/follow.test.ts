import { expect, test } from 'vitest';
import { findCaseByNumber, moveCase } from '#backend/vault/store/cases.ts';
import { attachScan } from '#backend/vault/store/materials.ts';
import { insertScan } from '#backend/vault/store/scans.ts';
import { type Stage, stageSchema } from '#shared/filing/stage.ts';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';
import { keepCase } from '#test/support/caseDesk.ts';
import { editingDesk } from '#test/support/editingDesk.ts';
import { specimenFacts } from '#test/support/specimenRows.ts';

const number = '粤ICP备12345678号-1X';

/** A desk with a case at a stage, holding an ID card, a licence and a letter. */
async function filedDesk(stage: Stage = 'done') {
  const desk = await editingDesk();
  const caseNumber = keepCase(desk.desk, cleanApplication({ miniProgram: { recordNumber: number } }));
  const { db } = desk.desk.vault();
  const caseId = findCaseByNumber(db, caseNumber)?.id ?? 0;
  const now = desk.desk.now();
  for (const [index, slot] of (['subjectCertificate', 'appPrincipalFront', 'appPrincipalLetter'] as const).entries()) {
    const facts = { ...specimenFacts, sha256: String(index).repeat(64) };
    const fileId = String(index).repeat(32);
    const scanId = insertScan(db, { fileId, origin: null, facts, receivedAt: now.toISOString() });
    attachScan(db, { caseId, slot, scanId, now });
  }
  const way = stageSchema.options.slice(1, stageSchema.options.indexOf(stage) + 1);
  for (const toStage of way)
    moveCase(db, caseId, { kind: 'stageChanged', toStage, at: now.toISOString(), note: null, now });
  return { ...desk, caseNumber, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

test('a change starts with the data and the lasting papers of what it changes, and both cases know of each other', async () => {
  await using desk = await filedDesk();
  const { client, caseNumber } = desk;
  const old = await client.cases.open({ caseNumber });
  const made = await client.cases.follow({ caseNumber, filingType: 'change' });
  const opened = await client.cases.open(made);
  expect(opened.application.filingCase).toMatchObject({
    filingType: 'change',
    stage: 'findEntrance',
    entrance: 'listedApp',
  });
  expect(opened.application.subject).toEqual(old.application.subject);
  expect(opened.application.miniProgram).toEqual(old.application.miniProgram);
  expect(opened.application.roles).toEqual(old.application.roles);
  expect(opened.materials.map(({ slot }) => slot).toSorted()).toEqual(['appPrincipalFront', 'subjectCertificate']);
  expect(opened.links).toMatchObject({ follows: { number: caseNumber, stage: 'done' }, followedBy: [] });
  expect((await client.cases.open({ caseNumber })).links).toEqual({
    cancelled: false,
    follows: null,
    followedBy: [{ number: made.caseNumber, filingType: 'change', stage: 'findEntrance' }],
  });

  await expect(client.cases.follow({ caseNumber, filingType: 'change' })).rejects.toMatchObject({
    code: 'followUnderWay',
    message: `已经有一单变更正在办理（案件 ${made.caseNumber}）。`,
  });
  // A cancellation beside it is another matter.
  const cancelling = await client.cases.follow({ caseNumber, filingType: 'cancel' });
  const cancelled = await client.cases.open(cancelling);
  expect(cancelled.application.filingCase.filingType).toBe('cancel');
  expect(cancelled.materials).toEqual([]);
});

test('only what is filed can be changed, and nothing after its cancellation', async () => {
  await using desk = await filedDesk('bureauReview');
  const { client, caseNumber } = desk;
  const follow = (filingType: 'change' | 'cancel') => client.cases.follow({ caseNumber, filingType });
  await expect(follow('change')).rejects.toMatchObject({ code: 'followImpossible' });
  await client.progress.move({ caseNumber, from: 'bureauReview', to: 'done', at: null, note: null });
  const made = await follow('cancel');
  const { caseNumber: cancelling } = made;
  for (const [from, to] of [
    ['findEntrance', 'platformReview'],
    ['platformReview', 'bureauReview'],
    ['bureauReview', 'done'],
  ] as const)
    await client.progress.move({ caseNumber: cancelling, from, to, at: null, note: null });
  await expect(client.cases.follow({ caseNumber: cancelling, filingType: 'change' })).rejects.toMatchObject({
    code: 'followImpossible',
  });
  for (const filingType of ['change', 'cancel'] as const)
    await expect(follow(filingType)).rejects.toMatchObject({ code: 'followImpossible' });
  expect((await client.cases.open({ caseNumber })).links).toMatchObject({ cancelled: true });
});

test('once it is cancelled nothing of a filing is due, and it counts no more against the quota', async () => {
  await using desk = await editingDesk();
  const { client } = desk;
  const { db } = desk.desk.vault();
  const now = desk.desk.now();
  const done = (caseNumber: string) => {
    const caseId = findCaseByNumber(db, caseNumber)?.id ?? 0;
    for (const toStage of stageSchema.options.slice(1))
      moveCase(db, caseId, { kind: 'stageChanged', toStage, at: now.toISOString(), note: null, now });
  };
  const six = Array.from({ length: 6 }, (_, index) =>
    keepCase(
      desk.desk,
      cleanPersonalApplication({
        miniProgram: { name: `样例花店${index}`, appId: `wx012345678901234${index}`, recordNumber: null },
        persons: { 0: { certificateValidUntil: '2027-01-10' } },
      }),
    ),
  );
  const [first = '', second = ''] = six;
  done(first);
  const lines = async () =>
    (await client.board.get({ mostPerKind: 50 })).sections.flatMap(({ items }) =>
      items.filter(({ caseNumber }) => caseNumber === first),
    );
  const quota = async () =>
    (await client.cases.open({ caseNumber: second })).findings.filter(({ rule }) => rule === 'register.quota');
  expect(await lines()).not.toEqual([]);
  const before = await quota();
  const { caseNumber: cancelling } = await client.cases.follow({ caseNumber: first, filingType: 'cancel' });
  done(cancelling);
  expect(await lines()).toEqual([]);
  expect((await quota()).length).toBe(Math.max(0, before.length - 1));
});

test('what is filed asks to see its number until that is ticked off', async () => {
  await using desk = await filedDesk();
  const { client, caseNumber } = desk;
  const display = async () =>
    (await client.board.get({ mostPerKind: 5 })).sections.find(({ kind }) => kind === 'display')?.items ?? [];
  expect(await display()).toMatchObject([{ caseNumber, message: expect.stringContaining(number) }]);
  await client.progress.mark({ caseNumber, kind: 'numberShown', on: true, at: null });
  expect(await display()).toEqual([]);
  await client.progress.mark({ caseNumber, kind: 'numberShown', on: false, at: null });
  const expected = number;
  const edits = [{ field: 'miniProgram.recordNumber', value: null, expected } as const];
  await client.cases.edit({ caseNumber, edits });
  expect(await display()).toMatchObject([{ message: '备案已完成，请到进度里填好备案号。' }]);
});
