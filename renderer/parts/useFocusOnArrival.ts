import { type RefObject, useEffect, useRef } from 'react';
import { isTextField } from '../app/shortcuts.ts';

/**
 * Once for each opening of a screen, as soon as `ready`, the keys are `target`'s: whoever opens a list means its rows, whether by
 * the menu, the palette or the address. Not where somebody types, has a choice open, or looks at a dialog meanwhile.
 */
export function useFocusOnArrival(target: RefObject<HTMLElement | null>, ready: boolean): void {
  const arrived = useRef(false);
  useEffect(() => {
    if (!ready || arrived.current) return;
    arrived.current = true;
    const busy = document.activeElement;
    if (isTextField(busy) || busy?.matches('[aria-expanded="true"]') || busy?.closest('dialog, [role="dialog"]'))
      return;
    target.current?.focus({ preventScroll: true });
  }, [target, ready]);
}
