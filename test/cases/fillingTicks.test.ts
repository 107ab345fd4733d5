import { expect, test } from 'vitest';
import { fillingTicks } from '#backend/vault/store/fillingTicks.ts';
import { officialFields } from '#shared/filing/officialFields.ts';
import { deskWithCase, move } from '#test/support/caseAtStage.ts';
import { caseDesk, type FreshDesk, freshDesk } from '#test/support/caseDesk.ts';
import { testPassphrase } from '#test/support/vault.ts';

/** Ticks everything there is to paste, in its order, and answers with the ids. */
async function tickAll({ client }: Pick<FreshDesk, 'client'>, caseNumber: string): Promise<string[]> {
  const { steps } = await client.filling.get({ caseNumber });
  const ids = steps.filter(({ kind }) => kind === 'copy').map(({ id }) => id);
  for (const id of ids) await client.filling.tick({ caseNumber, id, on: true });
  return ids;
}

test('what is ticked at the console is there after a lock, and after the program was started anew', async () => {
  await using office = await caseDesk();
  const { client, caseNumber } = office;
  const ids = await tickAll(office, caseNumber);
  expect(ids.length).toBeGreaterThan(10);
  await client.filling.tick({ caseNumber, id: ids[1] ?? '', on: false });
  const left = ids.filter((id) => id !== ids[1]);
  await client.vault.lock();
  await client.vault.unlock({ passphrase: testPassphrase });
  expect((await client.filling.get({ caseNumber })).done).toEqual(left);
  await client.vault.lock();

  await using later = await freshDesk({ vaultDir: office.vaultDir });
  await later.client.vault.unlock({ passphrase: testPassphrase });
  expect((await later.client.filling.get({ caseNumber })).done).toEqual(left);
  const values = (await later.client.filling.get({ caseNumber })).steps.flatMap(({ value }) => value ?? []);
  const kept = JSON.stringify(fillingTicks(later.desk.vault().db, caseNumber));
  for (const value of values) expect(kept).not.toContain(value);
  expect((await later.client.filling.restart({ caseNumber })).done).toEqual([]);
  expect(fillingTicks(later.desk.vault().db, caseNumber)).toEqual({});
});

test('a value that was changed since is to be filled in again, and is not when it is changed back', async () => {
  await using office = await caseDesk();
  const { client, caseNumber } = office;
  const ids = await tickAll(office, caseNumber);
  const changed = officialFields.find(({ field }) => field === 'subject.name')?.path;
  expect(ids).toContain(changed);
  const { application } = await client.cases.open({ caseNumber });
  const { name } = application.subject;
  const edit = (expected: string | null, value: string | null) =>
    client.cases.edit({ caseNumber, edits: [{ field: 'subject.name', value, expected }] });
  await edit(name, '样例改名有限公司');
  expect((await client.filling.get({ caseNumber })).done).toEqual(ids.filter((id) => id !== changed));
  await edit('样例改名有限公司', name);
  expect((await client.filling.get({ caseNumber })).done).toEqual(ids);
});

test('a case that is handed in is filled in: what is ticked goes with that, and not before', async () => {
  await using desk = await deskWithCase('subjectInfo');
  const { client, caseNumber } = desk;
  const ids = await tickAll(desk, caseNumber);
  expect(ids).not.toEqual([]);
  await move(desk, caseNumber, 'subjectInfo', 'appInfo');
  expect((await client.filling.get({ caseNumber })).done).toEqual(ids);
  await move(desk, caseNumber, 'appInfo', 'platformReview');
  expect((await client.filling.get({ caseNumber })).done).toEqual([]);

  // Filled in while it lay there, it was filled in for that time; sent back, it is filled in anew.
  await tickAll(desk, caseNumber);
  const reasons = [{ keyName: '主办单位名称', error: '与证件不一致', suggest: null }];
  await client.progress.reject({ caseNumber, from: 'platformReview', backTo: 'appInfo', at: null, reasons });
  expect((await client.filling.get({ caseNumber })).done).toEqual([]);
});

test('a tick of what is no step of the case is not kept', async () => {
  await using office = await caseDesk();
  const { client, caseNumber } = office;
  expect((await client.filling.tick({ caseNumber, id: '样例', on: true })).done).toEqual([]);
  expect(fillingTicks(office.desk.vault().db, caseNumber)).toEqual({});
});
