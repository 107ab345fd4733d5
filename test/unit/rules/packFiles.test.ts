import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openComparison } from '#backend/rules/compareFindings.ts';
import { differing, withReplaced } from '#backend/rules/packFiles.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { compareTables, packTables, titlesOf } from '#shared/rules/packFiles.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

describe('the tables of two packs', () => {
  it('of one pack do not differ, each other row is counted once', () => {
    expect(compareTables(shippedPack, shippedPack)).toEqual([]);
    const [first, second, ...rest] = shippedPack.provinces;
    if (!first || !second) throw new Error('no provinces');
    const provinces = [{ ...second, asOf: '2027-01-01' }, ...rest, { ...first, code: '990000' }];
    expect(compareTables(shippedPack, { ...shippedPack, provinces })).toEqual([
      { name: '各省要求', added: 1, removed: 1, changed: 1 },
    ]);
    const workdays = { ...shippedPack.workdays, holidays: [...shippedPack.workdays.holidays, '2027-01-01'] };
    expect(compareTables(shippedPack, { ...shippedPack, workdays })).toEqual([
      { name: '节假日与调休', added: 1, removed: 0, changed: 0 },
    ]);
  });

  it('are called by their titles, all rules together', () => {
    expect(titlesOf(['zones.json', 'rules/form.json', 'rules/scan.json'])).toEqual(['开发区归属', '检查规则']);
    expect(new Set(Object.values(packTables).map(({ title }) => title)).size).toBe(Object.keys(shippedPack).length - 1);
  });
});

describe('files laid over others', () => {
  const row = (id: string, title: string) => ({ id, title });
  const shipped = new Map([
    ['zones.json', '[1]'],
    ['rules/form.json', JSON.stringify([row('a.b', '一'), row('a.c', '二')])],
  ]);

  it('replace what they say, and of rules only the rows they hold', () => {
    const given = new Map([
      ['zones.json', '[2]'],
      ['rules/form.json', JSON.stringify([row('a.c', '改')])],
      ['foreign.json', '[]'],
    ]);
    const laid = withReplaced(shipped, given);
    expect([...laid.keys()]).toEqual([...shipped.keys()]);
    expect(laid.get('zones.json')).toBe('[2]');
    expect(JSON.parse(laid.get('rules/form.json') ?? '')).toEqual([row('a.c', '改'), row('a.b', '一')]);
  });

  it('differ by what they say, not by how it is written', () => {
    const spaced = new Map([
      ['zones.json', '\uFEFF[\n  1\n]'],
      ['rules/form.json', '[]'],
    ]);
    expect([...differing(spaced, shipped).keys()]).toEqual(['rules/form.json']);
  });
});

it('a finding counts as gained or lost by rule, place and weight alone, whatever its wording', () => {
  const finding = fc.record({
    rule: fc.constantFrom('form.required', 'identity.mobile'),
    weight: fc.constantFrom<Finding['weight'][]>('must', 'should', 'hint'),
    where: fc.constantFrom('one', 'two'),
    message: fc.string(),
    remedy: fc.string(),
    source: fc.string(),
    asOf: fc.constant('2026-11-23'),
  });
  const findings = fc.array(finding, { maxLength: 6 });
  const key = ({ rule, weight, where }: Finding) => `${rule} ${weight} ${where}`;
  fc.assert(
    fc.property(findings, findings, (before, after) => {
      const comparison = openComparison();
      comparison.add('2026-0001', before, after);
      const { cases, rules } = comparison.result(shippedPack);
      const only = (these: readonly Finding[], others: readonly Finding[]) =>
        [
          ...new Set(these.filter((each) => !others.some((other) => key(other) === key(each))).map(({ rule }) => rule)),
        ].sort();
      const told = (way: 'gained' | 'lost') =>
        rules
          .filter((each) => each[way].count > 0)
          .map(({ rule }) => rule)
          .sort();
      expect(told('gained')).toEqual(only(after, before));
      expect(told('lost')).toEqual(only(before, after));
      expect(cases).toEqual({ total: 1, changed: rules.length > 0 ? 1 : 0 });
    }),
  );
});
