import type { Finding } from '../filing/finding.ts';
import { filingNumberProvince } from '../identity/filingNumber.ts';
import { districtName } from '../rules/districts.ts';
import type { LintContext } from './lintContext.ts';
import { contradictingCode } from './regionCodes.ts';

/**
 * A subject has one number, in one province: what it had elsewhere must be cancelled, or the filing made there. A change
 * or cancellation goes on in the province that gave the number.
 */
export function lintFiledElsewhere({ application, pack, rulebook }: LintContext): Finding[] {
  const { subject, miniProgram, filingCase } = application;
  // What a province asks is not told of one that was chosen by mistake.
  if (contradictingCode(subject) === 'province') return [];
  const goesOn = filingCase.filingType === 'change' || filingCase.filingType === 'cancel';
  const numbers = [
    [subject.recordNumber, 'icp_subject.base_info.record_number', '主体备案号'],
    [goesOn ? miniProgram.recordNumber : null, 'icp_applets.base_info.record_number', '小程序备案号'],
  ] as const;
  for (const [number, where, label] of numbers) {
    const before = number === null ? null : filingNumberProvince(number, pack.provinces);
    if (before === null || subject.province === null || before === subject.province) continue;
    const [there, here] = [before, subject.province].map((code) => districtName(pack, code));
    return [
      rulebook('province.filedElsewhere', {
        weight: 'should',
        where,
        message: goesOn
          ? `${label}是${there}的，这一单的地区选的是${here}；变更和注销要在发备案号的省份办`
          : `${label}是${there}的，这次要在${here}备案；同一主体在两个省备案会被退回`,
        remedy: goesOn
          ? '请核对备案号和地区；单位迁到外省的，一般要先注销再重新备案，请先问清通管局'
          : '请先问清通管局：一般要在原来的省份办新增，或先注销原来的主体备案再来',
      }),
    ];
  }
  return [];
}
