import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { dueRulesOf, type WatchedCase } from '#shared/filing/dueDates.ts';

const pack = await loadRulePack();

/** What clocks are read by at a moment (ISO). */
export function rulesAt(now: string) {
  return { ...dueRulesOf(pack, chinaDay(new Date(now))), now: new Date(now) };
}

/** A case in preparation in which no clock runs. */
export const idleCase: WatchedCase = {
  stage: 'appInfo',
  filingType: 'first',
  cancelled: false,
  plannedOn: null,
  stageSince: null,
  certificates: [],
  faceStartedAt: null,
  fixSince: null,
  marks: {},
};
