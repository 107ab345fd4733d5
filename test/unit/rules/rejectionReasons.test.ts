import { expect, it } from 'vitest';
import { contradictionsIn } from '#backend/rules/contradictions.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';

const pack = await loadRulePack();

it('has each of the 56 documented reasons once, in order', () => {
  const expected = Array.from({ length: 56 }, (_, at) => `RJ${String(at + 1).padStart(2, '0')}`);
  expect(pack.rejectionReasons.map(({ id }) => id)).toEqual(expected);
});

it('what the software sees has a rule, the SMS clock aside; what it asks is a question; what it cannot see has no rule', () => {
  for (const { id, how, rules, note } of pack.rejectionReasons) {
    if ((how === 'full' && id !== 'RJ30') || how === 'heuristic') expect(rules, id).not.toEqual([]);
    if (how === 'asked') expect(note, id).toMatch(/？/);
    if (how === 'asked' || how === 'cannot') expect(rules, id).toEqual([]);
  }
});

it('every rule that quotes a reason is named by it', () => {
  for (const rule of pack.rules)
    for (const [id] of rule.source.matchAll(/RJ\d{2}/g))
      if (/^(content|province|register)\./.test(rule.id)) {
        const reason = pack.rejectionReasons.find((each) => each.id === id);
        expect(reason?.how === 'heuristic' || reason?.how === 'full', `${rule.id} ${id}`).toBe(true);
      }
});

it('a reason that names a rule nobody knows is a contradiction', () => {
  const [first, ...rest] = pack.rejectionReasons;
  if (!first) throw new Error('no reasons');
  const rejectionReasons = [{ ...first, rules: ['form.nowhere'] }, ...rest];
  expect(contradictionsIn({ ...pack, rejectionReasons })).toEqual([
    'rejectionReasons.json 中 RJ01 的规则 form.nowhere 不存在',
  ]);
  expect(contradictionsIn(pack)).toEqual([]);
});
