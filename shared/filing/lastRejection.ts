import type { Stage } from './stage.ts';

/** The notes of a step that was only recorded together with the rejection it led to: forward, and back. */
export const belatedStep = '补记：驳回以前没有登记到这一步';
export const correctedStep = '更正：其实停在这一步时被驳回';

interface StageEvent {
  readonly id: number;
  readonly kind: string;
  readonly at: string;
  readonly fromStage: Stage | null;
  readonly toStage: Stage | null;
  readonly note: string | null;
}

interface KeptRejection {
  readonly id: number;
  readonly stage: Stage;
  readonly at: string;
  readonly reasons: readonly { readonly answer: string | null }[];
}

/**
 * The rejection that brought a case where it stands: nothing moved it since. Null when something else did.
 *
 * It alone can be undone, and only while nobody has answered a reason of it (`isAnswered`). Pure.
 */
export function lastRejection<Kept extends KeptRejection>(
  events: readonly StageEvent[],
  rejections: readonly Kept[],
): Kept | null {
  const last = events.filter(({ toStage }) => toStage !== null).toSorted((one, other) => other.id - one.id)[0];
  if (last?.kind !== 'rejected') return null;
  // Two recorded at the same moment: the later one is meant.
  const [newest] = rejections
    .filter(({ stage, at }) => stage === last.fromStage && at === last.at)
    .toSorted((one, other) => other.id - one.id);
  return newest ?? null;
}

/** Where a case stood before anybody knew of this rejection: the step to where it was rejected may have been recorded with it. */
export function stageBefore(events: readonly StageEvent[], { stage, at }: Pick<KeptRejection, 'stage' | 'at'>): Stage {
  const moves = events.filter(({ toStage }) => toStage !== null).toSorted((one, other) => other.id - one.id);
  const rejected = moves.findIndex((each) => each.kind === 'rejected' && each.fromStage === stage && each.at === at);
  const step = moves[rejected + 1];
  const recordedWithIt = step?.note === belatedStep || step?.note === correctedStep;
  return recordedWithIt && step?.toStage === stage && step.at === at ? (step.fromStage ?? stage) : stage;
}

/** Whether somebody has worked on a rejection. */
export function isAnswered({ reasons }: Pick<KeptRejection, 'reasons'>): boolean {
  return reasons.some(({ answer }) => answer !== null);
}
