import { useMemo, useState } from 'react';
import type { FoundCases } from '#shared/api/cases.ts';
import { useSteady } from '../parts/useSteady.ts';
import { keepOrder } from './keepOrder.ts';

/**
 * What was found, in the order it stands in since `hold` was called: a change of many cases sorts nothing anew.
 *
 * Another question lets go of it, and so does `release`.
 */
export function useSteadyOrder(found: FoundCases | undefined, question: string) {
  const [held, setHeld] = useState<{ readonly question: string; readonly numbers: readonly string[] } | null>(null);
  if (held !== null && held.question !== question) setHeld(null);
  const steady = useMemo(
    () =>
      found && held?.question === question ? { ...found, numbers: keepOrder(held.numbers, found.numbers) } : found,
    [found, held, question],
  );
  const hold = useSteady(() => {
    if (found && held === null) setHeld({ question, numbers: found.numbers });
  });
  const release = useSteady(() => setHeld(null));
  return { found: steady, hold, release };
}
