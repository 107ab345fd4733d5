import type { FilingType } from '#shared/filing/filingCase.ts';
import { type Stage, stageLabels, stageSchema } from '#shared/filing/stage.ts';
import { judgeMove, movesFrom } from '#shared/filing/stageMachine.ts';
import { stageSteps } from '#shared/filing/stageSteps.ts';

export { isRejecting, type RejectingStage, rejectingStages, usualNext } from '#shared/filing/stageMachine.ts';

/** Whether a stage lies before another one: going there is going back. */
export function isEarlier(stage: Stage, than: Stage): boolean {
  return stageSchema.options.indexOf(stage) < stageSchema.options.indexOf(than);
}

/** Where one can go from a stage, what comes next first; stages one would go back to are marked. */
export function stageChoices(
  from: Stage,
  filingType: FilingType = 'first',
): { readonly value: Stage; readonly label: string }[] {
  const others = movesFrom(from, filingType).map(({ to }) => to);
  return [
    ...others.filter((each) => !isEarlier(each, from)),
    ...others.filter((each) => isEarlier(each, from)).toReversed(),
  ].map((value) => ({ value, label: isEarlier(value, from) ? `退回到“${stageLabels[value]}”` : stageLabels[value] }));
}

/** Whether a move is out of the usual order, so that somebody has to say why. */
export function asksForReason(from: Stage, to: Stage, filingType: FilingType): boolean {
  const verdict = judgeMove({ from, to, filingType });
  return verdict.possible && verdict.needsReason;
}

/** What entering a stage asks of the person, as a hint beside the form. */
export function stageHint(to: Stage): string {
  return stageSteps[to].task;
}
