import { describe, expect, it } from 'vitest';
import { editableFieldSchema } from '#shared/api/caseEdits.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { officialFields } from '#shared/filing/officialFields.ts';
import { addedOwnRuleSchema } from '#shared/rules/ownRules.ts';
import { proposedRule, rulePlaces } from '../../../renderer/case/progress/proposedRule.ts';
import { typedReasons } from '../../../renderer/case/progress/typedReasons.ts';

const reason = { where: 'icp_applets.base_info.comment', error: '备注里不能有“第一”“第一”和「最好」', suggest: null };

describe('the rule a reason suggests', () => {
  it('has its field, its province, the words in quotes once each, and what the platform said', () => {
    expect(proposedRule(reason, '440000')).toEqual({
      province: '440000',
      field: 'miniProgram.comment',
      words: ['第一', '最好'],
      message: '曾被驳回：备注里不能有“第一”“第一”和「最好」',
    });
    expect(proposedRule({ ...reason, suggest: '删去' }, null).message).toContain('；平台建议：删去');
  });

  it('has no words about a paper, which is not read', () => {
    const where = 'icp_subject.organize_info.certificate_photo';
    expect(proposedRule({ ...reason, where }, null)).toMatchObject({
      field: 'materials.subjectCertificate',
      words: [],
    });
  });

  it('leaves the field open where none is named', () => {
    expect(proposedRule({ ...reason, where: null }, null).field).toBeNull();
    expect(proposedRule({ ...reason, where: 'icp_applets.principal_info.verify_task_id' }, null).field).toBeNull();
  });

  it('can be kept as it is, whatever field the reason names and however long it is', () => {
    for (const { path } of officialFields.filter(({ field }) => field !== null)) {
      const rule = proposedRule({ where: path, error: '样'.repeat(2000), suggest: '例'.repeat(2000) }, '110000');
      expect(addedOwnRuleSchema.safeParse(rule).success, path).toBe(true);
    }
  });

  it('can be moved to every field and every paper', () => {
    const places = rulePlaces();
    expect(places).toHaveLength(editableFieldSchema.options.length + materialSlots.length);
    expect(new Set(places.map(({ label }) => label)).size).toBe(places.length);
  });
});

describe('pasted reasons as rows of the form', () => {
  it('are called by the field they speak of where the platform names none', () => {
    expect(typedReasons('主体负责人的手机无人接听\n资料不全')).toEqual([
      { keyName: '主体负责人手机号', error: '主体负责人的手机无人接听', suggest: '' },
      { keyName: '没有写明是哪一项', error: '资料不全', suggest: '' },
    ]);
  });
});
