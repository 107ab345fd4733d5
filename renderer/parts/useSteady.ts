import { useCallback, useEffect, useRef } from 'react';

/** A function that stays the same from drawing to drawing and always does what the latest one does. For handlers only. */
export function useSteady<Input extends unknown[]>(act: (...input: Input) => void): (...input: Input) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((...input: Input) => latest.current(...input), []);
}
