import type { Stage } from '#shared/filing/stage.ts';
import { useKept } from '../../parts/useKept.ts';

const none: Stage | null = null;

/** The stage somebody pointed at for a case; null while nobody did. It is a choice, and moves nothing by itself. */
export function useMoveChoice(caseNumber: string) {
  return useKept<Stage | null>(`${caseNumber}.moveTo`, none);
}

/** What an address brings along to say that a stage was just chosen: the keyboard goes to where it is confirmed. */
export const arrivingToMove = { arrivingToMove: true };

/** Whether somebody just came to move the case on. */
export function isArrivingToMove(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'arrivingToMove' in state;
}
