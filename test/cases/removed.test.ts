import { expect, test } from 'vitest';
import type { CaseQuery } from '#shared/api/cases.ts';
import { cleanApplication } from '#test/support/application.ts';
import { caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { everyCase } from '#test/support/everyCase.ts';
import { onePool } from '#test/support/onePool.ts';

onePool();

/** Two cases of two clients who share a phone, so that each is told of the other. */
async function sharingOffice() {
  const office = await caseDesk();
  const stranger = cleanApplication({ subject: { name: '深圳样例茶艺有限公司' }, miniProgram: { name: '样例茶艺馆' } });
  const other = keepCase(office.desk, stranger);
  const { cases } = office.client;
  const find = (query: Partial<CaseQuery>) => cases.find({ ...everyCase, ...query });
  return { ...office, other, find, [Symbol.asyncDispose]: () => office[Symbol.asyncDispose]() };
}

test('a removed case is found in the 回收站 alone, and comes back with everyCase it had', async () => {
  await using office = await sharingOffice();
  const { client, caseNumber, other, find } = office;
  const before = await client.cases.open({ caseNumber });
  expect(before.findings.some(({ rule }) => rule.startsWith('register.'))).toBe(true);
  expect((await client.board.get({ mostPerKind: 10 })).totalCases).toBe(2);

  expect(await client.cases.setRemoved({ numbers: [other], removed: true })).toEqual({ changed: [other] });
  expect(await client.cases.setRemoved({ numbers: [other, caseNumber], removed: false })).toEqual({ changed: [other] });
  await client.cases.setRemoved({ numbers: [other], removed: true });

  expect(await find({})).toMatchObject({ numbers: [caseNumber], total: 1, removed: 1 });
  expect((await find({ text: '茶艺' })).numbers).toEqual([]);
  const inside = await find({ removed: true, text: '茶艺' });
  expect(inside.numbers).toEqual([other]);
  expect(inside.rows).toMatchObject([{ number: other, removed: true, findings: null, nextDate: null }]);
  expect(inside.stageCounts.findEntrance).toBe(1);
  const board = await client.board.get({ mostPerKind: 10 });
  expect(board.totalCases).toBe(1);
  expect(board.sections.flatMap(({ items }) => items).map((item) => item.caseNumber)).not.toContain(other);
  expect((await client.cases.list()).map(({ number }) => number)).toEqual([caseNumber]);
  const alone = await client.cases.open({ caseNumber });
  expect(alone.findings.filter(({ rule }) => rule.startsWith('register.'))).toEqual([]);
  expect(alone.otherCases.subject).toBe(0);

  await client.cases.setRemoved({ numbers: [other], removed: false });
  expect(await find({})).toMatchObject({ numbers: [other, caseNumber], total: 2, removed: 0 });
  expect((await client.cases.open({ caseNumber })).findings).toEqual(before.findings);
});

test('nobody works on a removed case by mistake', async () => {
  await using office = await sharingOffice();
  const { client, caseNumber } = office;
  await client.cases.setRemoved({ numbers: [caseNumber], removed: true });
  const refused = { code: 'caseRemoved' };
  await expect(client.cases.open({ caseNumber })).rejects.toMatchObject(refused);
  const edits = [{ field: 'filingCase.staff' as const, value: '样例甲', expected: null }];
  await expect(client.cases.edit({ caseNumber, edits })).rejects.toMatchObject(refused);
  await expect(client.progress.note({ caseNumber, note: '样例' })).rejects.toMatchObject(refused);
  await expect(client.cases.heldByMany({ field: 'staff', numbers: [caseNumber] })).rejects.toMatchObject(refused);
  const changes = [{ number: caseNumber, expected: null, value: '样例甲' }];
  await expect(client.cases.changeMany({ field: 'staff', changes })).rejects.toMatchObject(refused);
  await expect(client.exchange.caseSheet({ cases: [caseNumber] })).rejects.toMatchObject(refused);
});

test('a number nobody has changes nothing', async () => {
  await using office = await sharingOffice();
  const { client, caseNumber, find } = office;
  const asked = client.cases.setRemoved({ numbers: [caseNumber, '2026-9999'], removed: true });
  await expect(asked).rejects.toMatchObject({ code: 'caseMissing' });
  expect((await find({})).removed).toBe(0);
});

test('what was removed stays removed, and unjudged, when the vault is opened again', async () => {
  await using office = await sharingOffice();
  const { client, desk, caseNumber, other } = office;
  await client.cases.setRemoved({ numbers: [other], removed: true });
  desk.caseIndex().close();
  const { openCaseIndex } = await import('#backend/cases/caseIndex.ts');
  const { rulesOfToday } = await import('#backend/cases/openCase.ts');
  const index = openCaseIndex({ db: desk.vault().db, rules: () => rulesOfToday(desk) });
  const table = await index.judgeAll();
  expect(table.entries.map(({ number }) => number)).toEqual([caseNumber]);
  expect(table.removed.map(({ number, findings }) => [number, findings])).toEqual([[other, null]]);
  expect(table.unjudged).toBe(0);
  index.close();
});
