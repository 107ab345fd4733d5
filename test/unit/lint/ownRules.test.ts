import { describe, expect, it } from 'vitest';
import { type EditableField, schemaOfField } from '#shared/api/caseEdits.ts';
import { addOwnRuleInput } from '#shared/api/ownRules.ts';
import { placeOf, valueAt } from '#shared/filing/applicationField.ts';
import { type Application, entranceLabels, filingTypeLabels } from '#shared/filing/filingCase.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { shownValue } from '#shared/filing/shownValue.ts';
import { placeOfRule } from '#shared/lint/ownRules.ts';
import { isSlot, newOwnRuleSchema, type OwnRule } from '#shared/rules/ownRules.ts';
import { cleanApplication, type Overrides } from '#test/support/application.ts';
import { lint, shippedPack } from '#test/support/lintDefect.ts';
import { rulePlaces } from '../../../renderer/case/progress/proposedRule.ts';

const { province } = cleanApplication().subject;
const rule = (changes: Partial<OwnRule> = {}): OwnRule => ({
  id: 1,
  province,
  field: 'miniProgram.comment',
  words: ['样例禁词'],
  message: '本省不收这样的备注（样例）',
  createdAt: '2026-11-20T16:30:00.000Z',
  ...changes,
});
const found = (changes: Partial<OwnRule>, overrides: Overrides = {}) =>
  lint(cleanApplication(overrides), { ownRules: [rule(changes)] });
const withWord = { miniProgram: { comment: '本小程序是样例 禁词的花店，供客人看花束和价格，并预约到店自取时间' } };

const withApproval = { miniProgram: { preapprovals: [{ type: 3, code: '样例证字第9号', validUntil: null }] } };
const nameOf = (rows: readonly { readonly id: number; readonly name: string }[], id: number) =>
  rows.find((row) => row.id === id)?.name ?? '没有这一行';

/** The clean application; a field that is empty in it is filled in. */
function withText(field: EditableField): Application {
  const application = cleanApplication();
  if (valueAt(application, field) !== null) return application;
  const value = schemaOfField(field).safeParse('样例文字').success ? '样例文字' : '2026-11-20';
  const { part, key } = placeOf(field);
  if (part !== 'roles') return cleanApplication({ [part]: { [key]: value } });
  return cleanApplication({ persons: { 0: { [key]: value }, 1: { [key]: value } } });
}

describe('a rule of the office’s own', () => {
  it('speaks where its word stands, as 建议 with the day it was learnt', () => {
    expect(found({}, withWord)).toEqual([
      {
        rule: 'own.experience',
        weight: 'should',
        where: 'icp_applets.base_info.comment',
        message: '本省不收这样的备注（样例）',
        remedy: expect.stringContaining('经验'),
        source: '本机构经验，2026-11-21',
        asOf: '2026-11-21',
      },
    ]);
  });

  it('is silent where no word stands, in another province and in another field', () => {
    expect(found({})).toEqual([]);
    expect(found({ province: '650000' }, withWord)).toEqual([]);
    expect(found({ field: 'subject.name' }, withWord)).toEqual([]);
    expect(
      found({ words: ['样例', '别的'] }, { miniProgram: { comment: null } }).filter(({ rule: id }) =>
        id.startsWith('own'),
      ),
    ).toEqual([]);
  });

  it('speaks in every province without one, and always without words', () => {
    expect(found({ province: null }, withWord)).toHaveLength(1);
    expect(found({ words: [] })).toHaveLength(1);
    expect(found({ words: [], province: '650000' })).toEqual([]);
    expect(found({ words: ['别的', '样例禁词'] }, withWord)).toHaveLength(1);
  });

  it('does not mind width, blanks and letter case', () => {
    const comment = '本小程序介绍 ＡＢＣ 花店的门店、花束和价格，供客人查看营业时间并预约到店';
    expect(found({ words: ['abc花店'] }, { miniProgram: { comment } })).toHaveLength(1);
  });

  it('about a paper stands at the paper', () => {
    expect(found({ field: 'materials.subjectCertificate', words: [] })[0]?.where).toBe(
      'icp_subject.organize_info.certificate_photo',
    );
    expect(found({ field: 'materials.agencyMandate', words: [] })[0]?.where).toBe('materials.agencyMandate');
    for (const { id, officialPath } of materialSlots)
      expect(placeOfRule(`materials.${id}`)).toBe(officialPath ?? `materials.${id}`);
  });

  it('is nothing for a cancellation, which hands in no form', () => {
    const cancelled = found({ words: [] }, { filingCase: { filingType: 'cancel' } });
    expect(cancelled.filter(({ rule: id }) => id === 'own.experience')).toEqual([]);
  });

  it.each<[OwnRule['field'], string, Overrides]>([
    ['miniProgram.serviceTypes', nameOf(shippedPack.serviceTypes, 2), {}],
    ['miniProgram.preapprovals', nameOf(shippedPack.preapprovalTypes, 3), withApproval],
    ['miniProgram.preapprovals', '样例证字第9号', withApproval],
    ['subject.type', nameOf(shippedPack.subjectTypes, 4), {}],
    ['subject.province', '广东', {}],
    ['subject.city', '深圳', {}],
    ['subject.district', '南山', {}],
    ['subject.certificateType', nameOf(shippedPack.certificateTypes, 1), {}],
    ['roles.appPrincipal.certificateType', nameOf(shippedPack.certificateTypes, 2), {}],
    ['filingCase.filingType', filingTypeLabels.first, {}],
    ['filingCase.entrance', entranceLabels.newApp, {}],
  ])('about %s is heard by the name on the screen: %s', (field, word, overrides) => {
    const own = (words: string[]) => found({ field, words }, overrides).filter(({ rule: id }) => id.startsWith('own'));
    expect(own([word])).toHaveLength(1);
    expect(own(['样例别的'])).toEqual([]);
  });

  it('can speak at every place that is offered, and is silent there where its word does not stand', () => {
    for (const { value: field, label } of rulePlaces()) {
      const own = (words: string[], application: Application) =>
        lint(application, { ownRules: [rule({ field, words, province: null })] }).filter(({ rule: id }) =>
          id.startsWith('own'),
        );
      expect(own([], cleanApplication()), label).toHaveLength(1);
      const made = {
        rule: { province: null, field, words: ['样例'], message: '样例' },
        reasonId: null,
        createdAt: null,
      };
      expect(addOwnRuleInput.safeParse(made).success, label).toBe(!isSlot(field));
      if (isSlot(field)) continue;
      const filled = withText(field);
      const shown = shownValue(field, valueAt(filled, field), shippedPack);
      expect(shown, label).not.toMatch(/未填写|代码/u);
      expect(own([shown.slice(0, 50)], filled), label).toHaveLength(1);
      expect(own(['样例别的'], filled), label).toEqual([]);
    }
  });

  it('can only be about what the form has', () => {
    const { id, createdAt, ...made } = rule();
    expect(newOwnRuleSchema.safeParse(made).success).toBe(true);
    for (const wrong of [
      { field: 'subject.nothing' },
      { field: 'materials.nothing' },
      { message: ' ' },
      { words: [''] },
      { province: '44' },
    ])
      expect(newOwnRuleSchema.safeParse({ ...made, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });
});
