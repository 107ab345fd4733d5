import { expect, it } from 'vitest';
import { contradictionsIn } from '#backend/rules/contradictions.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { reasonsIn } from '#shared/rules/rejectionReasons.ts';

const pack = await loadRulePack();

it('has each of the 56 documented reasons once, in order', () => {
  const expected = Array.from({ length: 56 }, (_, at) => `RJ${String(at + 1).padStart(2, '0')}`);
  expect(pack.rejectionReasons.map(({ id }) => id)).toEqual(expected);
});

it('what the software sees has a rule, the SMS clock aside; what it asks is a question; what nobody sees has no rule', () => {
  for (const { id, how, rules, note } of pack.rejectionReasons) {
    if ((how === 'full' && id !== 'RJ30') || how === 'heuristic') expect(rules, id).not.toEqual([]);
    if (how === 'asked') expect(note, id).toMatch(/？/);
    if (how === 'cannot') expect(rules, id).toEqual([]);
  }
});

it('every rule that quotes a reason is named by it', () => {
  for (const rule of pack.rules)
    for (const [id] of rule.source.matchAll(/RJ\d{2}/g))
      expect(pack.rejectionReasons.find((each) => each.id === id)?.rules, `${rule.id} ${id}`).toContain(rule.id);
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

it('every documented reason is recognised in a text that says it, before all others', () => {
  for (const { id, words } of pack.rejectionWords.rows)
    for (const list of words) {
      const found = reasonsIn(list.join('，'), pack.rejectionWords, 56);
      expect(found, `${id} ${list.join(' ')}`).toContain(id);
    }
  expect(pack.rejectionWords.rows.map(({ id }) => id)).toEqual(pack.rejectionReasons.map(({ id }) => id));
});

it.each([
  ['小程序备注过于笼统，请详细写明服务内容', 'RJ41'],
  ['主办者名称与小程序主体不一致', 'RJ01'],
  ['证件图片无法识别（８６３２８）', 'RJ02'],
  ['电话无人接听', 'RJ24'],
  ['营业执照照片缺角，边框不完整', 'RJ08'],
  ['小程序名称与经营范围无关', 'RJ35'],
  ['授权书落款日期已超过一个月', 'RJ22'],
  ['短信核验超时', 'RJ30'],
  ['手机号与应急手机号相同', 'RJ27'],
])('“%s” is %s', (text, id) => {
  expect(reasonsIn(text, pack.rejectionWords)[0]).toBe(id);
});

it('a text that says nothing known is like no reason', () => {
  expect(reasonsIn('请联系客服', pack.rejectionWords)).toEqual([]);
  expect(reasonsIn('', pack.rejectionWords)).toEqual([]);
});

it.each([
  ['13817012345无法接通', ['RJ24']],
  ['手机号17012345678无法接通', ['RJ24', 'RJ29']],
  ['手机号是 170 号段', ['RJ29']],
  ['证件号码4403051980011070019有误', ['RJ47']],
])('figures count where a number begins: %s', (text, ids) => {
  expect(reasonsIn(text, pack.rejectionWords)).toEqual(ids);
});
