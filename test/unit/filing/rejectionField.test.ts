import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { officialFieldAt, officialFields } from '#shared/filing/officialFields.ts';
import { fieldNamed, isFieldName } from '#shared/filing/rejectionField.ts';

const comment = 'icp_applets.base_info.comment';
const subjectName = 'icp_subject.base_info.name';

describe('the name of a field', () => {
  it.each([
    ['应急联系方式', true],
    ['应急联系方式（手机号）', true],
    ['负责人姓名', true],
    ['手机号', true],
    ['授权书', true],
    ['证件号码', true],
    ['小程序备注', true],
    ['请修改手机号', false],
    ['原因', false],
    ['', false],
  ])('%s: %s', (text, is) => {
    expect(isFieldName(text)).toBe(is);
  });
});

describe('the field a text names', () => {
  it('is found by every official name', () => {
    for (const { label, path } of officialFields) {
      expect(fieldNamed(label), label).toBe(path);
      expect(fieldNamed(path), path).toBe(path);
      expect(fieldNamed(` ${[...label].join(' ')} 不正确`), label).toBe(path);
    }
  });

  it.each([
    ['小程序负责人手机', 'icp_applets.principal_info.mobile'],
    ['小程序负责人的手机号码无人接听', 'icp_applets.principal_info.mobile'],
    ['主体负责人的应急联系电话', 'icp_subject.principal_info.emergency_contact'],
    ['单位负责人身份证人像面不清晰', 'icp_subject.principal_info.certificate_photo_front'],
    ['法人姓名填写错误', 'icp_subject.legal_person_info.name'],
    ['法定代表人的手机号', 'roles.legalRepresentative.mobile'],
    ['营业执照照片模糊', 'icp_subject.organize_info.certificate_photo'],
    ['统一社会信用代码有误', 'icp_subject.organize_info.certificate_number'],
    ['备注过于简单', comment],
    ['主体备注', 'icp_subject.base_info.comment'],
    ['主办者名称与小程序主体不一致', subjectName],
    ['小程序负责人授权书没有盖章', 'icp_applets.principal_info.authorization_letter'],
    ['ＡＰＰＩＤ 填错', 'icp_applets.base_info.appid'],
  ])('%s', (text, path) => {
    expect(fieldNamed(text)).toBe(path);
  });

  it.each(['手机号无人接听', '资料不全', '', '   '])('is none in “%s”', (text) => {
    expect(fieldNamed(text)).toBeNull();
  });

  it('is always one the window can lead to', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('小程序', '负责人', '主体', '法人', '授权书', '证件', '背面', '手机', '备注', '的'),
        }),
        (text) => {
          const path = fieldNamed(text);
          if (path === null) return;
          const known = officialFieldAt(path) !== null || materialSlots.some(({ id }) => path === `materials.${id}`);
          expect(known || /^roles\.\w+\.\w+$/.test(path) || path.startsWith('miniProgram.')).toBe(true);
        },
      ),
    );
  });
});
