import { expect, test } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import { type EditingDesk, editingDesk, takeOnCase } from '#test/support/editingDesk.ts';
import { changesBack, changesTo } from '../../renderer/cases/undoChange.ts';

const wanted = '样例乙';

async function twoCases({ client }: EditingDesk): Promise<[one: string, two: string]> {
  const one = await takeOnCase(client, '样例第一家');
  const two = await takeOnCase(client, '样例第二家');
  await assign(client, one, '样例甲', null);
  return [one, two];
}

/** What somebody in another window does to one case. */
async function assign({ cases }: Client, caseNumber: string, value: string | null, expected: string | null) {
  await cases.edit({ caseNumber, edits: [{ field: 'filingCase.staff', value, expected }] });
}

async function staffOf({ cases }: Client, numbers: readonly string[]): Promise<(string | null)[]> {
  return (await cases.heldByMany({ field: 'staff', numbers: [...numbers] })).map(({ value }) => value);
}

test('one change to many cases tells what each held before, and can be taken back', async () => {
  await using desk = await editingDesk();
  const { cases } = desk.client;
  const [one, two] = await twoCases(desk);
  const held = await cases.heldByMany({ field: 'staff', numbers: [two, one] });
  expect(held).toEqual([
    { number: two, value: null },
    { number: one, value: '样例甲' },
  ]);
  const answer = await cases.changeMany({ field: 'staff', changes: changesTo(wanted, held) });
  expect(answer).toEqual({
    changed: [
      { number: two, before: null },
      { number: one, before: '样例甲' },
    ],
    skipped: [],
  });
  expect(await staffOf(desk.client, [one, two])).toEqual([wanted, wanted]);
  const undone = await cases.changeMany({ field: 'staff', changes: changesBack(wanted, answer.changed) });
  expect(undone.skipped).toEqual([]);
  expect(await staffOf(desk.client, [one, two])).toEqual(['样例甲', null]);
});

test('only the field that is changed changes', async () => {
  await using desk = await editingDesk();
  const [one] = await twoCases(desk);
  const changes = [{ number: one, expected: null, value: '2026-12-01' }];
  await desk.client.cases.changeMany({ field: 'plannedOn', changes });
  expect((await desk.client.cases.open({ caseNumber: one })).application.filingCase).toMatchObject({
    plannedOn: '2026-12-01',
    staff: '样例甲',
    stage: 'findEntrance',
  });
});

test('a case that somebody else changed meanwhile keeps what it holds; the others go through', async () => {
  await using desk = await editingDesk();
  const { cases } = desk.client;
  const [one, two] = await twoCases(desk);
  const held = await cases.heldByMany({ field: 'staff', numbers: [one, two] });
  await assign(desk.client, one, '样例丙', '样例甲');
  expect(await cases.changeMany({ field: 'staff', changes: changesTo(wanted, held) })).toEqual({
    changed: [{ number: two, before: null }],
    skipped: [{ number: one, current: '样例丙' }],
  });
  expect(await staffOf(desk.client, [one, two])).toEqual(['样例丙', wanted]);
});

test('undo leaves alone what was changed after the change it takes back', async () => {
  await using desk = await editingDesk();
  const { cases } = desk.client;
  const [one, two] = await twoCases(desk);
  const held = await cases.heldByMany({ field: 'staff', numbers: [one, two] });
  const { changed } = await cases.changeMany({ field: 'staff', changes: changesTo(wanted, held) });
  await assign(desk.client, two, '样例丁', wanted);
  const undone = await cases.changeMany({ field: 'staff', changes: changesBack(wanted, changed) });
  expect(undone.skipped).toEqual([{ number: two, current: '样例丁' }]);
  expect(await staffOf(desk.client, [one, two])).toEqual(['样例甲', '样例丁']);
});

test('a case that holds the value already is not written to, whatever was expected', async () => {
  await using desk = await editingDesk();
  const { cases } = desk.client;
  const [one] = await twoCases(desk);
  const updatedAt = async () => (await cases.list()).map((each) => each.updatedAt);
  const before = await updatedAt();
  const changes = [{ number: one, expected: null, value: '样例甲' }];
  expect(await cases.changeMany({ field: 'staff', changes })).toEqual({
    changed: [{ number: one, before: '样例甲' }],
    skipped: [],
  });
  expect(await updatedAt()).toEqual(before);
});

test('one unknown number among many changes nothing', async () => {
  await using desk = await editingDesk();
  const [one] = await twoCases(desk);
  const unknown = { code: 'caseMissing', data: { details: { number: '2026-9999' } } };
  const changes = [
    { number: one, expected: '样例甲', value: wanted },
    { number: '2026-9999', expected: null, value: wanted },
  ];
  await expect(desk.client.cases.changeMany({ field: 'staff', changes })).rejects.toMatchObject(unknown);
  await expect(desk.client.cases.heldByMany({ field: 'staff', numbers: [one, '2026-9999'] })).rejects.toMatchObject(
    unknown,
  );
  expect(await staffOf(desk.client, [one])).toEqual(['样例甲']);
});

test('a case that comes twice is refused: it cannot hold two values', async () => {
  await using desk = await editingDesk();
  const [one] = await twoCases(desk);
  const changes = [wanted, '样例丙'].map((value) => ({ number: one, expected: '样例甲', value }));
  await expect(desk.client.cases.changeMany({ field: 'staff', changes })).rejects.toMatchObject({ code: 'badInput' });
  expect(await staffOf(desk.client, [one])).toEqual(['样例甲']);
});
