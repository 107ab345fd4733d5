import { expect, test } from 'vitest';
import type { NewOwnRule } from '#shared/rules/ownRules.ts';
import { deskStart, editingDesk, takeOnCase } from '#test/support/editingDesk.ts';

const rule: NewOwnRule = {
  province: null,
  field: 'subject.name',
  words: ['花艺'],
  message: '这样的名称被驳回过（样例）',
};
const own = (findings: readonly { readonly rule: string }[]) =>
  findings.filter(({ rule: id }) => id === 'own.experience');

test('a rule made of a rejection judges every case at once, is listed, removed and brought back', async () => {
  await using desk = await editingDesk();
  const { client, other } = desk;
  const caseNumber = await takeOnCase(client);
  const unlike = await takeOnCase(client, '样例面馆有限公司');
  await client.progress.move({ caseNumber, from: 'findEntrance', to: 'platformReview', at: null, note: '样例' });
  const reasons = [{ keyName: '主办单位名称', error: '样例：谁也没料到的原因', suggest: null }];
  await client.progress.reject({ caseNumber, from: 'platformReview', backTo: 'subjectInfo', at: null, reasons });
  const reasonOf = async () => (await client.progress.history({ caseNumber })).rejections[0]?.reasons[0];
  const before = await reasonOf();
  expect(before).toMatchObject({ where: 'icp_subject.base_info.name', ownRuleId: null });

  const counts = async (number: string) =>
    (await client.cases.rows({ numbers: [number] }))[0]?.findings?.should ?? Number.NaN;
  await desk.desk.caseIndex().judgeAll();
  const [should, elsewhere] = [await counts(caseNumber), await counts(unlike)];
  const added = await other.ownRules.add({ rule, reasonId: before?.id ?? 0, createdAt: null });
  expect(await client.ownRules.list()).toEqual([added]);
  expect((await reasonOf())?.ownRuleId).toBe(added.id);
  expect(own((await client.cases.open({ caseNumber })).findings)).toMatchObject([
    { where: 'icp_subject.base_info.name', source: '本机构经验，2026-11-23', message: rule.message },
  ]);
  expect(own((await client.cases.open({ caseNumber: unlike })).findings)).toEqual([]);
  // The table of all cases is judged anew as well.
  await desk.desk.caseIndex().judgeAll();
  expect([await counts(caseNumber), await counts(unlike)]).toEqual([should + 1, elsewhere]);

  await expect(client.ownRules.add({ rule, reasonId: null, createdAt: null })).rejects.toMatchObject({
    code: 'badInput',
  });
  const removed = await client.ownRules.remove({ id: added.id });
  expect(await client.ownRules.list()).toEqual([]);
  await desk.desk.caseIndex().judgeAll();
  expect(await counts(caseNumber)).toBe(should);
  await expect(client.ownRules.remove({ id: added.id })).rejects.toMatchObject({ code: 'recordMissing' });
  const back = await client.ownRules.add(removed);
  expect(back).toMatchObject({ ...rule, createdAt: added.createdAt });
  expect((await reasonOf())?.ownRuleId).toBe(back.id);
});

test('a rule of a province the rule pack does not have is refused', async () => {
  await using desk = await editingDesk();
  const add = (province: string) =>
    desk.client.ownRules.add({ rule: { ...rule, province }, reasonId: null, createdAt: null });
  await expect(add('999999')).rejects.toMatchObject({
    code: 'badInput',
    message: '填写的内容不符合要求：没有编号是 999999 的省份',
  });
  // A city is no province.
  await expect(add('440300')).rejects.toMatchObject({ code: 'badInput' });
  expect(await desk.client.ownRules.list()).toEqual([]);
  for (const province of ['440000', '710000']) expect(await add(province)).toMatchObject({ province });
});

test('a rule of a reason nobody knows, and one of tomorrow, are refused', async () => {
  await using desk = await editingDesk();
  const add = (reasonId: number | null, createdAt: string | null) =>
    desk.client.ownRules.add({ rule, reasonId, createdAt });
  await expect(add(99, null)).rejects.toMatchObject({ code: 'recordMissing' });
  const tomorrow = new Date(Date.parse(deskStart) + 86_400_000).toISOString();
  await expect(add(null, tomorrow)).rejects.toMatchObject({ code: 'badInput' });
  expect(await desk.client.ownRules.list()).toEqual([]);
});

test('words about a paper are refused with a reason', async () => {
  await using desk = await editingDesk();
  const add = (words: string[]) =>
    desk.client.ownRules.add({
      rule: { ...rule, field: 'materials.subjectCertificate', words },
      reasonId: null,
      createdAt: null,
    });
  await expect(add(['花艺'])).rejects.toMatchObject({ code: 'badInput' });
  expect(await desk.client.ownRules.list()).toEqual([]);
  expect(await add([])).toMatchObject({ field: 'materials.subjectCertificate', words: [] });
});
