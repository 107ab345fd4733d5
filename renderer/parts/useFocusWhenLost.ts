import { type RefObject, useEffect } from 'react';

/** Once `when` holds, the focus comes to `target` if what had it went away meanwhile. */
export function useFocusWhenLost(target: RefObject<HTMLElement | null>, when: boolean): void {
  useEffect(() => {
    if (when && document.activeElement === document.body) target.current?.focus();
  }, [target, when]);
}
