import type { Finding } from '../filing/finding.ts';
import type { LintContext } from './lintContext.ts';

/** A filing that goes on from an earlier one names its number: of the mini program, or of the subject it is added to. */
export function lintFollowUp({ application, rulebook }: LintContext): Finding[] {
  const { filingCase, miniProgram, subject } = application;
  const asked = {
    first: null,
    added: [subject.recordNumber, 'icp_subject.base_info.record_number', '新增备案要有这个主体的备案号'],
    change: [miniProgram.recordNumber, 'icp_applets.base_info.record_number', '变更备案要有小程序原来的备案号'],
    cancel: [miniProgram.recordNumber, 'icp_applets.base_info.record_number', '注销备案要有小程序原来的备案号'],
  } as const;
  const [number, where, message] = asked[filingCase.filingType] ?? [''];
  if (number !== null || where === undefined) return [];
  return [
    rulebook('form.recordNumberMissing', {
      weight: 'should',
      where,
      message: `${message}，现在没有填`,
      remedy: '备案号在小程序的“更多资料”或备案查询系统里看得到，请补填；从来没有备过案的，备案类型应选“首次”',
    }),
  ];
}
