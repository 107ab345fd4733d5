import type { ShownCaseEvent } from '#shared/api/caseHistory.ts';
import type { FilingType } from '#shared/filing/filingCase.ts';
import { isEarlier, type Stage, stageLabels } from '#shared/filing/stage.ts';
import { judgeMove, movesFrom } from '#shared/filing/stageMachine.ts';
import { hindranceWords, stageSteps } from '#shared/filing/stageSteps.ts';

export { isRejecting, type RejectingStage, rejectingStages, usualNext } from '#shared/filing/stageMachine.ts';

/** Where one can go from a stage, what comes next first; stages one would go back to are marked. */
export function stageChoices(
  from: Stage,
  filingType: FilingType = 'first',
  cameFrom: Stage | null = null,
): { readonly value: Stage; readonly label: string }[] {
  const others = movesFrom(from, filingType, cameFrom).map(({ to }) => to);
  return [
    ...others.filter((each) => !isEarlier(each, from)),
    ...others.filter((each) => isEarlier(each, from)).toReversed(),
  ].map((value) => ({ value, label: isEarlier(value, from) ? `退回到“${stageLabels[value]}”` : stageLabels[value] }));
}

/** Whether a move is out of the usual order, so that somebody has to say why. */
export function asksForReason(from: Stage, to: Stage, filingType: FilingType, cameFrom: Stage | null = null): boolean {
  const verdict = judgeMove({ from, to, filingType, cameFrom });
  return verdict.possible && verdict.needsReason;
}

/** The choices with a stage that was pointed at elsewhere, even where one cannot go there from here. */
export function choicesWith(
  to: Stage | null,
  from: Stage,
  filingType: FilingType,
  cameFrom: Stage | null = null,
): { readonly value: Stage; readonly label: string; readonly disabled?: true }[] {
  const possible = stageChoices(from, filingType, cameFrom);
  if (to === null || possible.some(({ value }) => value === to)) return [...possible];
  return [...possible, { value: to, label: stageLabels[to], disabled: true }];
}

/** Why one cannot go to a stage, and what to do instead; null where one can. */
export function hindranceTo(
  to: Stage,
  from: Stage,
  filingType: FilingType,
  cameFrom: Stage | null = null,
): string | null {
  const verdict = judgeMove({ from, to, filingType, cameFrom });
  if (verdict.possible) return null;
  const { why, advice } = hindranceWords[verdict.hindrance];
  return `${why}。${advice}`;
}

/** What entering a stage asks of the person, as a hint beside the form. */
export function stageHint(to: Stage): string {
  return stageSteps[to].task;
}

/** Where the last move can be taken back to: the stage it came from; null after a rejection and at the start. */
export function cameFromOf(events: readonly ShownCaseEvent[]): Stage | null {
  const last = events
    .filter(({ toStage }) => toStage !== null)
    .toSorted((one, other) => one.id - other.id)
    .at(-1);
  return last?.kind === 'stageChanged' ? last.fromStage : null;
}
