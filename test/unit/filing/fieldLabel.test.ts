import { describe, expect, it } from 'vitest';
import { editableFieldSchema } from '#shared/api/caseEdits.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';

describe('fieldLabel', () => {
  it('names every editable field in Chinese, no two alike', () => {
    const labels = editableFieldSchema.options.map(fieldLabel);
    for (const label of labels) expect(label).toMatch(/\p{Script=Han}|^AppID$/u);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it.each([
    ['subject.name', '主办单位名称'],
    ['subject.businessScope', '经营范围'],
    ['roles.legalRepresentative.mobile', '法定代表人手机号'],
    ['roles.appPrincipal.post', '小程序负责人职务'],
    ['filingCase.plannedOn', '计划提交日'],
  ] as const)('%s → %s', (field, label) => {
    expect(fieldLabel(field)).toBe(label);
  });
});
