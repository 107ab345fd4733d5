import { expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { alsoTakenBack, markKinds, markTime } from '#shared/filing/caseMark.ts';
import { errorCodesIn, meaningOfState, officialStatesSchema, officialWordsOf } from '#shared/filing/officialState.ts';
import { stageSchema } from '#shared/filing/stage.ts';

const { officialStates } = await loadRulePack();
const about = (stage: (typeof stageSchema.options)[number], filingType: 'first' | 'change' | 'cancel' = 'first') =>
  officialWordsOf(officialStates, { stage, filingType }).map((group) => `${group.about} ${group.rows.length}`);

it('has every state the platform’s own tables have', () => {
  const codes = (rows: readonly { code: number }[]) => rows.map(({ code }) => code);
  expect(codes(officialStates.entranceStates)).toEqual([0, 1]);
  expect(codes(officialStates.faceStates)).toEqual([0, 1, 2, 3]);
  expect(codes(officialStates.cancelTypes)).toEqual([1, 2, 3]);
  expect(codes(officialStates.cancelReasons)).toEqual([1, 2]);
  expect(codes(officialStates.jointStates)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26]);
  expect(officialStates.faceStates.map(({ mark }) => mark)).toEqual([null, 'faceStarted', 'faceFailed', 'facePassed']);
});

it('a number of the platform means a stage, whether it was refused, and the clock it starts', () => {
  const means = (code: number, sms: number | null = null) => {
    const meaning = meaningOfState(officialStates, code, sms);
    return (
      meaning && `${meaning.stage}${meaning.rejected ? ' rejected' : ''}${meaning.starts ? ` ${meaning.starts}` : ''}`
    );
  };
  expect([2, 3, 4, 5, 6, 1024].map((code) => means(code))).toEqual([
    'platformReview',
    'platformReview rejected',
    'bureauReview',
    'bureauReview rejected',
    'done',
    'findEntrance',
  ]);
  expect([1, 2, 3].map((sms) => means(4, sms))).toEqual(['smsVerification', 'bureauReview', 'smsVerification']);
  // The SMS is told within 管局审核中 alone.
  expect(means(2, 1)).toBe('platformReview');
  expect([15, 16, 18, 20, 21, 23, 24, 25, 26].map((code) => means(code))).toEqual([
    'platformReview feeClock',
    'platformReview',
    'platformReview rejected',
    'platformReview rejected',
    'platformReview rejected',
    'platformReview rejected',
    'bureauReview',
    'bureauReview rejected',
    'done',
  ]);
  expect(means(7)).toBeNull();
});

it('what the platform may say is told where it can be seen', () => {
  expect(about('findEntrance')).toEqual(['备案入口 2', '还缺什么 7']);
  expect(about('appInfo')).toEqual(['管理员刷脸 4', '提交时报的编号 4']);
  expect(about('platformReview')).toEqual(['撤回时报的编号 2', '认证和备案一起办 9']);
  expect(about('platformReview', 'change')).toEqual(['撤回时报的编号 2']);
  expect(about('done')).toEqual([]);
  expect(about('findEntrance', 'cancel')).toEqual(['注销哪一个 3', '注销的原因 2']);
  expect(about('platformReview', 'cancel')).toEqual([]);
});

it('a pack from before these tables were known has none of their rows', () => {
  const {
    entranceStates: _,
    faceStates: __,
    cancelTypes: ___,
    cancelReasons: ____,
    errorCodes: ______,
    jointStates: _____,
    ...old
  } = officialStates;
  const parsed = officialStatesSchema.parse(old);
  for (const stage of stageSchema.options)
    for (const group of officialWordsOf(parsed, { stage, filingType: 'first' })) expect(group.about).toBe('还缺什么');
});

it('every tick has its stages, and what is begun anew is neither failed nor done', () => {
  for (const kind of markKinds) expect(stageSchema.options.some((stage) => markTime(kind, stage) === 'now')).toBe(true);
  expect(markTime('entranceClosed', 'subjectInfo')).toBe('over');
  expect(markTime('feeAsked', 'findEntrance')).toBe('later');
  expect(markTime('feePaid', 'bureauReview')).toBe('over');
  expect(alsoTakenBack('faceStarted', true)).toEqual(['faceFailed', 'facePassed']);
  expect(alsoTakenBack('faceFailed', true)).toEqual(['facePassed']);
  expect(alsoTakenBack('reuseAsked', false)).toEqual(['reuseTried', 'reuseConfirmed']);
  expect(alsoTakenBack('numberShown', true)).toEqual([]);
});

it('a number of the platform is told in words wherever it stands as a whole', () => {
  const codes = (text: string) => errorCodesIn(text, officialStates).map(({ code }) => code);
  expect(officialStates.errorCodes.map(({ code }) => code).toSorted()).toEqual([
    86201, 86202, 86328, 86330, 86355, 86368,
  ]);
  for (const { code } of officialStates.errorCodes) {
    expect(codes(`名称不符\nerrcode：${code}`)).toEqual([code]);
    expect(codes(`1${code} ${code}0 86 ${String(code).slice(2)}`)).toEqual([]);
  }
  expect(codes('８６２０２，86202、86368')).toEqual([86202, 86368]);
  expect(errorCodesIn('86330', officialStates)[0]?.asks).toMatch(/撤不回/);
});
