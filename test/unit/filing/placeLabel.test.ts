import { describe, expect, it } from 'vitest';
import { placeLabel } from '#shared/filing/placeLabel.ts';

describe('placeLabel', () => {
  it.each([
    ['icp_subject.principal_info.mobile', '主体负责人手机号'],
    ['icp_applets.base_info.nrlx_details[1].code', '前置审批号（第 2 项）'],
    ['roles.appPrincipal.email', '小程序负责人邮箱'],
    ['materials.legalRepresentativeFront', '法定代表人证件人像面'],
    ['subject.businessScope', '主体信息'],
    ['agency.contactName', '本机构'],
    ['somewhere.else', '整个案件'],
  ])('%s → %s', (where, label) => {
    expect(placeLabel(where)).toBe(label);
  });
});
