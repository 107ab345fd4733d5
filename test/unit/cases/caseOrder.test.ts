import { describe, expect, it } from 'vitest';
import { inOrder, sortedByPinyin } from '#backend/cases/caseOrder.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { type CaseOrder, caseOrderSchema } from '#shared/api/cases.ts';
import { dueRulesOf } from '#shared/filing/dueDates.ts';
import { caseEntry, registersOf } from '#test/support/caseEntry.ts';

const pack = await loadRulePack();

/** Newest first, as the index hands them over. */
const entries = [
  caseEntry(10_000, {
    subjectName: null,
    stage: 'done',
    findings: { must: 0, missing: 0, should: 2, hint: 0 },
    staff: '样例周',
  }),
  caseEntry(4, {
    subjectName: '重庆样例',
    findings: { must: 1, missing: 0, should: 0, hint: 0 },
    plannedOn: '2026-12-01',
  }),
  caseEntry(3, {
    subjectName: '阿样例',
    stage: 'findEntrance',
    staff: '样例陈',
    updatedAt: '2026-11-24T01:00:00.000Z',
  }),
  caseEntry(2, {
    subjectName: '北京样例',
    findings: { must: 0, missing: 0, should: 0, hint: 9 },
    plannedOn: '2026-11-30',
  }),
  caseEntry(1, {
    subjectName: '北京样例',
    findings: { must: 0, missing: 0, should: 2, hint: 1 },
    plannedOn: '2026-11-30',
  }),
];
const basis = { dueRules: dueRulesOf(pack, '2026-11-23'), registers: registersOf(entries, pack) };
const sequences = (order: CaseOrder, descending: boolean) =>
  inOrder(entries, order, descending, basis).map(({ sequence }) => sequence);

describe('the order of cases', () => {
  it.each<[CaseOrder, readonly number[], readonly number[]]>([
    ['number', [1, 2, 3, 4, 10_000], [10_000, 4, 3, 2, 1]],
    ['subjectName', [3, 2, 1, 4, 10_000], [4, 2, 1, 3, 10_000]],
    ['miniProgramName', [1, 10_000, 2, 3, 4], [4, 3, 2, 10_000, 1]],
    ['stage', [3, 4, 2, 1, 10_000], [10_000, 4, 2, 1, 3]],
    ['stageThenDate', [3, 2, 1, 4, 10_000], [10_000, 4, 2, 1, 3]],
    ['findings', [2, 10_000, 1, 4, 3], [4, 1, 10_000, 2, 3]],
    ['nextDate', [2, 1, 4, 10_000, 3], [4, 2, 1, 10_000, 3]],
    ['staff', [3, 10_000, 4, 2, 1], [10_000, 3, 4, 2, 1]],
    ['updatedAt', [10_000, 4, 2, 1, 3], [3, 10_000, 4, 2, 1]],
  ])('by %s: equal ones newest first, those without a value last', (order, ascending, descending) => {
    expect(sequences(order, false)).toEqual(ascending);
    expect(sequences(order, true)).toEqual(descending);
  });

  it('knows every order of the contract and loses no case', () => {
    for (const order of caseOrderSchema.options)
      expect(sequences(order, false).toSorted()).toEqual(entries.map(({ sequence }) => sequence).toSorted());
  });

  it('sorts Chinese by pinyin, not by code', () => {
    expect(sortedByPinyin(['张', '李', '阿', '王', '陈'])).toEqual(['阿', '陈', '李', '王', '张']);
  });
});
