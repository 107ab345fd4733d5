import { startTransition, useEffect, useState } from 'react';

/**
 * False in the first drawing, true soon after: what is below the fold is drawn when what is in sight is there, and
 * without holding up the keyboard.
 */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => startTransition(() => setSettled(true)), []);
  return settled;
}
