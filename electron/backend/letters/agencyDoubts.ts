import type { Agency } from '#shared/filing/agency.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { checkCreditCode } from '#shared/identity/creditCode.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { LetterValues } from './gatherLetter.ts';
import type { LetterTemplate } from './template.ts';

const creditCode = 'agency.creditCode';

/** What a letter would print of the agency itself though it cannot be right. Pure. No case is judged by it. */
export function agencyDoubts(
  template: LetterTemplate,
  values: LetterValues,
  agency: Agency,
  rulebook: Rulebook,
): Finding[] {
  const prints = template.fields.some(({ id, source }) => source === creditCode && values[id] !== undefined);
  if (!prints || agency.creditCode === null) return [];
  const check = checkCreditCode(agency.creditCode);
  if (check.ok) return [];
  return [
    rulebook('identity.creditCode', {
      weight: 'must',
      where: creditCode,
      message: `本机构的统一社会信用代码有误：${check.problems.map(({ reason }) => reason).join('；')}`,
      remedy: '请对照本机构的营业执照，到“设置 → 本机构”改正',
    }),
  ];
}
