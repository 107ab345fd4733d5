import { personIn } from '../filing/filingCase.ts';
import type { Finding } from '../filing/finding.ts';
import { unansweredWords } from '../filing/unansweredWords.ts';
import type { ProvinceRow } from '../rules/provinceRules.ts';
import type { LintContext } from './lintContext.ts';
import { provinceFinding } from './provinceFinding.ts';

/** What the province wants to read in the remark: how much, and of what. */
export function lintProvinceRemark(context: LintContext, row: ProvinceRow): Finding[] {
  return [...(context.settledNature === 'personal' ? shortRemark(context, row) : []), ...remarkSilent(context, row)];
}

/** Long enough for the platform, too short for the province. */
function shortRemark(context: LintContext, row: ProvinceRow): Finding[] {
  const { comment } = context.application.miniProgram;
  const least = row.leastPersonalRemark;
  if (comment === null || least === null) return [];
  const length = [...comment].length;
  if (length < context.pack.limits.appComment.least || length >= least) return [];
  return [
    provinceFinding(context, row, 'province.remarkLength', {
      weight: 'should',
      where: 'icp_applets.base_info.comment',
      message: `${row.name}要求个人的小程序备注至少 ${least} 字，现在是 ${length} 字，还差 ${least - length} 字`,
      remedy: '请补充实际用途和主要内容，并写明是个人自用',
    }),
  ];
}

/** Words that must be there are not; what else the remark says nobody here can judge. One too short is told of that. */
function remarkSilent(context: LintContext, row: ProvinceRow): Finding[] {
  const { comment } = context.application.miniProgram;
  if (comment === null || [...comment].length < context.pack.limits.appComment.least) return [];
  const missing = row.remarkMustSay.filter(
    (each) => concerns(context, each) && !each.anyOf.some((word) => remarkOf(context, each).includes(word)),
  );
  if (missing.length === 0) return [];
  const what = missing.map((each) => each.what).join('、');
  return [
    provinceFinding(context, row, 'province.remarkWords', {
      weight: 'should',
      where: 'icp_applets.base_info.comment',
      message: `${row.name}要求小程序备注写明${what}，现在没有看到`,
      remedy: `请在备注里加一句，写明${what}`,
    }),
  ];
}

type Demand = ProvinceRow['remarkMustSay'][number];

function remarkOf({ application: { miniProgram, subject } }: LintContext, { either }: Demand): string {
  return [miniProgram.comment, either ? subject.comment : null].join('\n');
}

function concerns({ application, pack, settledNature }: LintContext, { of, when }: Demand): boolean {
  if (of !== 'any' && of !== settledNature) return false;
  switch (when) {
    case 'always':
      return true;
    case 'deputy': {
      const [legal, principal] = [
        personIn(application, 'legalRepresentative'),
        personIn(application, 'subjectPrincipal'),
      ];
      return legal !== null && principal !== null && legal.id !== principal.id;
    }
    case 'approvalWords':
      return unansweredWords(application, pack).length > 0;
    case 'scopeWords':
      return (
        unansweredWords({ ...application, miniProgram: { ...application.miniProgram, name: null } }, pack).length > 0
      );
  }
}
