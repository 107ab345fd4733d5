import type { FilingType } from '#shared/filing/filingCase.ts';
import { type Stage, stageLabels } from '#shared/filing/stage.ts';
import { usualNext } from '#shared/filing/stageMachine.ts';
import { stageSteps } from '#shared/filing/stageSteps.ts';

/** What the next step will ask, so that it can be got ready; null where it asks for nothing but its day. */
export function nextStepSentence(stage: Stage, filingType: FilingType, smsTo: string): string | null {
  const next = usualNext(stage, filingType);
  if (next === null) return null;
  const { moment, asks, starts } = stageSteps[next];
  if (starts === null && asks.length === 0) return null;
  const also = asks.map((what) => (what === 'filingNumber' ? '，并填好备案号' : `；短信会发给${smsTo}`)).join('');
  return `下一步是“${stageLabels[next]}”：请记下${moment}${also}。`;
}
