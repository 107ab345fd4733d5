import type { Stage } from './stage.ts';

interface StageEvent {
  readonly id: number;
  readonly kind: string;
  readonly at: string;
  readonly fromStage: Stage | null;
  readonly toStage: Stage | null;
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

/** Whether somebody has worked on a rejection. */
export function isAnswered({ reasons }: Pick<KeptRejection, 'reasons'>): boolean {
  return reasons.some(({ answer }) => answer !== null);
}
