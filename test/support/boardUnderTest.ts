import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { boardSchema } from '#shared/api/board.ts';
import { boardOf } from '#shared/filing/board.ts';
import type { BoardCase, OpenReason } from '#shared/filing/boardLines.ts';
import { dueRulesOf } from '#shared/filing/dueDates.ts';

export const pack = await loadRulePack();
/** Monday 23 November 2026, noon in China. */
export const now = new Date('2026-11-23T04:00:00.000Z');

let serial = 0;
export function boardCase(changes: Partial<BoardCase>): BoardCase {
  serial++;
  return {
    number: `2026-${String(serial).padStart(4, '0')}`,
    subjectName: '北京样例餐饮管理有限公司',
    miniProgramName: '样例点餐',
    staff: '样例小陈',
    updatedAt: '2026-11-01T02:00:00.000Z',
    firstMust: 'icp_applets.base_info.comment',
    findings: { must: 0, missing: 0, should: 1, hint: 0 },
    stage: 'done',
    filingType: 'first',
    cancelled: false,
    plannedOn: null,
    stageSince: '2026-11-01T02:00:00.000Z',
    certificates: [],
    faceStartedAt: null,
    fixSince: null,
    marks: { policeSettled: '2026-11-02T02:00:00.000Z' },
    recordNumber: '粤ICP备12345678号-1X',
    numberShown: true,
    unanswered: 0,
    rejectedAt: null,
    ...changes,
  };
}

export const reason: OpenReason = {
  at: '2026-11-20T02:00:00.000Z',
  stage: 'platformReview',
  keyName: '备注信息',
  error: '过于笼统',
};

export function board(
  cases: readonly BoardCase[],
  { at = now, mostPerKind = 10, firstUnanswered = () => reason } = {},
) {
  const rules = dueRulesOf(pack, new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
  const smsTo = () => [
    {
      who: '主体负责人',
      name: '样例王五',
      mobileMasked: '138****0001',
      role: 'subjectPrincipal' as const,
      certain: true,
    },
  ];
  const decided = boardOf(cases, { ...rules, now: at, mostPerKind, firstUnanswered, smsTo });
  // Every board must be one the contract lets through.
  return boardSchema.parse({ today: rules.today, totalCases: cases.length, unjudged: 0, ...decided });
}

export function section(cases: readonly BoardCase[], kind: string, options?: Parameters<typeof board>[1]) {
  const found = board(cases, options).sections.find((each) => each.kind === kind);
  if (!found) throw new Error(`no section ${kind}`);
  return found;
}
