import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEntry } from '#backend/cases/caseEntry.ts';
import { countsWith } from '#backend/cases/registers.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { caseEntry, registersOf } from '#test/support/caseEntry.ts';

const pack = await loadRulePack();
const judged = { must: 0, missing: 0, should: 0, hint: 0 };
const ofOneSubject = (count: number, changes: Partial<CaseEntry> = {}) =>
  Array.from({ length: count }, (_, at) =>
    caseEntry(at + 1, { subjectId: 1, subjectType: 5, findings: { ...judged }, ...changes }),
  );
const kinds = (entries: readonly CaseEntry[], entry = entries[0]) =>
  entry
    ? registersOf(entries, pack)
        .usesOf(entry)
        .map(({ kind }) => kind)
    : [];

it('a person may file five mini programs, an organisation fifty', () => {
  expect(kinds(ofOneSubject(5))).toEqual([]);
  expect(kinds(ofOneSubject(6))).toEqual(['quota']);
  expect(kinds(ofOneSubject(50, { subjectType: 4 }))).toEqual([]);
  expect(kinds(ofOneSubject(51, { subjectType: 4 }))).toEqual(['quota']);
});

describe('个体工商户, known by a credit code of 92, may file five', () => {
  const trader = (count: number, subjectCertificateNumber: string | null) =>
    ofOneSubject(count, { subjectType: 4, subjectCertificateNumber });

  it.each(['92440300MA5YANGL0X', '92440300ma5yangl0x', '9244 0300 MA5Y ANGL 0X'])('%s', (code) => {
    expect(kinds(trader(5, code))).toEqual([]);
    expect(kinds(trader(6, code))).toEqual(['quota']);
    const [use] = registersOf(trader(6, code), pack).usesOf(trader(1, code)[0] as CaseEntry);
    expect(use).toEqual({ kind: 'quota', count: 6, most: 5 });
  });

  it.each(['91440300MA5YANGL0X', '12920000MA5YANGL0X', '92440300', '', null])('not %s', (code) => {
    expect(kinds(trader(6, code))).toEqual([]);
    expect(kinds(trader(51, code))).toEqual(['quota']);
  });

  it('counts as a person in a pack without a row for it', () => {
    const { soleTrader: _, ...quotas } = pack.quotas;
    const entries = trader(6, '92440300MA5YANGL0X');
    const uses = registersOf(entries, { ...pack, quotas }).usesOf(entries[0] as CaseEntry);
    expect(uses).toEqual([{ kind: 'quota', count: 6, most: 5 }]);
  });
});

it('the same mini program filed again, and a cancelled one, are not counted', () => {
  expect(kinds(ofOneSubject(9, { appId: 'wx0123456789abcdef' }))).toEqual([]);
  expect(kinds([...ofOneSubject(5), caseEntry(6, { subjectId: 1, subjectType: 5, filingType: 'cancel' })])).toEqual([]);
});

it('a filing of the same subject under review is in the way, until this one is done', () => {
  const [first, second] = ofOneSubject(2);
  if (!first || !second) throw new Error('no entries');
  const open = { ...second, stage: 'bureauReview' as const };
  expect(kinds([first, open])).toEqual(['openFiling']);
  expect(kinds([{ ...first, stage: 'done' }, open])).toEqual([]);
  expect(kinds([first, { ...second, stage: 'done' }])).toEqual([]);
});

it('counts are those judged and those of the registers; none while a case waits', () => {
  const entries = ofOneSubject(6);
  const [first] = entries;
  if (!first) throw new Error('no entries');
  const registers = registersOf(entries, pack);
  expect(countsWith(registers, { ...first, findings: null })).toBeNull();
  expect(countsWith(registers, first)).toEqual({ must: 0, missing: 0, should: 1, hint: 0 });
});

it('whatever is taken in and forgotten, the registers say what fresh ones over the same cases say', () => {
  const value = fc.constantFrom('a', 'B', 'b ', null);
  const drawn = fc.record({
    subjectId: fc.integer({ min: 1, max: 3 }),
    appId: value,
    miniProgramName: value,
    subjectCertificateNumber: value,
  });
  fc.assert(
    fc.property(
      fc.array(drawn, { maxLength: 8 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (changes, stays) => {
        const entries = changes.map((each, at) => caseEntry(at + 1, each));
        const registers = registersOf(entries, pack);
        const left = entries.filter((_, at) => stays[at]);
        for (const entry of entries) if (!left.includes(entry)) registers.remove(entry);
        const fresh = registersOf(left, pack);
        for (const entry of left) expect(registers.usesOf(entry)).toEqual(fresh.usesOf(entry));
      },
    ),
  );
});
