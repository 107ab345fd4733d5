import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { filingTypeSchema } from '#shared/filing/filingCase.ts';
import { officialNamesOf } from '#shared/filing/officialState.ts';
import { inPreparation, type Stage, stageSchema } from '#shared/filing/stage.ts';
import { isRejecting, judgeMove, movesFrom, rejectionTargets, usualNext } from '#shared/filing/stageMachine.ts';
import { hindranceWords, stageSteps } from '#shared/filing/stageSteps.ts';

const stages = stageSchema.options;
const types = filingTypeSchema.options;
const everyPair = types.flatMap((filingType) =>
  stages.flatMap((from) => stages.map((to) => ({ filingType, from, to }) as const)),
);

/** One letter a cell, as a person would draw it: rows from, columns to. */
function drawn(filingType: (typeof types)[number]): string[] {
  return stages.map((from) =>
    stages
      .map((to) => {
        const verdict = judgeMove({ from, to, filingType });
        if (!verdict.possible) return verdict.hindrance === 'same' ? '.' : 'X';
        return verdict.needsReason ? 'r' : 'o';
      })
      .join(''),
  );
}

describe('the machine of stages', () => {
  it('is this, for every pair: o goes, r needs a reason, X cannot be', () => {
    expect(drawn('first')).toEqual(['.orrXXX', 'o.orXXX', 'oo.oXXX', 'rrr.orr', 'rrrr.or', 'rrrrr.o', 'XXXrrr.']);
    expect(drawn('added')).toEqual(['.oorXXX', 'o.orXXX', 'oo.oXXX', 'rrr.orr', 'rrrr.or', 'rrrrr.o', 'XXXrrr.']);
    expect(drawn('change')).toEqual(['.oorXXX', 'o.ooXXX', 'oo.oXXX', 'rrr.orr', 'rrrr.or', 'rrrrr.o', 'XXXrrr.']);
    expect(drawn('cancel')).toEqual(['.oroXXX', 'o.ooXXX', 'oo.oXXX', 'XXX.oor', 'rrrr.or', 'rrrrr.o', 'XXXrrr.']);
  });

  it.each(types)('leads a %s filing to its end by usual steps alone', (filingType) => {
    let stage: Stage = 'findEntrance';
    for (let next = usualNext(stage); next; next = usualNext(stage)) {
      expect(judgeMove({ from: stage, to: next, filingType })).toMatchObject({ kind: 'usual', needsReason: false });
      stage = next;
    }
    expect(stage).toBe('done');
  });

  it('lets nothing reach a review before it was submitted, and nothing filed go back to the form', () => {
    for (const move of everyPair) {
      const verdict = judgeMove(move);
      const toLater = !inPreparation(move.to) && move.to !== 'platformReview';
      if (inPreparation(move.from) && toLater) expect(verdict).toMatchObject({ hindrance: 'notSubmitted' });
      if (move.from === 'done' && inPreparation(move.to)) expect(verdict).toMatchObject({ hindrance: 'filed' });
    }
  });

  it('takes the last move back, whatever it was, and never a stage for itself', () => {
    for (const move of everyPair) {
      const verdict = judgeMove({ ...move, cameFrom: move.to });
      if (move.from === move.to) expect(verdict).toEqual({ possible: false, hindrance: 'same' });
      else expect(verdict).toEqual({ possible: true, kind: 'takenBack', needsReason: false });
      expect(judgeMove({ ...move, cameFrom: null })).toEqual(judgeMove(move));
    }
  });

  it('undoes every possible move in every type of filing', () => {
    for (const { from, to, filingType } of everyPair) {
      if (!judgeMove({ from, to, filingType }).possible) continue;
      expect(judgeMove({ from: to, to: from, filingType, cameFrom: from }).possible).toBe(true);
    }
  });

  it('offers exactly the possible moves', () => {
    for (const filingType of types)
      for (const from of stages) {
        const offered = movesFrom(from, filingType).map(({ to }) => to);
        expect(offered).toEqual(stages.filter((to) => judgeMove({ from, to, filingType }).possible));
      }
  });

  it('lets a rejection come only from where others decide, and go where it is corrected', () => {
    expect(stages.filter(isRejecting)).toEqual(['platformReview', 'smsVerification', 'bureauReview']);
    expect(rejectionTargets.every((each) => inPreparation(each))).toBe(true);
  });

  it('has a task and a moment for every stage, a remedy for every hindrance, and a clock where others decide', () => {
    for (const stage of stages) expect(stageSteps[stage].task).toMatch(/。$/);
    for (const { advice } of Object.values(hindranceWords)) expect(advice).toMatch(/^请.*。$/);
    expect(stages.filter((stage) => stageSteps[stage].starts !== null)).toEqual(stages.filter(isRejecting));
    expect(stageSteps.smsVerification.asks).toContain('smsRecipients');
    expect(stageSteps.done.asks).toContain('filingNumber');
  });
});

describe('the states of the platform', async () => {
  const { officialStates } = await loadRulePack();

  it('mean the stages that the platform’s own table says', () => {
    const unsent = [1024, 1025, 1026, 1027, 1028, 1029, 1030, 1031];
    expect(officialStates.states.map(({ code, stage, rejected }) => [code, stage, rejected])).toEqual([
      [2, 'platformReview', false],
      [3, 'platformReview', true],
      [4, 'bureauReview', false],
      [5, 'bureauReview', true],
      [6, 'done', false],
      ...unsent.map((code) => [code, 'findEntrance', false]),
    ]);
  });

  it('within 管局审核中 wait for the SMS, have it, or have it run out', () => {
    expect(officialStates.smsWithin).toBe(4);
    expect(officialStates.smsStates.map(({ code, stage }) => [code, stage])).toEqual([
      [1, 'smsVerification'],
      [2, 'bureauReview'],
      [3, 'smsVerification'],
    ]);
  });

  it('are named by stage, as the page shows them', () => {
    expect(officialNamesOf(officialStates, 'platformReview')).toEqual(['平台审核中']);
    expect(officialNamesOf(officialStates, 'smsVerification')).toEqual([
      '管局审核中，短信等待核验中',
      '管局审核中，短信核验超时',
    ]);
    expect(officialNamesOf(officialStates, 'bureauReview')).toEqual(['管局审核中，短信核验完成']);
    expect(officialNamesOf(officialStates, 'done')).toEqual(['已备案']);
    expect(officialNamesOf(officialStates, 'appInfo')).toEqual([]);
  });
});
