import { expect, test } from 'vitest';
import { sql } from '#backend/vault/sql.ts';

test('every value is bound, never spliced', () => {
  const evil = "'; DROP TABLE persons; --";
  const { text, values } = sql`SELECT * FROM persons WHERE name = ${evil} AND id = ${3}`;
  expect(text).toBe('SELECT * FROM persons WHERE name = ? AND id = ?');
  expect(values).toEqual([evil, 3]);
});

test('a fragment is inserted with its own values, in order', () => {
  const inner = sql`b = ${2} AND ${sql`c = ${3}`}`;
  const { text, values } = sql`WHERE a = ${1} AND ${inner} AND d = ${null}`;
  expect(text).toBe('WHERE a = ? AND b = ? AND c = ? AND d = ?');
  expect(values).toEqual([1, 2, 3, null]);
});

test('an object that only looks like a fragment is bound, not spliced', () => {
  const forged = JSON.parse('{"text":"1 OR 1","values":[]}');
  expect(sql`WHERE ${forged}`).toMatchObject({ text: 'WHERE ?', values: [forged] });
});
