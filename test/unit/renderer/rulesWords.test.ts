import { expect, it } from 'vitest';
import {
  aboutKept,
  nameOfKept,
  numbersShown,
  sayCases,
  sayTable,
} from '../../../renderer/settings/rules/rulesWords.ts';

const kept = {
  id: 1,
  importedAt: '2026-11-23T17:00:00.000Z',
  version: '1',
  asOf: '2026-11-20',
  ownTables: ['词表', '各省要求'],
};
const change = { version: '1', asOf: '2026-11-20', tables: [], rules: [] };

it('a pack is named by the day in China it was imported, and by what it changed', () => {
  expect(nameOfKept(kept)).toBe('2026-11-24 导入的规则包');
  expect(aboutKept(kept)).toBe('版本 1，内容截至 2026-11-20，改了词表、各省要求');
  const shipped = { ...kept, id: 0, importedAt: null, ownTables: [] };
  expect([nameOfKept(shipped), aboutKept(shipped)]).toEqual(['随程序安装的规则包', '版本 1，内容截至 2026-11-20']);
});

it('only what differs is said of a table', () => {
  expect(sayTable({ name: '词表', added: 0, removed: 2, changed: 1 })).toBe('词表：删去 2 行，改动 1 行');
});

it('cases are counted, and the first of them named', () => {
  expect(sayCases({ ...change, cases: { total: 0, changed: 0 } })).toContain('还没有案件');
  expect(sayCases({ ...change, cases: { total: 7, changed: 0 } })).toContain('都不变');
  expect(sayCases({ ...change, cases: { total: 7, changed: 2 } })).toContain('7 个案件里，有 2 个');
  const numbers = ['2026-0004', '2026-0003', '2026-0002', '2026-0001'];
  expect(numbersShown({ count: 2, numbers: numbers.slice(0, 2) })).toEqual({ named: numbers.slice(0, 2), more: false });
  expect(numbersShown({ count: 900, numbers })).toEqual({ named: numbers, more: true });
});
