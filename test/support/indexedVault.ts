import { openCaseIndex } from '#backend/cases/caseIndex.ts';
import { type CaseRules, judgeCase } from '#backend/cases/judgeCase.ts';
import type { Pace } from '#backend/cases/pace.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import type { WriteDatabase } from '#backend/vault/sql.ts';
import { listCaseFacts } from '#backend/vault/store/caseFacts.ts';
import { loadApplication } from '#backend/vault/store/cases.ts';
import { listMaterials } from '#backend/vault/store/materials.ts';
import { listSettlements } from '#backend/vault/store/settlements.ts';
import type { FindingCounts } from '#shared/api/cases.ts';
import type { Weight } from '#shared/filing/finding.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { profileById } from '#shared/scans/profile.ts';

export const indexedToday = '2026-11-23';
/** Noon of that day in China. */
export const indexedNow = new Date('2026-11-23T04:00:00.000Z');
export const shippedPack = await loadRulePack();

/** What cases are judged by in tests of the index. */
export function rulesOf(pack: RulePack = shippedPack, today: string = indexedToday): CaseRules {
  return {
    pack,
    rulebook: rulebookOf(pack),
    profile: profileById(pack, 'wechat-default'),
    strictness: 'usual',
    today,
    agencyPhones: [],
    ownRules: [],
  };
}

/** A pace that goes on only when told to; every look at the clock takes 5 of the 15 milliseconds of a slice. */
export function steppedPace() {
  const waiting = new Set<() => void>();
  let moment = 0;
  const pace: Pace = {
    later: (work) => {
      waiting.add(work);
      return () => waiting.delete(work);
    },
    turn: () => Promise.resolve(),
    milliseconds: () => {
      moment += 5;
      return moment;
    },
  };
  return {
    pace,
    /** Whether background work is announced. */
    get busy() {
      return waiting.size > 0;
    },
    step: () => {
      const [work] = waiting;
      if (!work) throw new Error('nothing to go on with');
      waiting.delete(work);
      work();
    },
  };
}

/** An index whose rules and pace are in the test's hands. */
export function indexOf(db: WriteDatabase, rules: () => CaseRules = rulesOf) {
  const stepped = steppedPace();
  return { stepped, index: openCaseIndex({ db, rules: () => rules(), pace: stepped.pace }) };
}

/** What every case is and how it is judged, asked case by case: what the index must say. */
export function judgedOneByOne(db: WriteDatabase, rules: CaseRules) {
  return listCaseFacts(db)
    .map(({ facts }) => facts)
    .toSorted((one, other) => other.year - one.year || other.sequence - one.sequence)
    .map((facts) => ({ ...facts, ...judgedBy(db, facts.id, rules) }));
}

export function countsOf(db: WriteDatabase, caseId: number, rules: CaseRules): FindingCounts {
  return judgedBy(db, caseId, rules).findings;
}

function judgedBy(db: WriteDatabase, caseId: number, rules: CaseRules) {
  const { findings } = judgeCase(
    loadApplication(db, caseId),
    listMaterials(db, caseId),
    rules,
    listSettlements(db, caseId),
  );
  const count = (weight: Weight) => findings.filter((each) => each.weight === weight).length;
  const missing = findings.filter((finding) => kindOf(finding) === 'missing');
  const wrong = findings.find((finding) => finding.weight === 'must' && !missing.includes(finding));
  const counts: FindingCounts = {
    must: count('must'),
    missing: missing.length,
    should: count('should'),
    hint: count('hint'),
  };
  return { findings: counts, firstMust: (wrong ?? missing[0])?.where ?? null };
}
