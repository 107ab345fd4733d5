import type { Finding } from '../filing/finding.ts';
import { checkCreditCode } from '../identity/creditCode.ts';
import { certificateRow, type LintContext } from './lintContext.ts';

/** Characters of a credit code that say who registered what. */
const kindLength = 2;

/**
 * The credit code says what kind of organisation was registered; the 单位性质 chosen is another.
 *
 * Told only of kinds whose codes are known, and where certificate and type fit each other: else the slip is told there.
 */
export function lintSubjectKind(context: LintContext): Finding[] {
  const { application, pack, rulebook } = context;
  const { certificateNumber, certificateType, type } = application.subject;
  const chosen = pack.subjectTypes.find(({ id }) => id === type);
  const row = certificateRow(context, certificateType);
  if (!chosen?.creditCodes || row?.numberKind !== 'credit-code') return [];
  if (row.subjectType !== null && row.subjectType !== type) return [];
  const checked = checkCreditCode(certificateNumber ?? '');
  const kind = checked.normalized.slice(0, kindLength);
  if (!checked.ok || chosen.creditCodes.includes(kind)) return [];
  const registered = pack.subjectTypes.filter(({ creditCodes }) => creditCodes?.includes(kind));
  if (registered.length === 0) return [];
  return [
    rulebook('form.subjectTypeOther', {
      weight: 'should',
      where: 'icp_subject.base_info.type',
      message: `信用代码以“${kind}”开头，登记的一般是${registered.map(({ name }) => name).join('、')}，单位性质选的是“${chosen.name}”`,
      remedy: '请对照证照核对单位性质和信用代码；确实没有错的，写明理由保留',
    }),
  ];
}
