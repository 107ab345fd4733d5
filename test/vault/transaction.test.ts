import { expect, expectTypeOf, test } from 'vitest';
import {
  all,
  expectOne,
  get,
  ifRolledBack,
  insertOne,
  type ReadDatabase,
  run,
  sql,
  transaction,
  updateOne,
  type WriteDatabase,
} from '#backend/vault/sql.ts';
import { insertPerson } from '#backend/vault/store/persons.ts';
import { specimenPerson } from '#test/support/specimenRows.ts';
import { freshVault } from '#test/support/vault.ts';

const names = (db: ReadDatabase) =>
  all<{ name: string }>(db, sql`SELECT name FROM persons ORDER BY id`).map(({ name }) => name);
const add = (db: WriteDatabase, name: string) => insertPerson(db, { ...specimenPerson, name });
const failure = new Error('样例故障');

test('a transaction that fails changes nothing', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const work = () => {
    add(db, '甲');
    throw failure;
  };
  expect(() => transaction(db, work)).toThrow(failure);
  expect(names(db)).toEqual([]);
  expect(transaction(db, () => add(db, '乙'))).toBe(1);
});

test('a nested transaction that fails undoes only its own work', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  transaction(db, () => {
    add(db, '甲');
    expect(() =>
      transaction(db, () => {
        add(db, '乙');
        transaction(db, () => add(db, '丙'));
        throw failure;
      }),
    ).toThrow(failure);
    transaction(db, () => add(db, '丁'));
  });
  expect(names(db)).toEqual(['甲', '丁']);
});

test('what is kept in memory is put back with what is rolled back, the last one first, and with nothing else', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  const putBack: string[] = [];
  const note = (name: string) => ifRolledBack(db, () => putBack.push(name));
  note('outside');
  transaction(db, () => {
    note('kept');
    expect(() =>
      transaction(db, () => {
        note('one');
        transaction(db, () => note('two'));
        throw failure;
      }),
    ).toThrow(failure);
    expect(putBack).toEqual(['two', 'one']);
  });
  const fails = () => {
    transaction(db, () => note('inner'));
    throw failure;
  };
  expect(() => transaction(db, fails)).toThrow(failure);
  expect(putBack).toEqual(['two', 'one', 'inner']);
});

test('a transaction refuses to wait for a promise', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  expect(() => transaction(db, async () => add(db, '甲'))).toThrow('promise');
  expect(names(db)).toEqual([]);
});

test('row counts are asserted', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  add(db, '甲');
  add(db, '乙');
  expect(() => updateOne(db, sql`UPDATE persons SET mobile = NULL`)).toThrow('changed 2');
  expect(() => insertOne(db, sql`INSERT INTO case_years SELECT 2026, 1 WHERE FALSE`)).toThrow('inserted 0');
  expect(() => get(db, sql`SELECT id FROM persons`)).toThrow('found 2');
  expect(() => expectOne(db, sql`SELECT id FROM persons WHERE id = 9`)).toThrow('found none');
  expect(run(db, sql`UPDATE persons SET mobile = NULL`)).toBe(2);
});

test('a read handle cannot change anything, by type and at run time', async () => {
  await using desk = await freshVault();
  const { db } = desk.vault;
  expectTypeOf<WriteDatabase>().toExtend<ReadDatabase>();
  expectTypeOf<ReadDatabase>().not.toExtend<WriteDatabase>();
  const [connection] = Object.getOwnPropertySymbols(db);
  const reading = Object.fromEntries([[connection, Reflect.get(db, connection ?? '')]]) as unknown as ReadDatabase;
  expect(all(reading, sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  expect(() => all(reading, sql`DELETE FROM persons RETURNING id`)).toThrow('read handle');
});
